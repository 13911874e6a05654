import { locale as screens } from '#client/i18n/formats.ts'

/** Whose dates and times they are: a person's, unless a test says otherwise. */
export interface Zone {
  locale?: string | undefined
  timeZone?: string | undefined
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const

const format = (moment: string, options: Intl.DateTimeFormatOptions, { locale, timeZone }: Zone): string => {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return moment
  return new Intl.DateTimeFormat(locale ?? screens(), {
    ...(timeZone !== undefined && { timeZone }),
    ...options,
  }).format(at)
}

/** A plain date of the plan, as "8 October 2014": the same in every time zone. */
export const plainDay = (date: string, { locale }: Zone = {}): string =>
  format(`${date}T00:00:00Z`, DAY, { locale, timeZone: 'UTC' })

/** The day of a moment with its weekday. */
export const dayOf = (moment: string, zone: Zone = {}): string =>
  format(moment, { weekday: 'long', ...DAY }, zone)

export const timeOf = (moment: string, zone: Zone = {}): string => format(moment, TIME, zone)

/** "12 November 2014, 14:05" in words of the person's language. */
export const momentOf = (moment: string, zone: Zone = {}): string => format(moment, { ...DAY, ...TIME }, zone)

/** The name of the time zone, as it is called at a moment: it decides what a date and time mean. */
export const zoneName = (moment: string, { locale, timeZone }: Zone = {}): string =>
  new Intl.DateTimeFormat(locale ?? screens(), {
    ...(timeZone !== undefined && { timeZone }),
    timeZoneName: 'long',
  })
    .formatToParts(Date.parse(moment))
    .find((part) => part.type === 'timeZoneName')?.value ?? ''

/** A moment in short: on the day that is today its time, else its day. */
export const briefly = (moment: string, today: string, zone: Zone = {}): string =>
  calendarDay(moment, zone) === today
    ? timeOf(moment, zone)
    : format(moment, { day: 'numeric', month: 'short', year: 'numeric' }, zone)

/** The calendar day of a moment, `2014-11-12`, by which facts are put together. */
export const calendarDay = (moment: string, { timeZone }: Zone = {}): string =>
  format(moment, { year: 'numeric', month: '2-digit', day: '2-digit' }, { locale: 'en-CA', timeZone })
