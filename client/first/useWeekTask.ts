import { useLiveLab, useRoomState } from '#client/plan/hooks.ts'
import { useNow } from '#client/programme/useProgramme.ts'
import { weekTaskOf, type WeekTask } from './weekTask.ts'

/** What this person's lab does now and what is theirs to do. */
export const useWeekTask = (): WeekTask => {
  const { session } = useLiveLab()
  const phase = useRoomState()?.phase ?? session.phase
  const { week } = useNow()
  return weekTaskOf({ role: session.seat.role, signatory: session.seat.signatory, phase, week })
}
