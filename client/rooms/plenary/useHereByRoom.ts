import { useEffect, useState } from 'react'
import type { Presence } from '#shared/wire/presence.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { Rooms } from '../useRooms.ts'

/** Who comes and goes is told so often at most. */
const EVERY_MS = 1_000

/**
 * Seats that are in each room now, as their ids in one text, so that it is the same while the same people are there:
 * who looks at its board, and who looks at none and belongs to the room.
 */
export const useHereByRoom = ({ rooms, bySeat }: Rooms): ReadonlyMap<string, string> => {
  const { presence } = useLiveLab()
  const [others, setOthers] = useState(presence.others)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      timer = undefined
      setOthers(presence.others())
    }
    take()
    const off = presence.subscribe(() => {
      timer ??= setTimeout(take, EVERY_MS)
    })
    return () => {
      off()
      clearTimeout(timer)
    }
  }, [presence])
  const boards = boardsOf(others)
  const found = new Map<string, string[]>(rooms.map(({ id }) => [id, []]))
  for (const [seatId, looksAt] of boards) {
    const own = looksAt.size > 0 ? [...looksAt] : (bySeat.get(seatId) ?? []).map(({ room }) => room.id)
    for (const room of own) found.get(room)?.push(seatId)
  }
  return new Map([...found].map(([room, seats]) => [room, seats.toSorted().join(' ')]))
}

const boardsOf = (others: ReadonlyMap<number, Presence>): Map<string, Set<string>> => {
  const boards = new Map<string, Set<string>>()
  for (const { seat, board } of others.values()) {
    const of = boards.get(seat.seatId) ?? new Set()
    boards.set(seat.seatId, board === null ? of : of.add(board))
  }
  return boards
}
