import { useMemo, useSyncExternalStore } from 'react'
import { useLiveLab } from '../plan/hooks.ts'
import type { PlanSnapshot, PlanStore } from '../plan/liveLab.ts'

/** What others do is taken in this often: a list that moves at every letter of theirs cannot be read. */
const OTHERS_EVERY_MS = 250

const calmStore = (store: PlanStore) => {
  const listeners = new Set<() => void>()
  let current: PlanSnapshot | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let unsubscribe = () => {}
  const take = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    current = store.get()
    for (const listener of listeners) listener()
  }
  const begin = () => {
    current = store.get()
    unsubscribe = store.subscribe(({ origin }) => {
      if (origin === 'remote') timer ??= setTimeout(take, OTHERS_EVERY_MS)
      else take()
    })
  }
  const end = () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
    timer = null
    current = null
  }
  return {
    get: () => current ?? store.get(),
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) begin()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
  }
}

/** The plan, with one's own edits at once and those of others a few times a second. */
export const useCalmSnapshot = (): PlanSnapshot => {
  const { store } = useLiveLab()
  const calm = useMemo(() => calmStore(store), [store])
  return useSyncExternalStore(calm.subscribe, calm.get)
}
