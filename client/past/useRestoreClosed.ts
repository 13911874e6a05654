import { isOnItsWay, withoutPlan } from '#client/sync/lineState.ts'
import { useCanEdit, useConnection, useLiveLab, useRoomState } from '#client/plan/hooks.ts'

/** Why nothing can be brought back into the live plan now, or null. */
export const useRestoreClosed = (): 'loading' | 'frozen' | 'observer' | 'closed' | null => {
  const { session } = useLiveLab()
  const canEdit = useCanEdit()
  const phase = useRoomState()?.phase ?? session.phase
  const connection = useConnection()
  const loading = withoutPlan(connection) !== null || isOnItsWay(connection)
  if (session.seat.role === 'observer') return 'observer'
  if (phase === 'frozen') return 'frozen'
  if (loading) return 'loading'
  return canEdit ? null : 'closed'
}
