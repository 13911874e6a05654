import { useSyncExternalStore } from 'react'

/** Ids of lines that this page's person has closed: one that is closed on one page stays closed on the next. */
let dismissed: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const dismiss = (id: string): void => {
  dismissed = new Set([...dismissed, id])
  for (const listener of listeners) listener()
}

export const useDismissed = (): [ReadonlySet<string>, (id: string) => void] => [
  useSyncExternalStore(subscribe, () => dismissed),
  dismiss,
]
