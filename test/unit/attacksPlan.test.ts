import { expect, test } from 'vitest'
import { dissentsWithin, headOf, isSettled, outcomesOf, settledBy } from '#shared/plan/comments.ts'
import { DEPENDENCY_TYPES } from '#shared/plan/entities.ts'
import { NO_ANSWERS, requestsOf } from '#shared/plan/requests.ts'
import { readPredecessors } from '#shared/plan/predecessors.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { scheduleOf } from '#shared/plan/schedule.ts'
import { shiftsOf } from '#shared/plan/shifts.ts'
import { standingOf } from '#shared/plan/triggers.ts'
import { waitingOf } from '#shared/plan/waiting.ts'
import { agreementOf } from '#shared/roadmap/agreement.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { splitText } from '#client/comments/splitText.ts'
import { calendarRange } from '#client/timeline/calendarRange.ts'
import { fitting, scaleOf } from '#client/timeline/scale.ts'
import { ticksOf } from '#client/timeline/ticks.ts'
import { timelineLines } from '#client/timeline/timelineRows.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'

const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const parents = {
  workstreams: [{ id: n(1) }, { id: n(2) }],
  initiatives: [
    { id: n(11), workstreamId: n(1), state: 'planned' as const },
    { id: n(12), workstreamId: n(2), state: 'planned' as const },
  ],
  milestones: [
    { id: n(21), initiativeId: n(11) },
    { id: n(22), initiativeId: n(12) },
  ],
}

test('AT76 an answer to an answer, thousands deep, and answers in a circle keep nobody waiting', () => {
  const deep = many(9_000, (at) => ({ id: n(1_000 + at), aboutId: n(at === 0 ? 11 : 999 + at), kind: 'dissent' as const })) // prettier-ignore
  const round = many(9_000, (at) => ({ id: n(20_000 + at), aboutId: n(20_000 + ((at + 1) % 9_000)), kind: 'dissent' as const })) // prettier-ignore
  const plan = planOf({ ...parents, comments: [...deep, ...round, { id: n(90_000), aboutId: n(20_007) }] })
  const head = (id: number) => headOf(plan, plan.comments.get(n(id))!).id
  expect(head(9_999)).toBe(n(1_000))
  expect(head(20_005)).toBe(n(20_005))
  expect(head(90_000)).toBe(n(20_007))
  expect(dissentsWithin(plan, n(11))).toHaveLength(9_000)
  expect(lint(plan).filter(({ rule }) => rule === 'R14')).toHaveLength(9_000)
})

test('AT76 thousands of things that came of one comment keep nobody waiting; what cannot settle does not, and no link counts twice', () => {
  const question = { id: n(900), aboutId: n(11), kind: 'dissent' as const }
  const link = (id: number, fromId: number) => ({ id: n(id), kind: 'settles' as const, fromId: n(fromId), toId: n(900) }) // prettier-ignore
  const plan = planOf({
    ...parents,
    comments: [question],
    decisions: many(9_000, (at) => ({ id: n(1_000 + at) })),
    links: many(18_000, (at) => link(20_000 + at, 1_000 + (at % 9_000))),
  })
  expect(outcomesOf(plan, n(900))).toHaveLength(9_000)
  expect(settledBy(plan, n(9_999))?.id).toBe(n(900))
  const [decision] = collect(plan).decisions ?? []
  expect(decision?.settles).toEqual([n(900)])
  const strange = planOf({
    ...parents,
    comments: [question],
    links: [link(1, 900), link(2, 11), link(3, 21)],
  })
  expect(isSettled(strange, strange.comments.get(n(900))!)).toBe(false)
})

test('AT76 thousands of initiatives are agreed on in one look at what the rules find', () => {
  const plan = planOf({
    workstreams: parents.workstreams,
    initiatives: many(3_000, (at) => ({ id: n(1_000 + at), workstreamId: n(1), state: 'planned' as const })),
  })
  const agreement = agreementOf(plan, [])
  expect(agreement).toHaveLength(3_000)
  const errors = lint(plan).filter(({ severity }) => severity === 'error')
  expect(agreement.reduce((sum, one) => sum + one.errors, 0)).toBe(errors.filter(({ initiativeId }) => initiativeId !== null).length) // prettier-ignore
})

test('AT77 hundreds who are responsible for what waits thousands of times are counted, and listed up to a bound that is told', () => {
  const ids = many(200, (at) => n(100 + at))
  const row = (id: number, milestone: number) => ({
    id: n(id),
    milestoneId: n(milestone),
    responsibleIds: ids,
  })
  const plan = planOf({
    ...parents,
    organisations: ids.map((id) => ({ id })),
    activities: [row(1_000, 21), row(1_001, 22)],
    dependencies: many(5_000, (at) => ({ id: n(2_000 + at), fromId: n(1_000), toId: n(1_001) })),
  })
  const waiting = waitingOf(plan)
  expect(waiting.cut).toBe(true)
  expect(waiting.awaited).toHaveLength(200)
  expect(waiting.waiters.every(({ count }) => count === 5_000)).toBe(true)
  expect(waiting.pairs.reduce((sum, { waits }) => sum + waits.length, 0)).toBeLessThanOrEqual(200_000)
})

