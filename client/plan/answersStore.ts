import { NO_ANSWERS, type RequestAnswers } from '#shared/plan/requests.ts'
import type { PlanStore } from './liveLab.ts'

/** What rooms have answered one another, beside a plan: the document does not hold it. */
export interface AnswersStore {
  get: () => RequestAnswers
  set: (answers: RequestAnswers) => void
  subscribe: (listener: () => void) => () => void
}

const stores = new WeakMap<PlanStore, AnswersStore>()

/** The one of a plan store, so that its rules and its pages judge by the same answers. */
export const answersOf = (store: PlanStore): AnswersStore => {
  const known = stores.get(store)
  if (known) return known
  const made = createAnswersStore()
  stores.set(store, made)
  return made
}

const createAnswersStore = (): AnswersStore => {
  const listeners = new Set<() => void>()
  let answers = NO_ANSWERS
  return {
    get: () => answers,
    set: (next) => {
      if (next === answers) return
      answers = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
