import { expect, test } from 'vitest'
import { findCards } from '#client/plan/findCards.ts'
import { boardPlan } from '#test/support/boardPlan.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const [SEA, FARM] = [sampleId(801), sampleId(802)]
const id = (n: number) => sampleId(810 + n)
const plan = planOf({
  organisations: [
    { id: sampleId(1), name: 'Department of Environmental Affairs', acronym: 'DEA' },
    { id: sampleId(2), name: 'Comité de la Pêche', acronym: '' },
  ],
  workstreams: [
    { id: SEA, code: 'MPSG', title: 'Marine protection' },
    { id: FARM, code: 'AQ', title: 'Aquaculture' },
  ],
  issues: [
    { id: id(1), workstreamId: SEA, text: 'No inspectorate for the exclusive zone', orderKey: 'a1' },
    {
      id: id(2),
      workstreamId: FARM,
      text: 'Permits take 890 days; the inspectorate is small',
      orderKey: 'a2',
    },
    { id: id(3), workstreamId: SEA, text: 'Removed inspectorate', deletedAt: '2014-07-01T00:00:00.000Z' },
  ],
  initiatives: [
    {
      id: id(4),
      workstreamId: SEA,
      title: 'Ocean act',
      code: 'MPSG-1',
      leadOrgId: sampleId(1),
      orderKey: 'a1',
    },
    {
      id: id(5),
      workstreamId: SEA,
      title: 'Accélérer les permis',
      code: 'MPSG-10',
      supportOrgIds: [sampleId(2)],
    },
    { id: id(6), workstreamId: null, title: 'Ocean act of nowhere' },
  ],
  milestones: [{ id: id(7), initiativeId: id(4), title: 'First', orderKey: 'a1' }],
  activities: [
    { id: id(8), milestoneId: id(7), text: 'Draft the act', responsibleIds: [sampleId(2)], orderKey: 'a1' },
  ],
})
const kindName = (collection: string) => ({ issues: 'Issue', activities: 'Activity' })[collection] ?? 'Other'
const find = (query: string) => findCards(plan, query, { kindName })
const ids = (query: string) => find(query).map((card) => card.id)

test('FN1 all words have to be in a card, in any order and part of it: words, code, owner, kind', () => {
  expect(ids('inspectorate exclusive')).toEqual([id(1)])
  expect(ids('act DEA')).toEqual([id(4)])
  expect(ids('environmental affairs')).toEqual([id(4)])
  expect(ids('issue days')).toEqual([id(2)])
  expect(ids('mpsg 1.1')).toEqual([id(8)])
  expect(ids('inspectorate nothing')).toEqual([])
  expect(ids('   ')).toEqual([])
})

test('FN1 accents and case do not matter, on either side', () => {
  expect(ids('ACCELERER')).toEqual([id(5)])
  expect(ids('pérmis')).toEqual([id(5)])
  expect(new Set(ids('comite peche'))).toEqual(new Set([id(5), id(8)]))
})

test('FN1 the best is first: a code, then what begins with it, then what has it somewhere', () => {
  expect(ids('mpsg-1')[0]).toBe(id(4))
  expect(ids('inspectorate')).toEqual([id(1), id(2)])
  expect(ids('no')[0]).toBe(id(1))
  expect(find('draft')[0]).toEqual({
    id: id(8),
    collection: 'activities',
    board: SEA,
    words: 'Draft the act',
    code: 'MPSG-1 · 1.1',
    owners: ['Comité de la Pêche'],
  })
})

test('FN1 what is removed or in no room is not found', () => {
  expect(ids('removed')).toEqual([])
  expect(ids('nowhere')).toEqual([])
})

test('FN1 a word of the other language finds the card too', () => {
  const other = { ...plan.initiatives.get(id(4)), translation: 'Wet op die oseaan' }
  const both = { ...plan, initiatives: new Map([[id(4), other]]) } as typeof plan
  expect(findCards(both, 'oseaan', { kindName }).map((card) => card.words)).toEqual(['Ocean act'])
})

test('FN1 of two thousand cards every one that fits is found', () => {
  const room = boardPlan(2_000)
  expect(findCards(room, 'permits departments', { kindName }).length).toBeGreaterThan(90)
})
