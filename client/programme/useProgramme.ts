import { useSyncExternalStore } from 'react'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { placeOf } from '#shared/programme/dates.ts'
import { labOf } from '#client/lab/labOf.ts'
import { labWeek, type LabWeek } from '#client/lab/labWeek.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { today } from '#client/ui/dateText.ts'
import { programmeOf } from './programmeStore.ts'

/** The lab's programme; null until the server has told it. */
export const useProgramme = (): ProgrammeView | null => {
  const store = programmeOf(useLiveLab().store)
  return useSyncExternalStore(store.subscribe, store.get)
}

export interface Now {
  startDate: string | null
  week: LabWeek
  /** What the week is for, in the programme's words; null outside the weeks or before they are known. */
  title: string | null
  /** Week and day of the programme that are today, from 0. */
  place: { week: number; day: number | null } | null
}

/** Where the lab stands today. */
export const useNow = (): Now => {
  const lab = usePlan(labOf)
  const view = useProgramme()
  const startDate = lab?.startDate ?? null
  const weeks = view?.programme.weeks ?? []
  const week = labWeek(startDate, view ? weeks.length : (lab?.weeks ?? 6), today())
  const place = startDate === null ? null : placeOf(weeks, startDate, today())
  return { startDate, week, title: (place && weeks[place.week]?.title) ?? null, place }
}
