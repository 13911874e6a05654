import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DependencyType } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { scheduleOf } from '#shared/plan/schedule.ts'
import { onDates } from '../support/onDates.ts'
import { randomSchedule } from '../support/randomSchedule.ts'
import { planOf, sampleId as n, withChange } from '../support/samplePlan.ts'
import { barsByHand, drivingByHand, holds, scheduleByHand } from '../support/scheduleByHand.ts'

const RUNS = { seed: 20141003, numRuns: 1_000 }

test('SC1 the schedule of 1,000 random plans is the one made by hand', () => {
  fc.assert(
    fc.property(randomSchedule, ({ plan, answers }) => {
      expect(scheduleOf(plan, { answers })).toEqual(scheduleByHand(plan, answers))
    }),
    RUNS,
  )
})

test('SC14 what of 1,000 random plans is critical towards the end of one room is the one made by hand', () => {
  fc.assert(
    fc.property(randomSchedule, ({ plan, answers }) => {
      const [room] = plan.workstreams.keys()
      const schedule = scheduleOf(plan, { answers, room })
      expect(schedule).toEqual(scheduleByHand(plan, answers, room))
    }),
    RUNS,
  )
})

const conflictsIn = (plan: Plan, answers: Parameters<typeof lint>[1]) =>
  lint(plan, answers)
    .filter((f) => f.rule === 'R3' && f.code === 'dateConflict')
    .map((f) => f.path.id)

test('SC4 R3 warns of what planned dates contradict, and of nothing once every row is on its earliest dates', () => {
  fc.assert(
    fc.property(randomSchedule, ({ plan, answers }) => {
      const { idle, rows } = scheduleOf(plan, { answers })
      const bars = barsByHand(plan)
      const contradicted = drivingByHand(plan, answers)
        .filter((tie) => !holds(tie, bars.get(tie.fromId)!, bars.get(tie.toId)!))
        .map(({ id }) => id)
      const driving = (ids: string[]) => ids.filter((id) => !idle.has(id)).toSorted()
      expect(driving(conflictsIn(plan, answers))).toEqual(contradicted.toSorted())
      const mended = onDates(plan, new Map([...rows].map(([id, { earliest }]) => [id, earliest])))
      expect(driving(conflictsIn(mended, answers))).toEqual([])
    }),
    RUNS,
  )
})

/** `a` from 1 to 10 October, `b` planned from the 1st to the 5th, `c` the whole of October. */
const pair = (type: DependencyType, lagDays: number, a: object = {}, b: object = {}) =>
  planOf({
    activities: [
      { id: n(1), plannedStart: '2014-10-01', plannedEnd: '2014-10-10', ...a },
      { id: n(2), plannedStart: '2014-10-01', plannedEnd: '2014-10-05', ...b },
      { id: n(3), plannedStart: '2014-10-01', plannedEnd: '2014-10-31' },
    ],
    dependencies: [{ id: n(9), fromId: n(1), toId: n(2), type, lagDays }],
  })
const spans = (plan: Plan) => {
  const { rows } = scheduleOf(plan)
  const written = (id: number) => {
    const { earliest, latest, slack } = rows.get(n(id))!
    return `${earliest.start.slice(5)}…${earliest.end.slice(5)} to ${latest.start.slice(5)}…${latest.end.slice(5)}, ${slack}`
  }
  return [written(1), written(2)]
}

