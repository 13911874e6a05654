import { expect, test } from 'vitest'
import type { RequestAnswer } from '#shared/plan/requests.ts'
import { boardOf } from '#shared/plan/select.ts'
import { waitingOf, type Waiting, type WaitingParty } from '#shared/plan/waiting.ts'
import { planOf, sampleId as n, withChange } from '../support/samplePlan.ts'

const row = (id: number, room: number, owners: number[], start: string, end: string) => ({
  id: n(id),
  workstreamId: n(room),
  text: `Row ${id}`,
  responsibleIds: owners.map(n),
  plannedStart: start,
  plannedEnd: end,
})

/** Rooms 10 and 11; A (1) waits for B (2) in the other room twice, OPOCT (3) for B in its own, and C (4) is gone. */
const plan = planOf({
  organisations: [
    { id: n(1), acronym: 'A' },
    { id: n(2), acronym: 'B' },
    { id: n(3), acronym: 'OPOCT', planned: true },
    { id: n(4), acronym: 'C', deletedAt: '2014-08-15T12:00:00Z' },
  ],
  workstreams: [{ id: n(10) }, { id: n(11) }],
  initiatives: [{ id: n(20), workstreamId: n(11), leadOrgId: n(2) }],
  milestones: [
    { id: n(30), initiativeId: n(20), due: '2014-11-30' },
    { id: n(31), initiativeId: n(20), due: '2014-11-30' },
  ],
  activities: [
    row(40, 10, [1], '2014-10-10', '2014-10-20'),
    row(41, 11, [2], '2014-10-01', '2014-10-12'),
    row(42, 11, [2], '2014-09-01', '2014-09-30'),
    row(43, 11, [2, 3], '2014-10-01', '2014-10-31'),
    row(44, 10, [4], '2014-10-01', '2014-10-31'),
  ],
  dependencies: [
    { id: n(50), fromId: n(41), toId: n(40) },
    { id: n(51), fromId: n(42), toId: n(40), lagDays: 2 },
    { id: n(52), fromId: n(42), toId: n(43) },
    { id: n(53), fromId: n(44), toId: n(40) },
    { id: n(54), fromId: n(30), toId: n(31) },
  ],
})

const told = ({ organisationId, count, short }: WaitingParty) =>
  `${organisationId?.at(-1) ?? '-'}: ${count}, ${short} short`
const pairs = (waiting: Waiting) =>
  waiting.pairs.map(
    ({ waiterId, awaitedId, waits, short }) =>
      `${waiterId?.at(-1) ?? '-'} for ${awaitedId?.at(-1) ?? '-'}: ${waits.map((w) => w.inHand).join(' ')}, ${short}`,
  )
const refused = (id: number, dependency: { type: 'FS'; lagDays: number }, from: number, to: number) =>
  new Map([
    [
      n(id),
      {
        dependencyId: n(id),
        fromId: n(from),
        toId: n(to),
        ...dependency,
        askedRoomId: boardOf(plan, n(from)),
        answer: 'refused',
      } as RequestAnswer,
    ],
  ])

test('SC30 who waits for whom is told by who is responsible, with the days in hand or short; the most awaited first', () => {
  const waiting = waitingOf(plan)
  expect(waiting.awaited.map(told)).toEqual(['2: 3, 1 short', '-: 1, 1 short'])
  expect(waiting.waiters.map(told)).toEqual(['1: 3, 2 short', '3: 1, 0 short'])
  expect(pairs(waiting)).toEqual(['1 for 2: -3 7, 1', '3 for 2: 0, 0', '1 for -: -22, 1'])
})

test('SC30 what an organisation owes itself is left out, and who is gone is nobody', () => {
  const own = withChange(plan, 'activities', n(40), { responsibleIds: [n(2)] })
  expect(pairs(waitingOf(own))).toEqual(['3 for 2: 0, 0', '2 for -: -22, 1'])
})

test('SC31 of a room, what it waits for and what is waited for in it', () => {
  expect(pairs(waitingOf(plan, new Map(), n(10)))).toEqual(['1 for 2: -3 7, 1', '1 for -: -22, 1'])
  expect(pairs(waitingOf(plan, new Map(), n(11)))).toEqual(['1 for 2: -3 7, 1', '3 for 2: 0, 0'])
})

test('SC32 what was refused or goes round in a circle is told and is not short', () => {
  const answers = refused(50, { type: 'FS', lagDays: 0 }, 41, 40)
  const [first] = waitingOf(plan, answers).pairs
  expect(first?.waits.map(({ request, inHand }) => `${request?.state} ${inHand}`)).toEqual([
    'refused -3',
    'waiting 7',
  ])
  expect(first?.short).toBe(0)
  const circle = withChange(plan, 'dependencies', n(55), { fromId: n(40), toId: n(41) })
  expect(pairs(waitingOf(circle)).slice(0, 1)).toEqual(['1 for 2: -3 7, 0'])
  expect(waitingOf(circle).pairs[0]?.waits.map(({ circular }) => circular)).toEqual([true, false])
})

test('SC30 without dates nobody is short; within a room nobody is asked', () => {
  const undated = withChange(plan, 'activities', n(42), { plannedEnd: null })
  const all = waitingOf(undated).pairs.flatMap(({ waits }) => waits)
  expect(
    all.filter(({ from }) => from.id === n(42)).map(({ inHand, neededBy }) => [inHand, neededBy]),
  ).toEqual([
    [null, '2014-10-07'],
    [null, '2014-09-30'],
  ])
  expect(all.map(({ request }) => request?.state)).toEqual(['waiting', 'waiting', undefined, undefined])
})
