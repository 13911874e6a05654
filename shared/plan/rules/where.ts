import { liveEntity, type Plan } from '../plan.ts'
import { activityNumber, liveOf } from '../select.ts'
import type { Finding } from './finding.ts'

/** Where something is said, as people call it: `MPSG-4`, `2.3`, `Team members`. Empty where there is none. */
export interface Where {
  initiative: string
  /** Of an activity. */
  number: string
  /** First words of what it is about; empty where that is the initiative itself and has a code. */
  name: string
}

const NAMES = ['title', 'name', 'text', 'statement', 'item', 'code'] as const
const SHORT = 60

export const whereOf = (plan: Plan, { path, initiativeId }: Finding): Where => {
  const initiative = liveOf(plan, 'initiatives', initiativeId)
  const activity = liveOf(plan, 'activities', path.id)
  return {
    initiative: initiative?.code || (initiative?.id === path.id ? '' : (initiative?.title ?? '')),
    number: (activity && activityNumber(plan, activity)) ?? '',
    name: nameOf(plan, path.id),
  }
}

const nameOf = (plan: Plan, id: string): string => {
  const fields: Record<string, unknown> = { ...liveEntity(plan, id)?.entity }
  for (const field of NAMES) {
    const value = fields[field]
    if (typeof value === 'string' && value.trim() !== '')
      return value.length > SHORT ? `${value.slice(0, SHORT - 1)}…` : value
  }
  return ''
}

/** `MPSG-4 · 2.3 Team members` */
export const whereText = ({ initiative, number, name }: Where): string =>
  [initiative, [number, name].filter(Boolean).join(' ')].filter(Boolean).join(' · ')
