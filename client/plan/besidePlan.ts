import type { PlanStore } from './liveLab.ts'

/** What is told beside a plan, and its document does not hold. */
export interface BesidePlan<T> {
  get: () => T
  set: (told: T) => void
  subscribe: (listener: () => void) => () => void
}

/** One for each plan store, so that all who look at a plan go by the same; `first` until something is told. */
export const besidePlan = <T>(first: T): ((store: PlanStore) => BesidePlan<T>) => {
  const stores = new WeakMap<PlanStore, BesidePlan<T>>()
  return (store) => {
    const known = stores.get(store)
    if (known) return known
    const made = openBeside(first)
    stores.set(store, made)
    return made
  }
}

const openBeside = <T>(first: T): BesidePlan<T> => {
  const listeners = new Set<() => void>()
  let now = first
  return {
    get: () => now,
    set: (told) => {
      if (told === now) return
      now = told
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
