import { dateOfDay } from './dates.ts'
import { daysApart, networkOf, type Bar, type Network } from './network.ts'
import type { Plan } from './plan.ts'
import { NO_ANSWERS, type RequestAnswers } from './requests.ts'
import { live } from './select.ts'

/** When something of the plan happens, both days included. `YYYY-MM-DD`. */
export interface Span {
  start: string
  end: string
}

/**
 * An activity, milestone or initiative on the calendar. Days are calendar days. Each is a bar of its own: a
 * milestone is one day, and the dates of an initiative do not follow from those of its activities.
 */
export interface Scheduled {
  id: string
  planned: Span
  /** When it can happen if nothing starts before its planned start and every dependency holds. */
  earliest: Span
  /** When it must happen at the latest, so that the plan does not end later. */
  latest: Span
  /** Days it may slip before the plan, or it itself, ends later than the plan; 0 on the critical path. */
  slack: number
  /** A day later, and the plan ends later. Never what goes on. */
  critical: boolean
  /** It has no last day: the `end` of its spans is their start, and only that drives something. */
  ongoing: boolean
}

export interface Schedule {
  rows: ReadonlyMap<string, Scheduled>
  /**
   * The last day of the plan when every dependency holds; null where nothing has dates. An initiative's own dates
   * count where nothing in it has some: else they are the frame of its rows.
   */
  end: string | null
  /** Dependencies that drive nothing: one end has no dates, they lie on a circle, or they were refused. */
  idle: ReadonlySet<string>
}

export interface ScheduleOptions {
  answers?: RequestAnswers
  /** Reckons towards the end of one room's rows, over what ties them to others; without it of the whole lab. */
  room?: string | null
}

interface Known {
  plan: Plan
  network: Network
  schedules: Map<string | null, Schedule>
}
const known = new WeakMap<object, WeakMap<RequestAnswers, Known>>()
const READ = ['milestones', 'initiatives', 'dependencies'] as const

/** What has been reckoned of a plan; a comment or a picture changes none of it. */
const knownOf = (plan: Plan, answers: RequestAnswers): Known => {
  const ofRows = known.get(plan.activities) ?? new WeakMap<RequestAnswers, Known>()
  known.set(plan.activities, ofRows)
  const found = ofRows.get(answers)
  if (found && READ.every((name) => found.plan[name] === plan[name])) return found
  const made = { plan, network: networkOf(plan, answers), schedules: new Map() }
  ofRows.set(answers, made)
  return made
}

/** The rows and ties a plan's schedule is reckoned from, made once for each state of it. */
export const networkOfPlan = (plan: Plan, { answers = NO_ANSWERS }: ScheduleOptions = {}): Network =>
  knownOf(plan, answers).network

/**
 * The critical path method over everything of the plan that has a start and an end. What goes on drives through its
 * start only, and the plan does not end before that. Linear in rows and dependencies; made once for each state of
 * a plan.
 */
export const scheduleOf = (
  plan: Plan,
  { answers = NO_ANSWERS, room = null }: ScheduleOptions = {},
): Schedule => {
  const { network, schedules } = knownOf(plan, answers)
  const schedule = schedules.get(room) ?? reckon(plan, network, room)
  schedules.set(room, schedule)
  return schedule
}

const reckon = (plan: Plan, network: Network, room: string | null): Schedule => {
  const { ids, bars, rooms, frames, order } = network
  const counts = (place: number) => !frames.has(place) && (room === null || rooms[place] === room)
  const { starts, end } = forward(network, counts)
  const latest = backward(network, end, counts)
  const write = openWriter()
  const rows = new Map<string, Scheduled>()
  for (const place of order) {
    const bar = bars[place]
    if (!bar) continue
    const free = latest[place]! - starts[place]!
    const slack = Math.min(free, Math.max(0, end - starts[place]! - (bar.length ?? 0)))
    const planned = spanAt(bar, bar.start, write)
    rows.set(ids[place]!, {
      id: ids[place]!,
      planned,
      earliest: starts[place] === bar.start ? planned : spanAt(bar, starts[place]!, write),
      latest: starts[place]! + slack === bar.start ? planned : spanAt(bar, starts[place]! + slack, write),
      slack,
      critical: free === 0 && bar.length !== null,
      ongoing: bar.length === null,
    })
  }
  return { rows, end: end === -Infinity ? null : dateOfDay(end), idle: idleIn(plan, network) }
}

type Counts = (place: number) => boolean

const forward = ({ bars, order, into }: Network, counts: Counts): { starts: number[]; end: number } => {
  const starts = bars.map((bar) => bar?.start ?? 0)
  let end = -Infinity
  for (const place of order) {
    const bar = bars[place]
    if (!bar) continue
    for (const tie of into[place]!) {
      const apart = daysApart(tie, bars[tie.from]!, bar)
      if (apart !== null) starts[place] = Math.max(starts[place]!, starts[tie.from]! + apart)
    }
    if (counts(place)) end = Math.max(end, starts[place]! + (bar.length ?? 0))
  }
  return { starts, end }
}

/** Without an end where nothing that counts has to wait. */
const backward = ({ bars, order, outOf }: Network, end: number, counts: Counts): number[] => {
  const starts = bars.map((bar, place) => (counts(place) ? end - (bar?.length ?? 0) : Infinity))
  for (const place of order.toReversed())
    for (const tie of outOf[place]!) {
      const apart = daysApart(tie, bars[place]!, bars[tie.to]!)
      if (apart !== null) starts[place] = Math.min(starts[place]!, starts[tie.to]! - apart)
    }
  return starts
}

export const spanAt = ({ length }: Bar, start: number, write = dateOfDay): Span => ({
  start: write(start),
  end: write(start + (length ?? 0)),
})

/** Thousands of rows share their days: each is written once. */
const openWriter = (): typeof dateOfDay => {
  const written = new Map<number, string>()
  return (day) => {
    const date = written.get(day) ?? dateOfDay(day)
    written.set(day, date)
    return date
  }
}

const idleIn = (plan: Plan, { ties, bars }: Network): ReadonlySet<string> => {
  const idle = new Set(live(plan, 'dependencies').map(({ id }) => id))
  for (const tie of ties) if (daysApart(tie, bars[tie.from]!, bars[tie.to]!) !== null) idle.delete(tie.id)
  return idle
}
