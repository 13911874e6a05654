import { expect, test } from 'vitest'
import type { HistoryFact } from '#shared/api/history.ts'
import { factText, headText } from '#client/history/factText.ts'
import { countsOf, groupFacts } from '#client/history/groupFacts.ts'
import { pastAddress, placeOf } from '#client/history/pastAddress.ts'
import { fromField, readSince, sinceMoment, toField, writeSince } from '#client/history/since.ts'
import { briefly, calendarDay, momentOf, plainDay, zoneName } from '#client/history/times.ts'
import type { Told } from '#client/history/told.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const t = i18n.getFixedT(null, ['history', 'plan', 'common'])
const [ROOM, INITIATIVE, M1, M2, ACTIVITY] = [n(1), n(2), n(3), n(4), n(5)]
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'AQ', title: 'Aquaculture' }],
  organisations: [
    { id: n(10), name: 'Department of Environmental Affairs', acronym: 'DEA' },
    { id: n(11), name: 'Treasury' },
    { id: n(12), name: 'Fish farmers', deletedAt: '2014-07-20T10:00:00Z' },
  ],
  initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'Farms' }],
  milestones: [
    { id: M1, initiativeId: INITIATIVE, orderKey: 'a0' },
    { id: M2, initiativeId: INITIATIVE, orderKey: 'a1', title: 'Second' },
  ],
  activities: [
    { id: ACTIVITY, milestoneId: M2, text: 'Approve the plan' },
    { id: n(6), workstreamId: ROOM, text: 'Loose' },
  ],
  issues: [{ id: n(7), text: 'Permits take years' }],
  links: [{ id: n(20), kind: 'answers', fromId: INITIATIVE, toId: n(7) }],
  dependencies: [{ id: n(21), fromId: ACTIVITY, toId: n(6), deletedAt: '2014-07-20T10:00:00Z' }],
})

const told = (change: Partial<Told>): Told => ({
  kind: 'changed',
  collection: 'activities',
  entityId: ACTIVITY,
  label: 'Approve the plan',
  workstreamId: ROOM,
  field: null,
  before: null,
  after: null,
  ...change,
})

test('HI54 a fact is about something by its kind, its number and what it was called', () => {
  expect(headText(t, plan, told({}))).toBe('Activity 2.1 “Approve the plan”')
  expect(headText(t, plan, told({ entityId: n(6), label: 'Loose' }))).toBe('Activity “Loose”')
  expect(headText(t, plan, told({ entityId: n(99), label: '' }))).toBe('Activity “not named yet”')
  expect(headText(t, plan, told({ collection: null, entityId: null }))).toBe('The plan')
  const link = told({ collection: 'links', entityId: n(20), label: 'Farms → Permits take years' })
  expect(headText(t, plan, link)).toBe('Link: “Farms” answers “Permits take years”')
  const dependency = told({ collection: 'dependencies', entityId: n(21) })
  expect(headText(t, plan, dependency)).toBe('Dependency: “Loose” depends on “Approve the plan”')
  const unmade = told({ collection: 'links', entityId: n(98), label: 'A → B' })
  expect(headText(t, plan, unmade)).toBe('Link “A → B”')
})

