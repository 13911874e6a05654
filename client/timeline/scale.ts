import { dateOfDay, dayNumber } from '#shared/plan/dates.ts'

/** How far in one looks, by what a column of the calendar is. */
export const ZOOMS = ['day', 'week', 'month', 'quarter'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Pixels a day takes where a zoom is chosen by name. */
export const DAY_WIDTH: Record<Zoom, number> = { day: 30, week: 9, month: 3, quarter: 1 }

export const NARROWEST_DAY = 0.05
export const WIDEST_DAY = 60

export const clampDayWidth = (width: number): number => Math.min(WIDEST_DAY, Math.max(NARROWEST_DAY, width))

/** The named zoom a width of a day is nearest to. */
export const zoomOf = (dayWidth: number): Zoom =>
  dayWidth >= 18 ? 'day' : dayWidth >= 5 ? 'week' : dayWidth >= 1.8 ? 'month' : 'quarter'

/** First and last day of a calendar, both included, as numbers of days since 1970-01-01. */
export interface DayRange {
  first: number
  last: number
}

/** Where days lie: the first day of the calendar begins at 0. */
export interface Scale extends DayRange {
  dayWidth: number
  width: number
}

export const scaleOf = ({ first, last }: DayRange, dayWidth: number): Scale => ({
  first,
  last,
  dayWidth,
  width: Math.max(1, Math.round((last - first + 1) * dayWidth)),
})

/** The left edge of a day. */
export const xOfDay = ({ first, dayWidth }: Scale, day: number): number => (day - first) * dayWidth
export const xOfDate = (scale: Scale, date: string): number => xOfDay(scale, dayNumber(date))

/** Left edge and width of a bar over whole days, both included; never too narrow to be seen. */
export const boxOf = (scale: Scale, start: string, end: string): { x: number; w: number } => {
  const x = xOfDate(scale, start)
  return { x, w: Math.max(MIN_BAR, xOfDay(scale, dayNumber(end) + 1) - x) }
}
const MIN_BAR = 3

/** The day at a place, which may be outside the calendar. */
export const dayAt = ({ first, dayWidth }: Scale, x: number): number => first + Math.floor(x / dayWidth)
export const dateAt = (scale: Scale, x: number): string => dateOfDay(dayAt(scale, x))

/** Whole days a distance amounts to, to the nearest. */
export const daysOf = ({ dayWidth }: Scale, dx: number): number => Math.round(dx / dayWidth) || 0

/** The width of a day that shows a whole calendar in a view. */
export const fitting = ({ first, last }: DayRange, width: number): number =>
  clampDayWidth(width / (last - first + 1))
