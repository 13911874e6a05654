import { dayNumber } from './dates.ts'
import { daysApart, type Bar, type Network, type Tie } from './network.ts'
import type { Plan } from './plan.ts'
import { networkOfPlan, spanAt, type ScheduleOptions, type Span } from './schedule.ts'

/** One thing that has to move because another did. */
export interface Shift {
  id: string
  before: Span
  after: Span
}

/** A dependency that does not hold where something was put: that many days too early. */
export interface Broken {
  dependencyId: string
  days: number
}

export interface Consequence {
  /** Later only, each as long as before, in the order in which they wait for one another. */
  shifts: Shift[]
  /** Dependencies of what was moved itself on what comes before it. */
  broken: Broken[]
}

/**
 * What follows when these rows are put where `moves` says: whoever waits for them, directly or over others, moves
 * later as far as its dependencies ask now. A dependency that asks for no more than it did moves nothing, also where
 * the dates contradict it already. What was moved stays where it was put. Of what goes on only the start counts.
 */
export const shiftsOf = (
  plan: Plan,
  moves: ReadonlyMap<string, Span>,
  options: ScheduleOptions = {},
): Consequence => {
  const network = networkOfPlan(plan, options)
  const put = putAt(network, moves)
  const now = new Map(put)
  const consequence: Consequence = { shifts: [], broken: [] }
  for (const place of network.order) {
    const bar = now.get(place) ?? network.bars[place]
    if (!bar) continue
    const ties = network.into[place]!
    if (put.has(place)) consequence.broken.push(...ties.flatMap((tie) => brokenBy(tie, network, now, bar)))
    else {
      const start = Math.max(bar.start, ...ties.map((tie) => askedBy(tie, network, now)))
      if (start === bar.start) continue
      now.set(place, { ...bar, start })
      const id = network.ids[place]!
      consequence.shifts.push({ id, before: spanAt(bar, bar.start), after: spanAt(bar, start) })
    }
  }
  return consequence
}

const putAt = ({ places, bars }: Network, moves: ReadonlyMap<string, Span>): Map<number, Bar> => {
  const put = new Map<number, Bar>()
  for (const [id, { start, end }] of moves) {
    const place = places.get(id)
    if (place === undefined) continue
    const first = dayNumber(start)
    const goesOn = bars[place]?.length === null
    put.set(place, { start: first, length: goesOn ? null : Math.max(0, dayNumber(end) - first) })
  }
  return put
}

/** The first day a successor may start on; of a tie that asks for no more than before, any. */
const askedBy = (tie: Tie, { bars }: Network, now: ReadonlyMap<number, Bar>): number => {
  const moved = now.get(tie.from)
  if (!moved) return -Infinity
  const asked = firstStart(tie, moved, bars[tie.to]!)
  return asked > firstStart(tie, bars[tie.from]!, bars[tie.to]!) ? asked : -Infinity
}

const firstStart = (tie: Tie, from: Bar | null, to: Bar | null): number =>
  (from?.start ?? 0) + (daysApart(tie, from, to) ?? -Infinity)

const brokenBy = (tie: Tie, { bars }: Network, now: ReadonlyMap<number, Bar>, bar: Bar): Broken[] => {
  const days = firstStart(tie, now.get(tie.from) ?? bars[tie.from]!, bar) - bar.start
  return days > 0 ? [{ dependencyId: tie.id, days }] : []
}