const DAY = plainDay('2014-10-08')
const LATER = plainDay('2014-12-01')
const SAID: [text: string, change: Partial<Told>][] = [
  ['Added', { kind: 'created' }],
  ['Removed', { kind: 'removed', field: 'deletedAt' }],
  ['Brought back', { kind: 'revived' }],
  ['Frozen for signing', { kind: 'frozen', collection: null }],
  ['Opened again for editing', { kind: 'reopened', collection: null }],
  ['Restored from a backup', { kind: 'restored', collection: null }],
  [
    `Planned end moved from ${DAY} to ${LATER}`,
    { field: 'plannedEnd', before: '2014-10-08', after: '2014-12-01' },
  ],
  [`Planned end set to ${DAY}`, { field: 'plannedEnd', before: null, after: '2014-10-08' }],
  [`Planned end taken away; it was ${DAY}`, { field: 'plannedEnd', before: '2014-10-08', after: null }],
  ['Text changed from “A” to “B”', { field: 'text', before: 'A', after: 'B' }],
  [
    'Lead organisation changed from Department of Environmental Affairs to Treasury',
    { collection: 'initiatives', field: 'leadOrgId', before: n(10), after: n(11) },
  ],
  [
    'Lead organisation changed from Fish farmers to something no longer in the plan',
    { collection: 'initiatives', field: 'leadOrgId', before: n(12), after: n(97) },
  ],
  ['Responsibility: added Treasury', { field: 'responsibleIds', before: [n(10)], after: [n(10), n(11)] }],
  [
    'Responsibility: added Treasury; took away Department of Environmental Affairs',
    { field: 'responsibleIds', before: [n(10)], after: [n(11)] },
  ],
  [
    'State changed from Idea to Planned',
    { collection: 'initiatives', field: 'state', before: 'idea', after: 'planned' },
  ],
  ['Kind changed from Interim to Final target', { collection: 'trajectoryPoints', field: 'kind', before: 'interim', after: 'final' }], // prettier-ignore
  [
    'Now marked “Is a root cause”',
    { collection: 'issues', field: 'isRootCause', before: false, after: true },
  ],
  [
    'No longer marked “Is a root cause”',
    { collection: 'issues', field: 'isRootCause', before: true, after: false },
  ],
  [
    'Amount set to 9\u202f007\u202f199\u202f254\u202f740\u202f993.10',
    { collection: 'budgetLines', field: 'amount', before: null, after: '9007199254740993.10' },
  ],
  ['Moved to another place in the order', { field: 'orderKey', before: 'a0', after: 'a1' }],
  ['Milestone set to Second', { field: 'milestoneId', before: null, after: M2 }],
]
test.each(SAID)('HI54 it is said: %s', (text, change) =>
  expect(factText(t, plan, told(change))).toEqual({ text, words: null }),
)

test('HI54 many words are not repeated in a sentence: they can be opened as what went and what came', () => {
  const long = 'A long text of many words. '.repeat(5)
  const say = (before: unknown, after: unknown) => factText(t, plan, told({ field: 'text', before, after }))
  expect(say('Short', long)).toEqual({ text: 'Text rewritten', words: { before: 'Short', after: long } })
  expect(say('', long)).toEqual({ text: 'Text written', words: { before: '', after: long } })
  expect(say(long, '')).toEqual({ text: 'Text emptied', words: { before: long, after: '' } })
})

let rows = 0
const fact = (at: string, change: Partial<HistoryFact> = {}): HistoryFact => {
  rows += 1
  return {
    ...told({ kind: 'changed', field: 'text' }),
    id: 1000 - rows,
    seq: 1000 - rows,
    lastSeq: 1000 - rows,
    at,
    lastAt: at,
    seat: { id: n(50), name: 'Thandi' },
    ...change,
  }
}

test('HI55 facts stand by day, room, entity and by who changed it without a long pause', () => {
  const lerato = { seat: { id: n(51), name: 'Lerato' } }
  const facts = [
    fact('2014-11-12T22:30:00.000Z'),
    fact('2014-11-12T12:20:00.000Z'),
    fact('2014-11-12T12:10:00.000Z', { entityId: n(6) }),
    fact('2014-11-12T12:06:00.000Z'),
    fact('2014-11-12T12:05:00.000Z', lerato),
    fact('2014-11-12T12:04:00.000Z'),
    fact('2014-11-12T11:00:00.000Z', { workstreamId: null, entityId: n(10), collection: 'organisations' }),
    fact('2014-11-12T10:00:00.000Z', {
      kind: 'frozen',
      collection: null,
      entityId: null,
      workstreamId: null,
    }),
  ]
  const days = groupFacts(facts, { timeZone: 'Africa/Johannesburg' })
  const told = days.map(({ day, rooms }) => [
    day,
    ...rooms.map((room) => [
      room.workstreamId,
      ...room.entities.map((entity) => entity.runs.map((run) => [run.seat?.name, run.facts.length])),
    ]),
  ])
  expect(told).toEqual([
    ['2014-11-13', [ROOM, [['Thandi', 1]]]],
    [
      '2014-11-12',
      [
        ROOM,
        [
          ['Thandi', 2],
          ['Lerato', 1],
          ['Thandi', 1],
        ],
        [['Thandi', 1]],
      ],
      [null, [['Thandi', 1]], [['Thandi', 1]]],
    ],
  ])
  expect(countsOf(facts)).toEqual({ changes: 8, people: 2, rooms: 1 })
})

