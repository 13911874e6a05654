import type { Workstream } from '#shared/plan/plan.ts'

/** A room's part of an address: its code where that is unique and short enough to read, else its id. */
export const roomKey = (room: Workstream, rooms: readonly Workstream[]): string => {
  const code = room.code.trim().toLowerCase()
  const alone = rooms.filter((r) => r.code.trim().toLowerCase() === code).length === 1
  return /^[a-z0-9-]{1,20}$/.test(code) && alone ? code : room.id
}

/** The room an address names, by code or by id. */
export const roomByKey = (key: string, rooms: readonly Workstream[]): Workstream | null =>
  rooms.find((room) => room.id === key) ??
  rooms.find((room) => roomKey(room, rooms) === key.toLowerCase()) ??
  null
