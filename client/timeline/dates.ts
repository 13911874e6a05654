import { addDays } from '#shared/plan/dates.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import type { Span } from '#shared/plan/schedule.ts'
import { liveOf } from '#shared/plan/select.ts'

/** What a row has on the calendar. */
export type Mark =
  | { kind: 'span'; start: string; end: string }
  | { kind: 'ongoing'; start: string; review: string | null }
  /** Only one of its two days is known, or it would end before it starts. */
  | { kind: 'start' | 'end'; date: string }
  | { kind: 'backwards'; start: string; end: string }
  | { kind: 'due'; date: string }
  | { kind: 'none' }

interface Dated {
  start: string | null
  end: string | null
  endKind: 'date' | 'ongoing' | 'notKnown'
  reviewDate: string | null
}

const markOf = ({ start, end, endKind, reviewDate }: Dated): Mark => {
  if (endKind === 'ongoing')
    return start === null ? { kind: 'none' } : { kind: 'ongoing', start, review: reviewDate }
  const last = endKind === 'notKnown' ? null : end
  if (start === null) return last === null ? { kind: 'none' } : { kind: 'end', date: last }
  if (last === null) return { kind: 'start', date: start }
  return { kind: last < start ? 'backwards' : 'span', start, end: last }
}

/** The mark of an activity, initiative or milestone that is in the plan. */
export const markIn = (plan: Plan, id: string): Mark => {
  const a = liveOf(plan, 'activities', id)
  if (a) return markOf({ ...a, start: a.plannedStart, end: a.plannedEnd })
  const i = liveOf(plan, 'initiatives', id)
  if (i) return markOf(i)
  const due = liveOf(plan, 'milestones', id)?.due
  return due ? { kind: 'due', date: due } : { kind: 'none' }
}

/** First and last day of a mark as they are planned, each null where there is none. */
export const endsOfMark = (mark: Mark): { start: string | null; end: string | null } => {
  switch (mark.kind) {
    case 'span':
    case 'backwards':
      return { start: mark.start, end: mark.end }
    case 'ongoing':
      return { start: mark.start, end: null }
    case 'start':
      return { start: mark.date, end: null }
    case 'end':
      return { start: null, end: mark.date }
    case 'due':
      return { start: mark.date, end: mark.date }
    case 'none':
      return { start: null, end: null }
  }
}

/** The days a mark takes, both included; what goes on takes the day it starts. */
export const spanOf = (mark: Mark): Span | null => {
  switch (mark.kind) {
    case 'span':
      return { start: mark.start, end: mark.end }
    case 'ongoing':
      return { start: mark.start, end: mark.start }
    case 'start':
    case 'end':
    case 'due':
      return { start: mark.date, end: mark.date }
    case 'backwards':
    case 'none':
      return null
  }
}

/** Moves a thing, or one of its ends. */
export type Grip = 'move' | 'start' | 'end'

export const gripsOf = (mark: Mark): readonly Grip[] => {
  switch (mark.kind) {
    case 'span':
      return ['move', 'start', 'end']
    case 'ongoing':
    case 'start':
    case 'end':
    case 'due':
      return ['move']
    case 'backwards':
    case 'none':
      return []
  }
}

/** A span with a grip pulled by days; an end never passes the other. */
export const pulled = ({ start, end }: Span, grip: Grip, days: number): Span => {
  if (grip === 'move') return { start: addDays(start, days), end: addDays(end, days) }
  if (grip === 'start') {
    const next = addDays(start, days)
    return { start: next > end ? end : next, end }
  }
  const next = addDays(end, days)
  return { start, end: next < start ? start : next }
}

const COLLECTIONS = ['activities', 'initiatives', 'milestones'] as const
const FIELDS = {
  activities: ['plannedStart', 'plannedEnd'],
  initiatives: ['start', 'end'],
  milestones: ['due', 'due'],
} as const

/** The fields a row's days are written in. */
export const dateFields = (
  plan: Plan,
  id: string,
): { collection: Collection; start: string; end: string } | null => {
  const collection = COLLECTIONS.find((name) => liveOf(plan, name, id))
  if (!collection) return null
  const [start, end] = FIELDS[collection]
  return { collection, start, end }
}

/** What of the plan has to be written so that a row takes these days; null where nothing changes. */
export const datesCommand = (plan: Plan, id: string, span: Span): SingleCommand | null => {
  const mark = markIn(plan, id)
  const to = dateFields(plan, id)
  if (!to) return null
  const { collection } = to
  const write = (fields: Record<string, string>): SingleCommand => ({
    type: 'update',
    collection,
    id,
    fields,
  })
  const before = spanOf(mark)
  if (before?.start === span.start && before.end === span.end) return null
  switch (mark.kind) {
    case 'ongoing':
    case 'start':
      return write({ [to.start]: span.start })
    case 'end':
      return write({ [to.end]: span.end })
    case 'due':
      return write({ [to.start]: span.start })
    case 'span':
      return write({
        ...(span.start === mark.start ? {} : { [to.start]: span.start }),
        ...(span.end === mark.end ? {} : { [to.end]: span.end }),
      })
    case 'backwards':
    case 'none':
      return write({ [to.start]: span.start, [to.end]: span.end })
  }
}
