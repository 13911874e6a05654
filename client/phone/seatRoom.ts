import { useCallback, useSyncExternalStore } from 'react'
import type { Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { keepOnDevice, keptOnDevice } from '#client/offline/keptOnDevice.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'

/** Rooms chosen on this page, by lab and seat: what a browser that keeps nothing goes by. */
const chosen = new Map<string, string>()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

interface SeatRoom {
  /** Where this person sits; null until they have said so. */
  room: Workstream | null
  rooms: readonly Workstream[]
  choose: (id: string) => void
}

/** The room this person sits in, as they chose it on this device; the only one where there is no other. */
export const useSeatRoom = (): SeatRoom => {
  const { lab, seat } = useLiveLab().session
  const rooms = usePlan(workstreams)
  const key = `room ${lab.id} ${seat.id}`
  const id = useSyncExternalStore(subscribe, () => chosen.get(key) ?? keptOnDevice(key))
  const choose = useCallback(
    (next: string) => {
      chosen.set(key, next)
      keepOnDevice(key, next)
      for (const listener of listeners) listener()
    },
    [key],
  )
  const room = rooms.find((one) => one.id === id) ?? (rooms.length === 1 ? rooms[0] : null) ?? null
  return { room, rooms, choose }
}

/** Is this path the seat's page? */
export const isSeatPath = (path: string): boolean => /^\/labs\/[^/]+\/seat\/?$/.test(path)