test('HI55 days and times are of the person’s language and time zone, plain dates of none', () => {
  const zone = { locale: 'en-GB', timeZone: 'Africa/Johannesburg' }
  expect(momentOf('2014-11-12T12:05:00.000Z', zone)).toMatch(/^12 November 2014(,| at) 14:05$/)
  expect(zoneName('2014-11-12T12:05:00.000Z', zone)).toBe('South Africa Standard Time')
  expect(calendarDay('2014-11-12T22:30:00.000Z', zone)).toBe('2014-11-13')
  // What was last done after midnight was done today, though it is yesterday in Greenwich.
  expect(briefly('2014-11-12T22:30:00.000Z', '2014-11-13', zone)).toBe('00:30')
  expect(briefly('2014-11-12T21:30:00.000Z', '2014-11-13', zone)).toBe('12 Nov 2014')
  expect(plainDay('2014-10-08', { locale: 'en-GB', timeZone: 'Pacific/Honolulu' })).toBe('8 October 2014')
  expect(plainDay('2014-10-08', { locale: 'fr' })).toBe('8 octobre 2014')
})

test('HI56 since when is asked is kept in the address: since yesterday where it says nothing', () => {
  const now = new Date(2014, 10, 12, 14, 5)
  const at = (text: string | null, frozenAt: string | null = null) =>
    sinceMoment(readSince(text), now, frozenAt)
  expect(at(null)).toBe(new Date(2014, 10, 11).toISOString())
  expect(at('nonsense')).toBe(at(null))
  expect(at('today')).toBe(new Date(2014, 10, 12).toISOString())
  expect(at('week')).toBe(new Date(2014, 10, 5).toISOString())
  expect(at('all')).toBeUndefined()
  expect(at('frozen', '2014-08-15T12:00:00Z')).toBe('2014-08-15T12:00:00Z')
  expect(at('2014-08-15T12:00:00Z')).toBe('2014-08-15T12:00:00Z')
  for (const text of ['today', 'all', '2014-08-15T12:00:00Z']) expect(writeSince(readSince(text))).toBe(text)
  expect(writeSince(readSince(null))).toBeNull()
  const typed = toField('2014-11-12T12:05:31.000Z')
  expect(fromField(typed)).toBe('2014-11-12T12:05:00.000Z')
  expect(fromField('')).toBeNull()
})

test('HI56 a fact leads to the lab just after it; what was removed, to just before', () => {
  const about = {
    seq: 7,
    lastSeq: 9,
    collection: 'activities',
    entityId: ACTIVITY,
    workstreamId: ROOM,
  } as const
  expect(placeOf({ ...about, kind: 'changed' }, plan)).toEqual({ seq: 9, room: ROOM, card: ACTIVITY })
  expect(placeOf({ ...about, kind: 'removed' }, plan)).toMatchObject({ seq: 6 })
  expect(placeOf({ ...about, kind: 'changed', workstreamId: null }, plan)).toMatchObject({ room: ROOM })
  const linked = placeOf({ ...about, kind: 'created', collection: 'links', entityId: n(20) }, plan)
  expect(linked?.card).toBe(INITIATIVE)
  expect(placeOf({ ...about, kind: 'frozen', collection: null, entityId: null }, plan)?.card).toBeNull()
  expect(pastAddress({ lab: 'oceans', seq: 9, room: 'aq', view: 'plan', card: ACTIVITY })).toBe(
    `/labs/oceans/history/9/rooms/aq/plan?card=${ACTIVITY}`,
  )
})
