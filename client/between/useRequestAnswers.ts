import { useSyncExternalStore } from 'react'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import { answersOf } from '#client/plan/answersStore.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

/** What rooms have answered one another, as last told by the server; none until it has answered. */
export const useRequestAnswers = (): RequestAnswers => {
  const answers = answersOf(useLiveLab().store)
  return useSyncExternalStore(answers.subscribe, answers.get)
}
