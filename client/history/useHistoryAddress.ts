import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readSince, writeSince, type Since } from './since.ts'

export interface HistoryChoice {
  since: Since
  /** A room's part of an address. */
  room: string | null
  seat: string | null
}

/** What is shown, kept in the page's address, so that a link to it shows the same. */
export const useHistoryAddress = () => {
  const [params, setParams] = useSearchParams()
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
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          const set = (name: string, value: string | null) =>
            value === null || value === '' ? after.delete(name) : after.set(name, value)
          if (next.since) set('since', writeSince(next.since))
          if (next.room !== undefined) set('room', next.room)
          if (next.seat !== undefined) set('seat', next.seat)
          return after
        },
        { replace: true },
      ),
    [setParams],
  )
  return { choice, choose }
}
