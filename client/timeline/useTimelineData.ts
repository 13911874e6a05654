import { useMemo } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import { scheduleOf, type Schedule } from '#shared/plan/schedule.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { arrowIndex, arrowsOf, type ArrowIndex } from './arrows.ts'
import { timelineLines, type Line } from './timelineRows.ts'

/** What the timeline is drawn from. */
export interface TimelineData {
  plan: Plan
  answers: RequestAnswers
  schedule: Schedule
  arrows: ArrowIndex
  /** Every row there is, folded or not. */
  lines: readonly Line[]
}

const whole = (plan: Plan) => plan

export const useTimelineData = (workstreamId: string | null): TimelineData => {
  const plan = usePlan(whole)
  const answers = useRequestAnswers()
  const schedule = useMemo(
    () => scheduleOf(plan, { answers, room: workstreamId }),
    [plan, answers, workstreamId],
  )
  const arrows = useMemo(() => arrowIndex(arrowsOf(plan, answers, schedule)), [plan, answers, schedule])
  const lines = useMemo(() => timelineLines(plan, workstreamId), [plan, workstreamId])
  return useMemo(() => ({ plan, answers, schedule, arrows, lines }), [plan, answers, schedule, arrows, lines])
}
