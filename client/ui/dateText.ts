const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const IN_UTC = new Intl.DateTimeFormat('en', { ...DAY, timeZone: 'UTC' })
const HERE = new Intl.DateTimeFormat('en', { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const partsOf = (format: Intl.DateTimeFormat, at: number) =>
  Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))

/** A plain date `2014-10-01` as "1 Oct 2014"; the text itself when it is not one. */
export const dayText = (date: string): string => {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  const { day, month, year } = partsOf(IN_UTC, at)
  return `${day} ${month} ${year}`
}

/** A moment (RFC 3339) in this device's time zone, as "1 Oct 2014, 09:30". */
export const momentText = (moment: string): string => {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return moment
  const { day, month, year, hour, minute } = partsOf(HERE, at)
  return `${day} ${month} ${year}, ${hour}:${minute}`
}

/** Today as a plain date of this device. */
export const today = (): string => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
