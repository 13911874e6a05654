/** Columns of a span of time, each a month, a quarter or a year. */
export interface TimeColumns {
  columns: readonly TimeColumn[]
  /** The column a day (YYYY-MM-DD) of the span is in. */
  columnOf: (date: string) => number
}

export type TimeColumn =
  | { unit: 'month'; year: number; month: number }
  | { unit: 'quarter'; year: number; quarter: number }
  | { unit: 'year'; year: number }

const MOST_MONTHS = 15
const MOST_QUARTERS = 20
/** Beyond, only years in which something is planned have a column: a date can be mistyped by centuries. */
const MOST_YEARS = 25

/** Months where a screen holds them, else quarters, else years; the whole span of these days, also where nothing is. */
export const timeColumns = (dates: readonly string[]): TimeColumns => {
  const months = dates.map(monthOf).toSorted((a, b) => a - b)
  const [first, last] = [months.at(0), months.at(-1)]
  if (first === undefined || last === undefined) return { columns: [], columnOf: () => 0 }
  const length = [1, 3, 12].find((m) => spanIn(first, last, m) <= (MOST[m] ?? 0)) ?? 12
  const units = [
    ...new Set(spanIn(first, last, length) > MOST_YEARS ? months.map((m) => unitOf(m, length)) : []),
  ]
  const all = units.length > 0 ? units : range(unitOf(first, length), unitOf(last, length))
  const at = new Map(all.map((unit, i) => [unit, i]))
  return {
    columns: all.map((unit) => columnFor(unit * length, length)),
    columnOf: (date) => at.get(unitOf(monthOf(date), length)) ?? 0,
  }
}

const MOST: Record<number, number> = { 1: MOST_MONTHS, 3: MOST_QUARTERS, 12: MOST_YEARS }

/** Months since year 0. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
const unitOf = (month: number, length: number): number => Math.floor(month / length)
const spanIn = (first: number, last: number, length: number): number =>
  unitOf(last, length) - unitOf(first, length) + 1
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

const columnFor = (month: number, length: number): TimeColumn => {
  const year = Math.floor(month / 12)
  if (length === 12) return { unit: 'year', year }
  if (length === 3) return { unit: 'quarter', year, quarter: (month % 12) / 3 + 1 }
  return { unit: 'month', year, month: (month % 12) + 1 }
}
