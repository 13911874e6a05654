import { xOfDay, type Scale } from './scale.ts'

export type TickUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A column of the calendar's head. */
export interface Tick {
  unit: TickUnit
  /** Its first day. */
  day: number
  x: number
  w: number
  text: string
}

/** Which two rows of columns the head has: the finer one must have room for its words. */
export const unitsOf = (dayWidth: number): { upper: TickUnit; lower: TickUnit } => {
  if (dayWidth >= 18) return { upper: 'month', lower: 'day' }
  if (dayWidth >= 5) return { upper: 'month', lower: 'week' }
  if (dayWidth >= 1.1) return { upper: 'year', lower: 'month' }
  if (dayWidth >= 0.32) return { upper: 'year', lower: 'quarter' }
  return { upper: 'year', lower: 'year' }
}

const MONDAY = 4 // 1970-01-01 was a Thursday, so that day 4 was a Monday

const MS_PER_DAY = 86_400_000

const partsOf = (day: number): [year: number, month: number] => {
  const date = new Date(day * MS_PER_DAY)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1]
}
/** Also of a month beyond the last that a date can be written in, where a calendar may end. */
const dayOfMonth = (year: number, month: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, 1) / MS_PER_DAY

/** A column of years has to be as wide as this; a plan that reaches over thousands of them has one for many. */
const LEAST_WIDTH = 16
const yearsOfColumn = (dayWidth: number): number =>
  [1, 10, 100].find((years) => years * 365 * dayWidth >= LEAST_WIDTH) ?? 1_000

/** First day of the column a day lies in. */
export const beginOf = (unit: TickUnit, day: number): number => {
  const [year, month] = partsOf(day)
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return day - ((((day - MONDAY) % 7) + 7) % 7)
    case 'month':
      return dayOfMonth(year, month)
    case 'quarter':
      return dayOfMonth(year, month - ((month - 1) % 3))
    case 'year':
      return dayOfMonth(year, 1)
  }
}

/** First day of the column after the one that begins on a day. */
export const nextOf = (unit: TickUnit, begin: number): number => {
  const [year, month] = partsOf(begin)
  const months = { month: 1, quarter: 3, year: 12 }
  if (unit === 'day' || unit === 'week') return begin + (unit === 'day' ? 1 : 7)
  return dayOfMonth(year, month + months[unit])
}

export const isWeekend = (day: number): boolean => (((day - MONDAY) % 7) + 7) % 7 >= 5

const formats = new Map<string, Intl.DateTimeFormat>()
const formatted = (language: string, options: Intl.DateTimeFormatOptions, day: number): string => {
  const key = language + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  formats.set(key, format)
  return format.format(day * MS_PER_DAY)
}

/** `quarter` words a quarter: "Q3". */
export interface TickWords {
  language: string
  quarter: (number: number) => string
}

const textOf = (unit: TickUnit, upper: boolean, day: number, words: TickWords): string => {
  const { language } = words
  switch (unit) {
    case 'day':
    case 'week':
      return formatted(language, { day: 'numeric' }, day)
    case 'month':
      return formatted(language, upper ? { month: 'long', year: 'numeric' } : { month: 'short' }, day)
    case 'quarter':
      return words.quarter(Math.ceil(partsOf(day)[1] / 3))
    case 'year':
      return formatted(language, { year: 'numeric' }, day)
  }
}

/** The columns of one row of the head that touch the stretch from `left` to `right`, in pixels of the calendar. */
export const ticksOf = (
  scale: Scale,
  row: 'upper' | 'lower',
  { left, right }: { left: number; right: number },
  words: TickWords,
): Tick[] => {
  const unit = unitsOf(scale.dayWidth)[row]
  const ticks: Tick[] = []
  const years = unit === 'year' ? yearsOfColumn(scale.dayWidth) : 1
  let day = beginOf(unit, scale.first + Math.floor(left / scale.dayWidth))
  if (years > 1) day = dayOfMonth(Math.floor(partsOf(day)[0] / years) * years, 1)
  while (day <= scale.last && xOfDay(scale, day) <= right) {
    const next = years > 1 ? dayOfMonth(partsOf(day)[0] + years, 1) : nextOf(unit, day)
    const x = xOfDay(scale, day)
    ticks.push({ unit, day, x, w: xOfDay(scale, next) - x, text: textOf(unit, row === 'upper', day, words) })
    day = next
  }
  return ticks
}
