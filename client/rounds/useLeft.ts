import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RoundView } from '#shared/api/rounds.ts'
import { askRoundsAgain } from '#client/api/rounds.ts'

/** "3:20", or with hours "1:03:20". */
export const leftText = (seconds: number): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

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
