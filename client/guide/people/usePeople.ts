import { byName } from '#client/i18n/formats.ts'
import { useMemo } from 'react'
import type { Presence } from '#shared/wire/presence.ts'
import { useLiveLab, useOthers } from '#client/plan/hooks.ts'

/** Somebody who is here, once however many pages they have open. */
export interface Person {
  seat: Presence['seat']
  /** The page one follows: the one on the board one asks for, else on any. */
  client: number
  board: string | null
}

/** Others who are here, by name; on one board, if it is given. */
export const usePeople = (board: string | null = null): Person[] => {
  const { session } = useLiveLab()
  const others = useOthers()
  return useMemo(() => {
    const people = new Map<string, Person>()
    for (const [client, other] of others) {
      const { seatId } = other.seat
      if (seatId === session.seat.id || (board !== null && other.board !== board)) continue
      const known = people.get(seatId)
      if (!known || (known.board === null && other.board !== null))
        people.set(seatId, { seat: other.seat, client, board: other.board })
    }
    return [...people.values()].toSorted((a, b) => byName(a.seat.name, b.seat.name))
  }, [others, session.seat.id, board])
}
