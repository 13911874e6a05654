const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const count = (value: number, one: string, many: string): string =>
  `${whole.format(value)} ${value === 1 ? one : many}`

export const share = (value: number): string => `${whole.format(value * 100)} %`

export const rate = (value: number): string => number.format(value)

export const seconds = (value: number): string =>
  value >= 1 ? `${number.format(value)} s` : `${number.format(value * 1_000)} ms`

const SIZES = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
  [1, 'bytes'],
] as const

export const bytes = (value: number): string => {
  const [size, name] = SIZES.find(([least]) => value >= least) ?? SIZES[3]
  return `${number.format(value / size)} ${name}`
}

const SPANS = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
  [1, 'second', 'seconds'],
] as const

/** Rounded down: how long something lasts is not promised. */
export const lasting = (value: number): string => {
  const [size, one, many] = SPANS.find(([least]) => value >= least) ?? SPANS[3]
  return count(Math.floor(value / size), one, many)
}

export const listed = (parts: readonly string[]): string => list.format(parts)
