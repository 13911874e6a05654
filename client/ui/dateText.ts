import { dateFormat } from '#client/i18n/formats.ts'

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const IN_UTC = dateFormat({ ...DAY, timeZone: 'UTC' })
const HERE = dateFormat(DAY)
const TIME = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Months in short are three letters long in English, September too. */
export const shortMonth = (text: string): string => text.replace('Sept ', 'Sep ')

/** A plain date `2014-10-01` as "1 Oct 2014", as the language of the screens writes it; the text itself if it is none. */
export const dayText = (date: string): string => {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at) ? date : shortMonth(IN_UTC().format(at))
}

/** A moment (RFC 3339) in this device's time zone, as "1 Oct 2014, 09:30". */
export const momentText = (moment: string): string => {
  const at = Date.parse(moment)
  return Number.isNaN(at) ? moment : `${shortMonth(HERE().format(at))}, ${TIME().format(at)}`
}

/** Today as a plain date of this device. */
export const today = (): string => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
