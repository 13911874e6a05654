import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { useRoomPeople } from '#client/api/rooms.ts'
import { keepOnDevice, keptOnDevice } from '#client/offline/keptOnDevice.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'

/** Rooms chosen on this page, by lab and seat: what a browser that keeps nothing goes by. */
const chosen = new Map<string, string>()
/** Rooms the lab has put people into, who have chosen none on this device. */
const placed = new Map<string, string>()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const tell = () => {
  for (const listener of listeners) listener()
}

interface SeatRoom {
  /** Where this person sits; null until they have said so. */
  room: Workstream | null
  rooms: readonly Workstream[]
  choose: (id: string) => void
}

/**
 * The room this person sits in: as they chose it on this device, else as the lab has placed them, else the only one there
 * is.
 */
export const useSeatRoom = (): SeatRoom => {
  const { lab, seat } = useLiveLab().session
  const rooms = usePlan(workstreams)
  const key = `room ${lab.id} ${seat.id}`
  const id = useSyncExternalStore(subscribe, () => chosen.get(key) ?? keptOnDevice(key) ?? placed.get(key))
  const choose = useCallback(
    (next: string) => {
      chosen.set(key, next)
      keepOnDevice(key, next)
      tell()
    },
    [key],
  )
  const room = rooms.find((one) => one.id === id) ?? (rooms.length === 1 ? rooms[0] : null) ?? null
  return { room, rooms, choose }
}

/** Asks where the lab has placed this person. */
export const useFollowPlace = (): void => {
  const { lab, seat } = useLiveLab().session
  const { data } = useRoomPeople(lab.slug)
  const key = `room ${lab.id} ${seat.id}`
  const room = data?.places.find(({ seatId }) => seatId === seat.id)?.roomId
  useEffect(() => {
    if (room === undefined || placed.get(key) === room) return
    placed.set(key, room)
    tell()
  }, [key, room])
}

/** Is this path the seat's page? */
export const isSeatPath = (path: string): boolean => /^\/labs\/[^/]+\/seat\/?$/.test(path)
