import { createContext } from 'react'
import type { Rooms } from './useRooms.ts'

export interface Picking {
  picked: ReadonlySet<string>
  /** Seats that one may put into rooms. */
  placeable: ReadonlySet<string>
  pick: (id: string, on: boolean) => void
}

export interface SeatsInRooms {
  rooms: Rooms
  /** Null where one may place nobody else. */
  picking: Picking | null
}

/** What a table of seats tells of rooms, worked out once for all its rows; null where it is not among rooms. */
export const SeatsInRoomsContext = createContext<SeatsInRooms | null>(null)
