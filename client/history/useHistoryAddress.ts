import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'
import { readSince, writeSince, type Since } from './since.ts'

export interface HistoryChoice {
  since: Since
  /** A room's part of an address. */
  room: string | null
  seat: string | null
}

/** What is shown, kept in the page's address, so that a link to it shows the same. */
export const useHistoryAddress = () => {
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const choice = useMemo(
    (): HistoryChoice => ({
      since: readSince(params.get('since')),
      room: params.get('room'),
      seat: params.get('seat'),
    }),
    [params],
  )
  const choose = useCallback(
    (next: Partial<HistoryChoice>) =>
      changeAddress({
        since: next.since && writeSince(next.since),
        room: next.room === '' ? null : next.room,
        seat: next.seat,
      }),
    [changeAddress],
  )
  return { choice, choose }
}
