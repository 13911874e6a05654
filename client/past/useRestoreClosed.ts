import { useCanEdit, useLiveLab, useRoomState } from '#client/plan/hooks.ts'

/** Why nothing can be brought back into the live plan now, or null. */
export const useRestoreClosed = (): 'frozen' | 'observer' | 'closed' | null => {
  const { session } = useLiveLab()
  const canEdit = useCanEdit()
  const phase = useRoomState()?.phase ?? session.phase
  if (session.seat.role === 'observer') return 'observer'
  if (phase === 'frozen') return 'frozen'
  return canEdit ? null : 'closed'
}