test.each([
  ['FS', 0, '10-01…10-10 to 10-17…10-26, 16', '10-11…10-15 to 10-27…10-31, 16'],
  ['FS', 3, '10-01…10-10 to 10-14…10-23, 13', '10-14…10-18 to 10-27…10-31, 13'],
  ['FS', -4, '10-01…10-10 to 10-21…10-30, 20', '10-07…10-11 to 10-27…10-31, 20'],
  ['SS', 0, '10-01…10-10 to 10-22…10-31, 21', '10-01…10-05 to 10-27…10-31, 26'],
  ['SS', 2, '10-01…10-10 to 10-22…10-31, 21', '10-03…10-07 to 10-27…10-31, 24'],
  ['FF', 0, '10-01…10-10 to 10-22…10-31, 21', '10-06…10-10 to 10-27…10-31, 21'],
  ['SF', 7, '10-01…10-10 to 10-22…10-31, 21', '10-04…10-08 to 10-27…10-31, 23'],
] as const)('SC2 two rows by %s with a lag of %i days', (type, lagDays, a, b) => {
  expect(spans(pair(type, lagDays))).toEqual([a, b])
})

test('SC3 what goes on drives through its start, is driven there, and is never critical', () => {
  const goesOn = { endKind: 'ongoing', plannedStart: '2014-10-31' }
  const first = scheduleOf(pair('FS', 0, goesOn))
  expect([...first.idle]).toEqual([n(9)])
  const second = scheduleOf(pair('SS', 1, goesOn))
  expect(second.rows.get(n(2))?.earliest.start).toBe('2014-11-01')
  expect(second.rows.get(n(1))).toMatchObject({ slack: 0, critical: false, ongoing: true })
  const last = scheduleOf(pair('FS', 0, {}, goesOn))
  expect(last.end).toBe('2014-10-31')
  expect(last.rows.get(n(2))).toMatchObject({ slack: 0, critical: false })
  expect(last.rows.get(n(3))?.critical).toBe(true)
  expect(scheduleOf(pair('FF', 0, {}, goesOn)).idle.size).toBe(1)
})

test('SC7 a circle that leads over what was removed is none', () => {
  const plan = withChange(pair('FS', 0), 'dependencies', n(10), { fromId: n(2), toId: n(4) })
  const circle = withChange(plan, 'dependencies', n(11), { fromId: n(4), toId: n(1) })
  const codes = (of: Plan) => lint(of).flatMap((f) => (f.rule === 'R3' ? f.code : []))
  const there = withChange(circle, 'activities', n(4), { text: 'There' })
  expect(codes(there)).toEqual(['cycle', 'cycle', 'cycle'])
  expect(scheduleOf(there).idle.size).toBe(3)
  const gone = withChange(there, 'activities', n(4), { deletedAt: '2014-08-15T12:00:00Z' })
  expect(codes(gone)).toEqual(['dateConflict'])
  expect(scheduleOf(gone).idle).toEqual(new Set([n(10), n(11)]))
})

test('SC5 a chain of 20,000 dependencies with the longest lag ends on the last day that can be written', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => i)
  const chain = planOf({
    activities: rows.map((i) => ({ id: n(i), plannedStart: '2014-10-01', plannedEnd: '2014-10-01' })),
    dependencies: rows
      .slice(1)
      .map((i) => ({ id: n(50_000 + i), fromId: n(i - 1), toId: n(i), lagDays: 3650 })),
  })
  const schedule = scheduleOf(chain)
  expect(schedule.end).toBe('9999-12-31')
  expect([...schedule.rows.values()].every(({ critical }) => critical)).toBe(true)
})

test('SC6 a plan is reckoned again when its rows or dependencies change, and not for a comment', () => {
  const plan = pair('FS', 0)
  const schedule = scheduleOf(plan)
  expect(scheduleOf(withChange(plan, 'comments', n(50), { aboutId: n(1) }))).toBe(schedule)
  for (const changed of [
    withChange(plan, 'activities', n(3), { plannedEnd: '2014-11-01' }),
    withChange(plan, 'initiatives', n(60), { start: '2014-11-01', end: '2014-11-01' }),
    withChange(plan, 'milestones', n(61), { due: '2014-11-01' }),
    withChange(plan, 'dependencies', n(9), { lagDays: 17 }),
  ])
    expect(scheduleOf(changed).end).toBe('2014-11-01')
})
