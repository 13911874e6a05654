const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** A plain date `2014-10-01` as "1 Oct 2014"; the text itself when it is not one. */
export const dayText = (date: string): string => {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at) ? date : DAY.format(at)
}

/** A moment (RFC 3339) in this device's time zone, as "1 Oct 2014, 09:30". */
export const momentText = (moment: string): string => {
  const at = Date.parse(moment)
  return Number.isNaN(at) ? moment : MOMENT.format(at)
}

/** Today as a plain date of this device. */
export const today = (): string => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
