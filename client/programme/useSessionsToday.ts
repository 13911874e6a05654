import { inTime } from '#shared/programme/dates.ts'
import type { Session } from '#shared/programme/template.ts'
import { useNow, useProgramme } from './useProgramme.ts'

/** What is on today, as it follows; nothing on a day without sessions. */
export const useSessionsToday = (): readonly Session[] => {
  const place = useNow().place
  const weeks = useProgramme()?.programme.weeks ?? []
  if (!place || place.day === null) return []
  const day = weeks[place.week]?.days[place.day]
  return day ? inTime(day) : []
}