test('AT78 the first and last days that can be written, the longest lags and rows that wait for themselves have a schedule and findings', () => {
  const day = (at: number) => ['0000-01-01', '9999-12-31', '0001-01-01', '2014-10-01'][at % 4]!
  const plan = planOf({
    ...parents,
    activities: many(4_000, (at) => ({
      id: n(1_000 + at),
      milestoneId: n(21 + (at % 2)),
      plannedStart: day(at),
      plannedEnd: at % 5 === 0 ? null : day(at + 1),
      endKind: at % 7 === 0 ? ('ongoing' as const) : ('date' as const),
    })),
    dependencies: many(8_000, (at) => ({
      id: n(10_000 + at),
      fromId: n(1_000 + (at % 4_000)),
      toId: n(1_000 + ((at % 3 === 0 ? at : at + 1) % 4_000)),
      type: DEPENDENCY_TYPES[at % 4]!,
      lagDays: at % 2 === 0 ? 3_650 : -3_650,
    })),
  })
  const dates = [...scheduleOf(plan).rows.values()].flatMap(({ earliest, latest }) => [earliest, latest])
  expect(dates.every(({ start, end }) => /^\d{4}-\d\d-\d\d$/.test(start) && /^\d{4}-/.test(end))).toBe(true)
  expect(lint(plan, NO_ANSWERS).length).toBeGreaterThan(0)
  expect(requestsOf(plan).length).toBeGreaterThan(0)
  waitingOf(plan)
  const last = { start: '9999-12-31', end: '9999-12-31' }
  expect(shiftsOf(plan, new Map([[n(1_001), last]])).shifts.every(({ after }) => after.end <= '9999-12-31')).toBe(true) // prettier-ignore
})

test('AT79 blanks without end within what a row waits for are looked at once', () => {
  const plan = planOf(parents)
  const near = { milestoneId: n(21) }
  for (const text of [`1.2${' '.repeat(19_000)}x`, '"'.repeat(19_000), `1.2${' +'.repeat(9_000)}`])
    expect(readPredecessors(plan, near, text)).toMatchObject({ ok: false })
})

test('AT79 the largest numbers that a field takes are compared exactly', () => {
  const trigger = { kind: 'indicator', indicatorId: n(5), operator: 'above' } as const
  const value = '9'.repeat(40)
  const baselineValue = `-${'9'.repeat(20)}.${'9'.repeat(18)}`
  expect(standingOf({ baselineValue, baselineDate: null }, { ...trigger, value })).toMatchObject({
    reached: false,
  })
  expect(
    standingOf({ baselineValue: value, baselineDate: null }, { ...trigger, value: baselineValue })?.distance,
  ).toHaveLength(60)
})

test('AT80 a calendar from the first day to the last that can be written has an end and few columns', () => {
  const words = { language: 'en', quarter: String }
  for (const [start, end] of [
    ['2014-10-01', '9999-12-31'],
    ['0000-01-01', '9999-12-31'],
    ['9999-12-31', '9999-12-31'],
  ] as const) {
    const plan = planOf({
      ...parents,
      activities: [{ id: n(1_000), milestoneId: n(21), plannedStart: start, plannedEnd: end }],
    })
    const range = calendarRange(plan, timelineLines(plan, null), null, '2014-10-01')
    expect([range.first, range.last].every(Number.isInteger)).toBe(true)
    for (const dayWidth of [fitting(range, 1_000), 480 / (range.last - range.first + 1), 30]) {
      const scale = scaleOf(range, dayWidth)
      const right = dayWidth < 1 ? scale.width : 2_000
      for (const row of ['upper', 'lower'] as const) {
        const ticks = ticksOf(scale, row, { left: 0, right }, words)
        expect(ticks.every(({ x, w }) => Number.isFinite(x) && w > 0)).toBe(true)
        expect(ticks.length).toBeLessThanOrEqual(right / 16 + 2)
      }
      const ends = ticksOf(scale, 'upper', { left: scale.width - 500, right: scale.width }, words)
      expect(ends.length).toBeGreaterThan(0)
      expect(ends.every(({ w }) => w > 0)).toBe(true)
    }
  }
})

test('AT81 a comment that names hundreds thousands of times, and an address of full stops, is cut in one look', () => {
  const names = Array.from({ length: 200 }, (_, at) => `Organisation ${at}`)
  const text = `${'@A'.repeat(4_000)} @Organisation 12 http://a.example/${'.'.repeat(11_000)}x`
  const pieces = splitText(text, ['A', ...names])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ kind }) => kind === 'mention')).toHaveLength(4_001)
  expect(pieces.at(-1)?.kind).toBe('link')
})
