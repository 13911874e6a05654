import { parseDate } from './planDates.ts'

/** How dates like `1/10/2014` are meant, when somebody has said so. */
export type SlashOrder = 'unknown' | 'dayFirst' | 'monthFirst'

export type ReadDate =
  | { kind: 'none' }
  | { kind: 'date'; date: string }
  | { kind: 'ongoing' }
  /** The month may be either number. */
  | { kind: 'twoWays' }
  | { kind: 'notADate' }

/** A cell as a date: only what can be read in one way is one. */
export const readDate = (cell: string, order: SlashOrder): ReadDate => {
  const text = cell.trim()
  if (text === '') return { kind: 'none' }
  if (/^on-?going$/i.test(text)) return { kind: 'ongoing' }
  const known = parseDate(text)
  if (known) return { kind: 'date', date: known }
  const [, first, second, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  if (first === undefined || second === undefined || year === undefined) return { kind: 'notADate' }
  const read = readSlashed([first, second, year], order)
  return read.kind === 'date' ? { kind: 'date', date: read.date } : read
}

/** First number, second number and the year in four digits. */
export type Slashed = readonly [first: string, second: string, year: string]

export type ReadSlashed =
  | { kind: 'date'; date: string; form: Exclude<SlashOrder, 'unknown'> }
  | { kind: 'twoWays' }
  | { kind: 'notADate' }

/** A date of numbers, the year last: the day is the one of two that it can only be, or that was said. */
export const readSlashed = ([first, second, year]: Slashed, order: SlashOrder): ReadSlashed => {
  const dayFirst = parseDate(`${year}-${second}-${first}`) ?? null
  const monthFirst = parseDate(`${year}-${first}-${second}`) ?? null
  const both = dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst
  if (both && order === 'unknown') return { kind: 'twoWays' }
  const date = (order === 'monthFirst' ? monthFirst : dayFirst) ?? dayFirst ?? monthFirst
  if (date === null) return { kind: 'notADate' }
  return { kind: 'date', date, form: date === dayFirst ? 'dayFirst' : 'monthFirst' }
}
