import { BINDS } from './binds.ts'
import { circularDependencies } from './cycles.ts'
import { dayNumber } from './dates.ts'
import type { DependencyType } from './entities.ts'
import type { Initiative, Plan } from './plan.ts'
import { requestOf, type RequestAnswers } from './requests.ts'
import { initiativeOf, live, liveOf } from './select.ts'

/** A row on the calendar: its first day (see `dayNumber`), and the days from there to its last; null: it goes on. */
export interface Bar {
  start: number
  length: number | null
}

/** A dependency between two rows, by their places in the network. */
export interface Tie {
  id: string
  from: number
  to: number
  type: DependencyType
  lagDays: number
}

/** Rows of a plan and what ties them, without those ties that lie on a circle or were refused. */
export interface Network {
  ids: readonly string[]
  places: ReadonlyMap<string, number>
  /** Null where a row has no dates. */
  bars: readonly (Bar | null)[]
  rooms: readonly (string | null)[]
  /** Places of initiatives that are only the frame of rows with dates. */
  frames: ReadonlySet<number>
  ties: readonly Tie[]
  /** Ties that lead to a row, and from it, by its place. */
  into: readonly (readonly Tie[])[]
  outOf: readonly (readonly Tie[])[]
  /** Places, each after all it depends on. */
  order: readonly number[]
}

export const networkOf = (plan: Plan, answers: RequestAnswers): Network => {
  const ids: string[] = []
  const bars: (Bar | null)[] = []
  const rooms: (string | null)[] = []
  const framed = new Set<string>()
  const frames = new Set<number>()
  const add = (id: string, bar: Bar | null, initiative: Initiative | null, room: string | null) => {
    ids.push(id)
    bars.push(bar)
    rooms.push(initiative?.workstreamId ?? room)
    if (bar && initiative) framed.add(initiative.id)
  }
  for (const a of live(plan, 'activities'))
    add(a.id, barOf(a.plannedStart, a.plannedEnd, a.endKind), initiativeOf(plan, a), a.workstreamId)
  for (const m of live(plan, 'milestones'))
    add(m.id, barOf(m.due, m.due, 'date'), liveOf(plan, 'initiatives', m.initiativeId), null)
  for (const i of live(plan, 'initiatives')) {
    if (framed.has(i.id)) frames.add(ids.length)
    add(i.id, barOf(i.start, i.end, i.endKind), null, i.workstreamId)
  }
  const places = new Map(ids.map((id, at) => [id, at]))
  const ties = tiesOf(plan, answers, places)
  const into: Tie[][] = ids.map(() => [])
  const outOf: Tie[][] = ids.map(() => [])
  for (const tie of ties) {
    into[tie.to]!.push(tie)
    outOf[tie.from]!.push(tie)
  }
  return { ids, places, bars, rooms, frames, ties, into, outOf, order: orderOf(into, outOf) }
}

/** What ends before it starts has no dates to reckon with. */
const barOf = (start: string | null, end: string | null, endKind: string): Bar | null => {
  if (start === null) return null
  if (endKind === 'ongoing') return { start: dayNumber(start), length: null }
  if (endKind !== 'date' || end === null || end < start) return null
  return { start: dayNumber(start), length: dayNumber(end) - dayNumber(start) }
}

const tiesOf = (plan: Plan, answers: RequestAnswers, places: ReadonlyMap<string, number>): Tie[] => {
  const circular = circularDependencies(plan)
  return live(plan, 'dependencies').flatMap((d) => {
    const from = places.get(d.fromId)
    const to = places.get(d.toId)
    const answer = answers.get(d.id)
    const refused = answer !== undefined && requestOf(plan, d, answer)?.state === 'refused'
    if (from === undefined || to === undefined || refused || circular.has(d.id)) return []
    return { id: d.id, from, to, type: d.type, lagDays: d.lagDays }
  })
}

/** Kahn's order; every place is in it, as no tie lies on a circle. */
const orderOf = (into: readonly (readonly Tie[])[], outOf: readonly (readonly Tie[])[]): number[] => {
  const waiting = into.map((ties) => ties.length)
  const order = waiting.flatMap((count, place) => (count === 0 ? place : []))
  for (let at = 0; at < order.length; at++)
    for (const { to } of outOf[order[at]!]!) if (--waiting[to]! === 0) order.push(to)
  return order
}

/**
 * Days from the start of what comes first to the first day its successor may start on; null where the tie drives
 * nothing, as one of the days it is about is not there.
 */
export const daysApart = ({ type, lagDays }: Tie, from: Bar | null, to: Bar | null): number | null => {
  if (!from || !to) return null
  const binds = BINDS[type]
  const head = binds.from === 'end' ? from.length : 0
  const tail = binds.to === 'end' ? to.length : 0
  return head === null || tail === null ? null : head + lagDays - tail + binds.apart
}
