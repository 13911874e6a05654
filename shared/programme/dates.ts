import { addDays, daysBetween } from '../plan/dates.ts'
import type { Day, Session, Week } from './template.ts'

const DAYS_A_WEEK = 7
/** 1970-01-05 was a Monday. */
const MONDAY = '1970-01-05'

/** 0 is Monday, 6 is Sunday. */
const weekday = (date: string): number =>
  ((daysBetween(MONDAY, date) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK

/** The first and the last day of a lab's week, weeks counted from 0; they are seven days from the lab's first. */
export const weekSpan = (startDate: string, week: number): { first: string; last: string } => {
  const first = addDays(startDate, week * DAYS_A_WEEK)
  return { first, last: addDays(first, DAYS_A_WEEK - 1) }
}

/**
 * The date of each day of a week: its working days from the lab's day of the week on, as many as it has; a week of
 * more than five takes the days as they come.
 */
export const datesOf = (startDate: string, week: number, days: number): string[] => {
  const { first } = weekSpan(startDate, week)
  const all = Array.from({ length: DAYS_A_WEEK }, (_, at) => addDays(first, at))
  const working = all.filter((date) => weekday(date) < 5)
  return (days > working.length ? all : working).slice(0, days)
}

/** Where a date lies in the weeks of a lab: week from 0, and its day if there is one. */
export const placeOf = (
  weeks: readonly Week[],
  startDate: string,
  date: string,
): { week: number; day: number | null } | null => {
  const days = daysBetween(startDate, date)
  const week = Math.floor(days / DAYS_A_WEEK)
  const found = weeks[week]
  if (days < 0 || !found) return null
  const day = datesOf(startDate, week, found.days.length).indexOf(date)
  return { week, day: day < 0 ? null : day }
}

/** When a session ends, as "17:30"; past midnight it goes on with the next day's hours. */
export const endOf = (held: Pick<Session, 'start' | 'minutes'>): string => {
  const end = lastMinute(held) % (24 * 60)
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/** Sessions as they follow one another. */
export const inTime = ({ sessions }: Day): Session[] =>
  sessions.toSorted((a, b) => a.start.localeCompare(b.start))

/** Seconds from a time of that day (in seconds after its midnight) to a session's end; below zero it is over. */
export const secondsToEnd = (held: Pick<Session, 'start' | 'minutes'>, seconds: number): number =>
  lastMinute(held) * 60 - seconds

/** When a session ends, in minutes after the midnight before it. */
const lastMinute = ({ start, minutes }: Pick<Session, 'start' | 'minutes'>): number => {
  const [hours = 0, mins = 0] = start.split(':').map(Number)
  return hours * 60 + mins + minutes
}
