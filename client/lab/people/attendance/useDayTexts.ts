import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttendedDay } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { useLocale } from '#client/i18n/formats.ts'
import { momentText } from '#client/ui/dateText.ts'

export interface DayTexts {
  /** "Mon" and "2 Mar" for the head of a column. */
  weekday(date: string): string
  short(date: string): string
  /** "Monday 2 March 2026". */
  long(date: string): string
  /** What is known of somebody's day, in a sentence. */
  about(day: AttendedDay | undefined): string
}

/** Days and times in words; times are those of the lab's time zone. */
export const useDayTexts = (zone: string, seats: readonly Seat[]): DayTexts => {
  const { t } = useTranslation('attendance')
  const locale = useLocale()
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
    const weekday = format({ weekday: 'short', timeZone: 'UTC' })
    const short = format({ day: 'numeric', month: 'short', timeZone: 'UTC' })
    const long = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
    const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
    const names = new Map(seats.map(({ id, name }) => [id, name]))
    const lasting = (minutes: number) =>
      t('lasting', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
    return {
      weekday: (date) => weekday.format(noon(date)),
      short: (date) => short.format(noon(date)),
      long: (date) => long.format(noon(date)),
      about: (day) => {
        if (!day) return t('absent')
        if (day.recorded) {
          const { firstAt, lastAt, minutes } = day.recorded
          const [first, last] = [clock.format(Date.parse(firstAt)), clock.format(Date.parse(lastAt))]
          return t('recorded', { first, last, lasting: lasting(minutes) })
        }
        const { by = '', at = '' } = day.mark ?? {}
        return t('marked', { name: names.get(by) ?? t('somebody'), at: momentText(at) })
      },
    }
  }, [t, locale, zone, seats])
}
