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
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  return slashed ? readSlashed(slashed.slice(1), order) : { kind: 'notADate' }
}

const readSlashed = ([first = '', second = '', year = '']: string[], order: SlashOrder): ReadDate => {
  const dayFirst = parseDate(`${year}-${second}-${first}`)
  const monthFirst = parseDate(`${year}-${first}-${second}`)
  const wanted = order === 'monthFirst' ? monthFirst : order === 'dayFirst' ? dayFirst : null
  if (wanted) return { kind: 'date', date: wanted }
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { kind: 'twoWays' }
  const only = dayFirst ?? monthFirst
  return only ? { kind: 'date', date: only } : { kind: 'notADate' }
}
