import type { FactReader } from '#server/storage/readFacts.ts'
import { dateIn, startOfDay } from '#shared/diary/zone.ts'

/** Which days: those before a moment (milliseconds), so many at most, as a time zone (IANA name) counts them. */
export interface DaysQuery {
  before: number
  most: number
  zone: string
}

/** Days on which something became true of a lab, as plain dates, the newest first. */
export const daysOf = (file: FactReader, lab: number, { before, most, zone }: DaysQuery): string[] => {
  const days: string[] = []
  let until = before
  while (days.length < most) {
    const last = file.lastBefore(lab, until)
    if (last === null) break
    const day = dateIn(last, zone)
    days.push(day)
    until = Math.min(last, startOfDay(day, zone))
  }
  return days
}
