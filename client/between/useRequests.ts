import { useCallback, useMemo } from 'react'
import { mayAnswer } from '#shared/api/requests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { NO_ANSWERS, requestsOf, type Request, type RequestAnswers } from '#shared/plan/requests.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useLiveLab, usePlan, useRoomState } from '#client/plan/hooks.ts'
import { useRequestAnswers } from './useRequestAnswers.ts'

const known = new WeakMap<Plan, { answers: RequestAnswers; requests: Request[] }>()

/** Worked out once for every state of the plan, however many parts of a page ask. */
const requestsNow = (plan: Plan, answers: RequestAnswers): Request[] => {
  const last = known.get(plan)
  if (last?.answers === answers) return last.requests
  const requests = requestsOf(plan, answers)
  known.set(plan, { answers, requests })
  return requests
}

const whole = (plan: Plan) => plan

/** Every request between rooms, with its answer. */
export const useRequests = (): Request[] => requestsNow(usePlan(whole), useRequestAnswers())

/** Whether this person may answer a request now; nobody may while the plan is frozen. */
export const useMayAnswer = (): ((request: Request) => boolean) => {
  const plan = usePlan(whole)
  const lab = useLiveLab()
  const { seat, phase: told } = useLabNow(lab.session)
  const open = (useRoomState()?.phase ?? told) === 'open'
  return useCallback((request) => open && mayAnswer(plan, request, seat), [plan, open, seat])
}

/** What waits for an answer that this person may give. */
export const useRequestsForMe = (): Request[] => {
  const requests = useRequests()
  const may = useMayAnswer()
  // Before the server has told the answers nobody is told that theirs is missing.
  const told = useRequestAnswers() !== NO_ANSWERS
  return useMemo(
    () => (told ? requests.filter((one) => one.state === 'waiting' && may(one)) : []),
    [requests, may, told],
  )
}
