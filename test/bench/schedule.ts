import { NO_ANSWERS } from '#shared/plan/requests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { scheduleOf } from '#shared/plan/schedule.ts'
import { shiftsOf } from '#shared/plan/shifts.ts'
import { waitingOf } from '#shared/plan/waiting.ts'
import { planOf, sampleId } from '../support/samplePlan.ts'
import { seeded } from '../support/syncClient.ts'

/*
 * How long the schedule of a large plan takes beside its lint, each of a new state of the plan, as after an edit:
 * `node test/bench/schedule.ts [ROWS]`. As many dependencies as rows, one in three into another room.
 */
const ROWS = Number(process.argv[2] ?? 3_000)
const ROOMS = 12
const ORGANISATIONS = 40
const TRIES = 40
const random = seeded(1)
const under = (most: number): number => Math.floor(random() * most)
const day = (days: number): string => new Date(Date.UTC(2014, 9, 1 + days)).toISOString().slice(0, 10)

const large = (): Plan =>
  planOf({
    organisations: Array.from({ length: ORGANISATIONS }, (_, i) => ({ id: sampleId(10 + i), name: `O${i}` })),
    workstreams: Array.from({ length: ROOMS }, (_, i) => ({ id: sampleId(100 + i) })),
    activities: Array.from({ length: ROWS }, (_, i) => ({
      id: sampleId(1_000 + i),
      text: `Row ${i}`,
      workstreamId: sampleId(100 + (i % ROOMS)),
      responsibleIds: [sampleId(10 + under(ORGANISATIONS))],
      plannedStart: day(Math.floor(i / 4)),
      plannedEnd: day(Math.floor(i / 4) + under(90)),
    })),
    dependencies: Array.from({ length: ROWS }, (_, i) => {
      const from = under(ROWS - 1)
      const near = Math.min(ROWS - 1, from + (i % 3 === 0 ? 1 + under(40) : ROOMS))
      return { id: sampleId(100_000 + i), fromId: sampleId(1_000 + from), toId: sampleId(1_000 + near) }
    }),
  })

/** The same plan as if a date had just been edited: what was worked out of its rows is not known any more. */
const edited = (plan: Plan): Plan => ({ ...plan, activities: new Map(plan.activities) })

const plan = large()
const move = new Map([[sampleId(1_000 + Math.floor(ROWS / 2)), { start: '2016-01-01', end: '2016-03-01' }]])
const scheduled = edited(plan)
scheduleOf(scheduled)

const doings: [string, () => unknown][] = [
  ['lint', () => lint(edited(plan))],
  ['schedule', () => scheduleOf(edited(plan))],
  ['who waits for whom', () => waitingOf(edited(plan), NO_ANSWERS)],
  ['what a drag moves', () => shiftsOf(scheduled, move)],
]

const medianOf = (doing: () => unknown): number => {
  const took = Array.from({ length: TRIES }, () => {
    const before = performance.now()
    doing()
    return performance.now() - before
  })
  return took.toSorted((a, b) => a - b)[TRIES / 2] ?? NaN
}

for (const [, doing] of doings) medianOf(doing)
const [first, ...rest] = doings.map(([name, doing]) => ({ name, ms: medianOf(doing) }))
const against = first?.ms ?? NaN
console.log(`${ROWS} rows, ${ROWS} dependencies; median of ${TRIES}`)
for (const { name, ms } of [{ name: 'lint', ms: against }, ...rest])
  console.log(
    `${name.padEnd(20)} ${ms.toFixed(2).padStart(8)} ms ${(ms / against).toFixed(2).padStart(6)} × lint`,
  )
