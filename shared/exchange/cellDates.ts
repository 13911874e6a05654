import { addDays } from '../plan/dates.ts'
import { isDateCell, cellText, type Cell } from './cells.ts'
import { parseDate } from './planDates.ts'
import { readSlashed, type Slashed, type SlashOrder } from './readDate.ts'
import { withoutAccents } from './withoutAccents.ts'

/** How a header wants dates written: "Planned start date (dd.mm.yyyy)". */
export type DateForm = 'dotted' | 'iso' | 'dayFirst' | 'monthFirst'

export type DateRead =
  | { kind: 'none' }
  /** `form` is null for a date that the file itself has as one. */
  | { kind: 'date'; date: string; form: DateForm | 'words' | 'serial' | 'yearFirst' | null }
  | { kind: 'ongoing' }
  | { kind: 'notKnown' }
  /** The month may be either number. */
  | { kind: 'twoWays' }
  | { kind: 'notADate' }

const ONGOING = /\bon-?\s?going\b|\bcontinuous(ly)?\b|\bpermanent(e|ly)?\b|\ben (continu|cours|permanence)\b/i
const NOT_KNOWN =
  /^(n\/?a|not known|unknown|t\.?b\.?[acd]\.?|to be (confirmed|determined|decided)|inconnue?|non connue?|n\.?d\.?|[àa] (confirmer|d[ée]terminer|d[ée]finir)|\?+)$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const FRENCH_MONTHS = 'janv fevr mars avri mai juin juil aout sept octo nove dece'.split(' ')

/** 1 for January; 0 for what is no month. */
const monthNamed = (name: string): number => {
  const plain = withoutAccents(name).toLowerCase()
  const french =
    plain.length < 3
      ? -1
      : FRENCH_MONTHS.findIndex((one) => one.startsWith(plain.slice(0, 4)) || plain === one)
  return (french >= 0 ? french : MONTHS.indexOf(plain.slice(0, 3))) + 1
}

const century = (year: string): string => (year.length === 2 ? `20${year}` : year)
const made = (year: string, month: string | number, day: string): string | null =>
  parseDate(`${century(year)}-${month}-${day}`) ?? null

/** A date that is written with numbers alone, and the day and the month could each be the first; else null. */
const slashed = (text: string): Slashed | null => {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text) ?? []
  return year === '' ? null : [first, second, century(year)]
}

const withMonthName = (text: string): string | null => {
  const [, day = '', name = '', year = ''] =
    /^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th|er)?[ .-]+(\p{L}{3,9})\.?,?[ .-]+(\d{4}|\d{2})$/iu.exec(text) ??
    []
  const [, name2 = '', day2 = '', year2 = ''] =
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text) ?? []
  const month = monthNamed(name || name2)
  return month === 0 ? null : made(year || year2, month, day || day2)
}

/** Day 60 of the first system is 29 February 1900, which never was. */
const FIRST_SERIAL = 61
const LAST_SERIAL = 2_958_465

/** The date of a day's number as spreadsheets count, from 1900 or from 1904. */
export const serialDate = (serial: number, date1904: boolean): string | null => {
  const day = Math.floor(serial)
  if (day < (date1904 ? 0 : FIRST_SERIAL) || day > LAST_SERIAL) return null
  return addDays(date1904 ? '1904-01-01' : '1899-12-30', day)
}

const readText = (text: string, order: SlashOrder): DateRead => {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+Z?)?$/.exec(text)?.[1]
  if (iso !== undefined) return dateOr(parseDate(iso) ?? null, 'iso')
  if (/^\d{4}[-/.]/.test(text)) return dateOr(parseDate(text.replaceAll('.', '/')) ?? null, 'yearFirst')
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\.?$/.exec(text) ?? []
  if (year !== '') return dateOr(made(year, month, day), 'dotted')
  const numbers = slashed(text)
  return numbers ? readSlashed(numbers, order) : dateOr(withMonthName(text), 'words')
}

const dateOr = (date: string | null, form: DateForm | 'words' | 'serial' | 'yearFirst'): DateRead =>
  date === null ? { kind: 'notADate' } : { kind: 'date', date, form }

/** A cell of a date column. */
export const readDateCell = (cell: Cell | undefined, order: SlashOrder, date1904 = false): DateRead => {
  if (isDateCell(cell)) return { kind: 'date', date: cell.date, form: null }
  const text = cellText(cell)
  if (text === '' || /^[-–—]+$/.test(text)) return { kind: 'none' }
  if (ONGOING.test(text)) return { kind: 'ongoing' }
  if (NOT_KNOWN.test(text)) return { kind: 'notKnown' }
  if (/^\d{4,7}(\.\d+)?$/.test(text)) return dateOr(serialDate(Number(text), date1904), 'serial')
  return readText(text, order)
}

/** What a header demands of the dates below it, or null. */
export const demandedForm = (header: string): DateForm | null => {
  // "jj.mm.aaaa" in French.
  const form = header.toLowerCase().replaceAll(/\s/g, '').replaceAll('jj', 'dd').replaceAll('aaaa', 'yyyy')
  if (/d{1,2}\.m{1,2}\.y/.test(form)) return 'dotted'
  if (/y{2,4}-m{1,2}-d/.test(form)) return 'iso'
  if (/d{1,2}[/-]m{1,2}[/-]y/.test(form)) return 'dayFirst'
  return /m{1,2}[/-]d{1,2}[/-]y/.test(form) ? 'monthFirst' : null
}

export interface SlashFindings {
  /** What cells of the file decide, or `unknown`. */
  deduced: SlashOrder
  /** A cell that can be read in two ways, or null. */
  example: string | null
}

/** How `1/10/2014` is meant in a file: one cell with a day beyond 12 decides for all, unless another says otherwise. */
export const slashOrderOf = (cells: Iterable<Cell | undefined>): SlashFindings => {
  let example: string | null = null
  const said = new Set<SlashOrder>()
  for (const cell of cells) {
    const text = cellText(cell)
    if (!slashed(text)) continue
    const read = readDateCell(text, 'unknown')
    if (read.kind === 'twoWays') example ??= text
    else if (read.kind === 'date' && !isSame(text))
      said.add(read.form === 'dayFirst' ? 'dayFirst' : 'monthFirst')
  }
  const [only = 'unknown'] = said
  return { deduced: said.size === 1 ? only : 'unknown', example }
}

/** `5/5/2014` says nothing about the order. */
const isSame = (text: string): boolean => {
  const [first, second] = slashed(text) ?? []
  return Number(first) === Number(second)
}
