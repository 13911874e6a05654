import type { Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'

/** A room's address. */
export const useRoomPath = (room: Workstream): string => {
  const { slug } = useLiveLab().session.lab
  return `/labs/${slug}/rooms/${roomKey(room, usePlan(workstreams))}`
}
