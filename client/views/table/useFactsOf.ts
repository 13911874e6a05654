import { useDeferredValue, useMemo } from 'react'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { scheduleOf, type Schedule } from '#shared/plan/schedule.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { useLint, usePlan } from '#client/plan/hooks.ts'
import { useAgreedDates } from '#client/plan/useAgreedDates.ts'
import type { Column } from '../gridColumns.ts'
import type { Facts } from './cellValue.ts'

/** What rows are told from; anything else of the plan changes none of them. */
const OF_ROWS: readonly Collection[] = [
  'lab',
  'workstreams',
  'organisations',
  'initiatives',
  'milestones',
  'activities',
  'dependencies',
  'comments',
  'links',
]

const whole = (plan: Plan) => plan
const sameRows = (a: Plan, b: Plan): boolean => OF_ROWS.every((name) => a[name] === b[name])

const AGREED: readonly Column[] = ['agreedStart', 'agreedEnd', 'moved']
const SCHEDULED: readonly Column[] = ['slack', 'critical']

/** When everything can happen, a moment behind the plan; reckoned only while somebody wants to see it. */
const useScheduleOf = (plan: Plan, room: string | null, enabled: boolean): Schedule | null => {
  const answers = useRequestAnswers()
  const calm = useDeferredValue(plan)
  return useMemo(() => (enabled ? scheduleOf(calm, { answers, room }) : null), [calm, answers, room, enabled])
}

/** What cells of a room, or with null of the whole lab, are told from, as far as these columns need it. */
export const useFactsOf = (columns: readonly Column[], room: string | null): Facts => {
  const plan = usePlan(whole, sameRows)
  const lint = useLint()
  const wants = (some: readonly Column[]) => columns.some((column) => some.includes(column))
  const schedule = useScheduleOf(plan, room, wants(SCHEDULED))
  const agreed = useAgreedDates({ enabled: wants(AGREED) })
  return useMemo(() => ({ plan, lint, schedule, agreed }), [plan, lint, schedule, agreed])
}
