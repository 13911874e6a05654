import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { scheduleOf, type Span } from '#shared/plan/schedule.ts'
import { shiftsOf } from '#shared/plan/shifts.ts'
import { onDates } from '../support/onDates.ts'
import { randomSchedule } from '../support/randomSchedule.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'
import { barsByHand, drivingByHand, holds } from '../support/scheduleByHand.ts'

const moved = ({ start, end }: Span, by: number, longer: number): Span => {
  const day = (date: string, days: number) => {
    const at = new Date(date)
    at.setUTCDate(at.getUTCDate() + days)
    return at.toISOString().slice(0, 10)
  }
  return { start: day(start, by), end: day(end, by + longer) }
}
/** A plan whose dependencies all hold, and moves of some of its rows. */
const movedPlan = fc
  .tuple(
    randomSchedule,
    fc.array(fc.tuple(fc.nat(7), fc.integer({ min: -15, max: 15 }), fc.nat(9)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([{ plan: random, answers, ids }, changes]) => {
    const { rows } = scheduleOf(random, { answers })
    const plan = onDates(random, new Map([...rows].map(([id, { earliest }]) => [id, earliest])))
    const moves = new Map<string, Span>()
    for (const [at, by, longer] of changes) {
      const row = rows.get(ids[at % ids.length] ?? '')
      const isDay = row !== undefined && (row.ongoing || plan.milestones.has(row.id))
      if (row) moves.set(row.id, moved(row.earliest, by, isDay ? 0 : longer))
    }
    return { plan, answers, moves }
  })

/** Nothing pushes what was moved: it lies where it was put. */
const withoutTiesTo = (plan: Plan, moves: ReadonlyMap<string, Span>): Plan => ({
  ...plan,
  dependencies: new Map([...plan.dependencies].filter(([, { toId }]) => !moves.has(toId))),
})

test('SC10 SC12 what follows from moves in 1,000 random plans is what reckoning the plan again says', () => {
  fc.assert(
    fc.property(movedPlan, ({ plan, answers, moves }) => {
      // A circle goes on driving nothing when a part of it is taken out, as what was idle before is left out.
      const { rows: before, idle } = scheduleOf(plan, { answers })
      const driving = new Map([...plan.dependencies].filter(([id]) => !idle.has(id)))
      const after = onDates({ ...plan, dependencies: driving }, moves)
      const expected = [...scheduleOf(withoutTiesTo(after, moves), { answers }).rows.values()]
        .filter(({ id, earliest }) => !moves.has(id) && earliest.start !== before.get(id)?.planned.start)
        .map(({ id, earliest }) => ({ id, before: before.get(id)?.planned, after: earliest }))
      const { shifts, broken } = shiftsOf(plan, moves, { answers })
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(shifts.toSorted(byId)).toEqual(expected.toSorted(byId))

      const final = onDates(after, new Map(shifts.map((shift) => [shift.id, shift.after])))
      const bars = barsByHand(final)
      const failing = drivingByHand(final, answers).filter(
        (tie) => !holds(tie, bars.get(tie.fromId)!, bars.get(tie.toId)!),
      )
      expect(broken.map((b) => b.dependencyId).toSorted()).toEqual(failing.map(({ id }) => id).toSorted())
    }),
    { seed: 20141004, numRuns: 1_000 },
  )
})

/** A chain 1 → 2 → 3; 2 is planned five days before 1 allows it. */
const chain = planOf({
  activities: [
    { id: n(1), plannedStart: '2014-10-01', plannedEnd: '2014-10-10' },
    { id: n(2), plannedStart: '2014-10-06', plannedEnd: '2014-10-12' },
    { id: n(3), plannedStart: '2014-10-15', plannedEnd: '2014-10-20' },
    { id: n(4) },
  ],
  dependencies: [
    { id: n(11), fromId: n(1), toId: n(2) },
    { id: n(12), fromId: n(2), toId: n(3) },
    { id: n(13), fromId: n(4), toId: n(3) },
  ],
})
const after = (start: string, end: string, id = 1) => {
  const { shifts, broken } = shiftsOf(chain, new Map([[n(id), { start, end }]]))
  return [
    ...shifts.map((s) => `${s.id.at(-1)} on ${s.after.start}`),
    ...broken.map((b) => `${b.dependencyId.slice(-2)} by ${b.days}`),
  ]
}

test('SC11 a dependency that is contradicted already moves nothing until more is asked of it', () => {
  expect(after('2014-09-28', '2014-10-08')).toEqual([])
  expect(after('2014-10-03', '2014-10-10')).toEqual([])
  expect(after('2014-10-01', '2014-10-11')).toEqual(['2 on 2014-10-12', '3 on 2014-10-19'])
})

test('SC12 a move that comes too early says by how many days, and stays where it was put', () => {
  expect(after('2014-10-08', '2014-10-15', 2)).toEqual(['3 on 2014-10-16', '11 by 3'])
  expect(after('2014-10-13', '2014-10-18', 3)).toEqual([])
  expect(after('2014-10-10', '2014-10-18', 3)).toEqual(['12 by 3'])
})

test('SC10 what had no dates pushes from where it is put', () => {
  expect(after('2014-10-01', '2014-10-31', 4)).toEqual(['3 on 2014-11-01'])
})
