import type { Plan } from './plan.ts'
import { NO_ANSWERS, type RequestAnswers } from './requests.ts'

/** When something of the plan happens, both days included. `YYYY-MM-DD`. */
export interface Span {
  start: string
  end: string
}

/** An activity, milestone or initiative on the calendar. Days are calendar days. */
export interface Scheduled {
  id: string
  planned: Span
  /** When it can happen if nothing starts before its planned start and every dependency holds. */
  earliest: Span
  /** When it must happen at the latest, so that the plan does not end later. */
  latest: Span
  /** Days it may slip before the plan ends later; 0 on the critical path. */
  slack: number
  critical: boolean
}

export interface Schedule {
  rows: ReadonlyMap<string, Scheduled>
  /** The last day of the plan when every dependency holds; null where nothing has dates. */
  end: string | null
  /** Dependencies that drive nothing: one end has no dates, they lie on a circle, or they were refused. */
  idle: ReadonlySet<string>
}

/** One thing that has to move because another did. */
export interface Shift {
  id: string
  before: Span
  after: Span
}

export interface ScheduleOptions {
  answers?: RequestAnswers
}

/** The critical path method over everything of the plan that has a start and an end. */
export const scheduleOf = (
  _plan: Plan,
  { answers: _answers = NO_ANSWERS }: ScheduleOptions = {},
): Schedule => ({
  rows: new Map(),
  end: null,
  idle: new Set(),
})
