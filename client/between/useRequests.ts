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

/** Who this person is, and whether anybody may answer now: nobody may while the plan is frozen. */
const useAnswering = () => {
  const { seat, phase: told } = useLabNow(useLiveLab().session)
  const open = (useRoomState()?.phase ?? told) === 'open'
  return { seat, open }
}

/** Whether this person may answer a request now. */
export const useMayAnswer = (): ((request: Request) => boolean) => {
  const plan = usePlan(whole)
  const { seat, open } = useAnswering()
  return useCallback((request) => open && mayAnswer(plan, request, seat), [plan, open, seat])
}

const useForMe = (): ((plan: Plan) => Request[]) => {
  const answers = useRequestAnswers()
  const { seat, open } = useAnswering()
  return useCallback(
    (plan) =>
      // Before the server has told the answers nobody is told that theirs is missing.
      open && answers !== NO_ANSWERS
        ? requestsNow(plan, answers).filter((one) => one.state === 'waiting' && mayAnswer(plan, one, seat))
        : [],
    [answers, open, seat],
  )
}

/** What waits for an answer that this person may give. */
export const useRequestsForMe = (): Request[] => {
  const plan = usePlan(whole)
  const forMe = useForMe()
  return useMemo(() => forMe(plan), [forMe, plan])
}

/** How many do, for what stands beside every page: it renders again only when there are more or fewer. */
export const useCountForMe = (): number => {
  const forMe = useForMe()
  return usePlan(useCallback((plan: Plan) => forMe(plan).length, [forMe]))
}
