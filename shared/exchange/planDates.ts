/** A plain date in the labs' own form: `2014-10-01` is "01.10.2014". */
export const labDate = (date: string | null): string =>
  date === null ? '' : `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`

const isReal = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date
}

/**
 * A typed date: `YYYY-MM-DD`, `YYYY/MM/DD` or the labs' `dd.mm.yyyy`. Null for nothing, undefined for what is
 * no date. `1/10/2014` is none: nobody can say whether the month is January or October.
 */
export const parseDate = (typed: string): string | null | undefined => {
  const text = typed.trim()
  if (text === '') return null
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const parts = yearFirst?.slice(1) ?? dayFirst?.slice(1).toReversed()
  if (!parts) return undefined
  const [year = '', month = '', day = ''] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isReal(date) ? date : undefined
}
