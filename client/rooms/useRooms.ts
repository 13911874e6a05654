import { useMemo } from 'react'
import type { Seat } from '#shared/api/identity.ts'
import type { Workstream } from '#shared/plan/plan.ts'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import { workstreams } from '#shared/plan/select.ts'
import { useSeats } from '#client/api/people.ts'
import { useRoomPeople } from '#client/api/rooms.ts'
import { byName } from '#client/i18n/formats.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { rolesGivenBy } from '#client/lab/people/rights.ts'

/** Somebody of a room. */
export interface RoomMember {
  seat: Seat
  facilitates: boolean
}

/** A room that somebody is in. */
export interface RoomOfSeat {
  room: Workstream
  facilitates: boolean
}

export interface Rooms {
  /** Rooms of the plan, in its order. */
  rooms: readonly Workstream[]
  /** People by room, facilitators first and then by name. */
  byRoom: ReadonlyMap<string, readonly RoomMember[]>
  /** Rooms by seat, in the plan's order. */
  bySeat: ReadonlyMap<string, readonly RoomOfSeat[]>
  /** False until the server has told who is where. */
  known: boolean
}

const byRank = (a: RoomMember, b: RoomMember): number =>
  Number(b.facilitates) - Number(a.facilitates) || byName(a.seat.name, b.seat.name)

/** Who belongs to which room, as the server last told. */
export const useRooms = (): Rooms => {
  const { slug } = useLiveLab().session.lab
  const { data } = useRoomPeople(slug)
  const { data: people } = useSeats(slug)
  const rooms = usePlan(workstreams)
  return useMemo(() => {
    const seats = new Map(people?.seats.map((seat) => [seat.id, seat]))
    const told = Map.groupBy(data?.places ?? [], ({ roomId }) => roomId)
    const places = rooms.flatMap((room) =>
      (told.get(room.id) ?? []).flatMap(({ seatId, facilitates }) => {
        const seat = seats.get(seatId)
        return seat && !seat.revoked ? [{ room, seat, facilitates }] : []
      }),
    )
    const byRoom = Map.groupBy(places, ({ room }) => room.id)
    for (const members of byRoom.values()) members.sort(byRank)
    const bySeat = Map.groupBy(places, ({ seat }) => seat.id)
    return { rooms, byRoom, bySeat, known: data !== undefined && people !== undefined }
  }, [rooms, data, people])
}

const NOBODY: readonly RoomMember[] = []
export const membersOf = ({ byRoom }: Rooms, roomId: string): readonly RoomMember[] =>
  byRoom.get(roomId) ?? NOBODY

/** Names of who facilitates a room. */
export const facilitatorsOf = (rooms: Rooms, roomId: string): string[] =>
  membersOf(rooms, roomId).flatMap(({ seat, facilitates }) => (facilitates ? [seat.name] : []))

/** Sectors of some seats, each with how many, in the order sectors are told in; those of none are missing. */
export const coverageOf = (
  seats: readonly Pick<Seat, 'sector'>[],
): { there: { sector: Sector; count: number }[]; missing: Sector[] } => {
  const counts = new Map(
    SECTORS.map((sector) => [sector, seats.filter((seat) => seat.sector === sector).length]),
  )
  return {
    there: [...counts].flatMap(([sector, count]) => (count > 0 ? [{ sector, count }] : [])),
    missing: [...counts].flatMap(([sector, count]) => (count === 0 ? [sector] : [])),
  }
}

/** Whether one may put this seat into rooms; the server decides, this only spares people buttons. */
export const mayPlace = (me: Pick<Seat, 'id' | 'role'>, seat: Pick<Seat, 'id' | 'role'>): boolean =>
  seat.id === me.id ? me.role !== 'observer' : rolesGivenBy(me.role).includes(seat.role)

/** A room as one calls it in a row of others. */
export const shortName = ({ code, title }: Pick<Workstream, 'code' | 'title'>): string => code || title
