/** Days of a time zone (IANA name) as moments; times are milliseconds since 1970. */
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** What the clock on the wall says, as if it were UTC. */
const wallClock = (at: number, zone: string): number => {
  const of = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = of
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The plain date at a moment. */
export const dateIn = (at: number, zone: string): string =>
  new Date(wallClock(at, zone)).toISOString().slice(0, 10)

/** The first moment of a day; where a clock put forward leaves out midnight, the first there is. */
export const startOfDay = (date: string, zone: string): number => {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const offsetAt = (at: number) => wallClock(at, zone) - Math.floor(at / 1000) * 1000
  const guesses = [midnight - 86_400_000, midnight, midnight + 86_400_000].map(
    (at) => midnight - offsetAt(at),
  )
  const earliest = Math.min(...guesses)
  const found = [...new Set(guesses)].toSorted((a, b) => a - b).find((at) => dateIn(at, zone) === date)
  return found ?? earliest
}
