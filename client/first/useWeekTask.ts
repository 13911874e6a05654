import { useLiveLab, usePlan, useRoomState } from '#client/plan/hooks.ts'
import { labOf } from '#client/lab/labOf.ts'
import { labWeek } from '#client/lab/labWeek.ts'
import { today } from '#client/ui/dateText.ts'
import { weekTaskOf, type WeekTask } from './weekTask.ts'

/** What this person's lab does now and what is theirs to do. */
export const useWeekTask = (): WeekTask => {
  const { session } = useLiveLab()
  const lab = usePlan(labOf)
  const phase = useRoomState()?.phase ?? session.phase
  const week = labWeek(lab?.startDate ?? null, lab?.weeks ?? 6, today())
  return weekTaskOf({ role: session.seat.role, signatory: session.seat.signatory, phase, week })
}
