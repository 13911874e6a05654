import { liveOf } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'

/** Code and title of a room; null for a plenary. */
export const useRoomName = (id: string | null): string | null =>
  usePlan((plan) => {
    const room = liveOf(plan, 'workstreams', id)
    return room ? [room.code, room.title].filter(Boolean).join(' · ') : null
  })
