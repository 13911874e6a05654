import { useCallback, useEffect, useState } from 'react'
import type { CheckEntry } from './checkGroups.ts'

/** Which finding is being mended, and where it stands among those shown. */
export interface Mending {
  entry: CheckEntry
  /** Its place in the list, from 0; where it was, once it is mended. */
  at: number
  mended: boolean
  /** Goes up with each step, so that the focus is taken to the field anew. */
  turn: number
}

export interface MendingSteps {
  mending: Mending | null
  begin: (entry: CheckEntry) => void
  next: () => void
  previous: () => void
  /** The entry the focus belongs to after it, if one is left. */
  end: () => CheckEntry | null
}

interface Current {
  entry: CheckEntry
  at: number
  turn: number
}

/** Goes from finding to finding in the order they are shown; F8 leads on, with Shift back. */
export const useMending = (entries: readonly CheckEntry[]): MendingSteps => {
  const [current, setCurrent] = useState<Current | null>(null)
  const at = current ? entries.findIndex(({ key }) => key === current.entry.key) : -1
  if (current && at >= 0 && (at !== current.at || entries[at]?.item !== current.entry.item))
    setCurrent({ ...current, at, entry: entries[at] ?? current.entry })

  const goTo = useCallback(
    (wanted: number) => {
      // What is being written is kept before its field goes.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const place = entries.length === 0 ? -1 : (wanted + entries.length) % entries.length
      const entry = entries[place]
      if (entry) setCurrent((before) => ({ entry, at: place, turn: (before?.turn ?? 0) + 1 }))
    },
    [entries],
  )
  const gone = current !== null && at < 0
  const from = current?.at ?? -1
  const next = useCallback(() => goTo(gone ? from : from + 1), [goTo, gone, from])
  const previous = useCallback(() => goTo(from < 0 ? entries.length - 1 : from - 1), [goTo, from, entries])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      if (event.shiftKey) previous()
      else next()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [next, previous])

  return {
    mending: current && { ...current, mended: gone },
    begin: (entry) => goTo(entries.findIndex(({ key }) => key === entry.key)),
    next,
    previous,
    end: () => {
      setCurrent(null)
      return entries[Math.min(Math.max(at, from), entries.length - 1)] ?? null
    },
  }
}
