import { expect, test } from 'vitest'
import type { Dependency } from '#shared/plan/plan.ts'
import { latestAnswers, NO_ANSWERS, requestsOf, type RequestAnswer } from '#shared/plan/requests.ts'
import { askedDates } from '#client/between/askedDates.ts'
import { countsOf, inOrder } from '#client/between/orderOf.ts'
import { roomsToDoWith } from '#client/between/roomsToDoWith.ts'
import { rowChoices } from '#client/between/rowChoices.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { sampleId as n, withChange } from '#test/support/samplePlan.ts'

const { aq, mpsg, doer, asker, aqLead, survey, published, farms, asked } = ROOMS
const dependency = (fields: Partial<Dependency>): Dependency => ({
  id: n(90),
  fromId: published,
  toId: farms,
  type: 'FS',
  lagDays: 0,
  illustrative: false,
  deletedAt: null,
  ...fields,
})

test('RQ14 what asking would do to the dates is told from the plan: it fits, or who would move and how far', () => {
  const dates = (fields: Partial<Dependency>) => askedDates(roomsThatAsk, NO_ANSWERS, dependency(fields))
  expect(dates({ fromId: survey })).toEqual({ kind: 'fits', needed: '2015-03-31', date: '2015-03-31' })
  expect(dates({})).toEqual({
    kind: 'late',
    needed: '2015-03-31',
    date: '2015-04-30',
    days: 30,
    start: '2015-05-01',
    more: 1,
  })
  expect(dates({ toId: survey })).toBeNull()
  const undated = withChange(roomsThatAsk, 'activities', published, { plannedEnd: null })
  expect(askedDates(undated, NO_ANSWERS, dependency({}))).toEqual({ kind: 'unknown' })
})

test('RQ15 a page shows first the rooms one has to do with, and in them what waits for one', () => {
  const rooms = (organisationId: string | null) =>
    roomsToDoWith(roomsThatAsk, requestsOf(roomsThatAsk), organisationId)
  expect([doer, asker, aqLead, n(99), null].map(rooms)).toEqual([[aq], [mpsg], [aq], [], []])
  const also = (id: string, lagDays: number) => [id, { fromId: published, toId: n(43), lagDays }] as const
  const plan = [also(n(60), 1), also(n(61), 2), also(n(62), 200), also(n(63), 4)].reduce(
    (made, [id, fields]) => withChange(made, 'dependencies', id, fields),
    roomsThatAsk,
  )
  const answered = (
    dependencyId: string,
    lagDays: number,
    fields: Partial<RequestAnswer>,
  ): RequestAnswer => ({
    dependencyId,
    fromId: published,
    toId: n(43),
    type: 'FS',
    lagDays,
    askedRoomId: aq,
    answer: 'accepted',
    reason: '',
    promised: '2015-04-30',
    by: 'Thandi',
    organisationName: 'DAFF',
    at: '2014-08-01T10:00:00.000Z',
    ...fields,
  })
  const requests = requestsOf(
    plan,
    latestAnswers([
      answered(n(60), 1, {}),
      answered(n(61), 2, { answer: 'refused', reason: 'No' }),
      answered(n(63), 4, { promised: '2015-04-01' }),
    ]),
  )
  const order = (side: 'asked' | 'asks') => inOrder(requests, side).map((one) => one.dependency.id)
  expect(order('asked')).toEqual([n(62), asked, n(63), n(61), n(60)])
  expect(order('asks')).toEqual([n(61), n(63), n(62), asked, n(60)])
  expect(countsOf(requests)).toEqual({ waiting: 2, moved: 1, refused: 1, settled: 1 })
})

test('RQ14 rows are offered by room, by number and words; what has no words is not', () => {
  const plan = withChange(roomsThatAsk, 'activities', n(47), { workstreamId: mpsg, text: 'Buy boats' })
  const nameless = withChange(plan, 'activities', n(48), { workstreamId: mpsg, text: ' ' })
  expect(rowChoices(nameless).map((row) => `${row.collection} ${row.label}`)).toEqual([
    'initiatives AQ-1 Farms',
    'milestones AQ-1 Surveyed',
    'activities AQ-1 · 1.1 Survey the coast',
    'activities AQ-1 · 1.2 Publish the survey',
    'initiatives MPSG-1 Patrols',
    'milestones MPSG-1 Patrolled',
    'activities MPSG-1 · 1.1 Patrol the farms',
    'activities MPSG-1 · 1.2 Report on the patrols',
    'activities Buy boats',
  ])
})
