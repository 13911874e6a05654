import type { ProgrammeView } from '#shared/api/programme.ts'
import type { PlanStore } from '#client/plan/liveLab.ts'

/** A lab's programme, beside its plan: the header, the rooms and its own page tell it from here. */
interface ProgrammeStore {
  get: () => ProgrammeView | null
  set: (view: ProgrammeView) => void
  subscribe: (listener: () => void) => () => void
}

const stores = new WeakMap<PlanStore, ProgrammeStore>()

export const programmeOf = (store: PlanStore): ProgrammeStore => {
  const known = stores.get(store)
  if (known) return known
  const made = createProgrammeStore()
  stores.set(store, made)
  return made
}

const createProgrammeStore = (): ProgrammeStore => {
  const listeners = new Set<() => void>()
  let view: ProgrammeView | null = null
  return {
    get: () => view,
    set: (next) => {
      if (next === view) return
      view = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
