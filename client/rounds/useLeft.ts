import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RoundView } from '#shared/api/rounds.ts'
import { askRoundsAgain } from '#client/api/rounds.ts'

/** At the end all ask again; not all in the same moment. */
const SPREAD_MS = 1_500

/** Whole seconds until a round ends by the server's clock; null without an end or when it is not open. */
export const useLeft = (
  { state, endsAt }: Pick<RoundView, 'state' | 'endsAt'>,
  { skew, slug }: { skew: number; slug: string },
): number | null => {
  const client = useQueryClient()
  const end = state === 'open' && endsAt !== null ? Date.parse(endsAt) : null
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (end === null) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    const over = setTimeout(
      () => void askRoundsAgain(client, slug),
      Math.min(2 ** 31 - 1, Math.max(0, end - Date.now() - skew) + 300 + Math.random() * SPREAD_MS),
    )
    return () => {
      clearInterval(timer)
      clearTimeout(over)
    }
  }, [end, skew, client, slug])
  return end === null ? null : Math.max(0, Math.ceil((end - now - skew) / 1000))
}
