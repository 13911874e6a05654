import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let wanted: string | null = null

const become = (id: string | null) => {
  wanted = id
  for (const listener of listeners) listener()
}

/** A comment is to be shown and focused by the thread it is in, once that is on the screen. */
export const wantComment = (id: string): void => become(id)

/** It has been shown, or is no longer wanted. */
export const commentShown = (): void => become(null)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useWantedComment = (): string | null => useSyncExternalStore(subscribe, () => wanted)
