import { useMemo, useSyncExternalStore } from 'react'
import { useLiveLab } from '../../plan/hooks.ts'
import type { PlanSnapshot, PlanStore } from '../../plan/liveLab.ts'

/** What is told in words follows the plan at this distance: the canvas comes first. */
const REST_MS = 1_000

const whenIdle = (work: () => void): (() => void) => {
  if (!('requestIdleCallback' in window)) return (work(), () => {})
  const id = requestIdleCallback(work, { timeout: REST_MS })
  return () => cancelIdleCallback(id)
}

const restedStore = (store: PlanStore) => {
  let current: PlanSnapshot | null = null
  const subscribe = (listener: () => void) => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let cancel = () => {}
    const take = () => {
      timer = null
      cancel = whenIdle(() => {
        current = store.get()
        listener()
      })
    }
    take()
    const unsubscribe = store.subscribe(({ entities, origin }) => {
      if (entities.size > 0 || origin === 'reset') timer ??= setTimeout(take, REST_MS)
    })
    return () => {
      unsubscribe()
      cancel()
      if (timer !== null) clearTimeout(timer)
    }
  }
  return { get: () => current, subscribe }
}

/** The plan as it was a moment ago, once the page has nothing else to do; null until then. */
export const useRestedSnapshot = (): PlanSnapshot | null => {
  const { store } = useLiveLab()
  const rested = useMemo(() => restedStore(store), [store])
  return useSyncExternalStore(rested.subscribe, rested.get)
}
