import { lastDay } from './dates.ts'
import type { Plan } from './plan.ts'
import { initiativeOf, liveOf } from './select.ts'

/** What of a plan can wait and be waited for: an activity, a milestone or an initiative. */
export interface RowDates {
  id: string
  label: string
  /** Null where no day is planned; `end` also for what goes on. A milestone is one day. */
  start: string | null
  end: string | null
  initiativeId: string | null
  roomId: string | null
}

export const rowDates = (plan: Plan, id: string): RowDates | null => {
  const a = liveOf(plan, 'activities', id)
  if (a) {
    const initiative = initiativeOf(plan, a)
    return {
      id,
      label: a.text,
      start: a.plannedStart,
      end: lastDay(a.endKind, a.plannedEnd),
      initiativeId: initiative?.id ?? null,
      roomId: initiative?.workstreamId ?? a.workstreamId,
    }
  }
  const i = liveOf(plan, 'initiatives', id)
  if (i)
    return {
      id,
      label: i.title,
      start: i.start,
      end: lastDay(i.endKind, i.end),
      initiativeId: id,
      roomId: i.workstreamId,
    }
  const m = liveOf(plan, 'milestones', id)
  return (
    m && {
      id,
      label: m.title,
      start: m.due,
      end: m.due,
      initiativeId: m.initiativeId,
      roomId: liveOf(plan, 'initiatives', m.initiativeId)?.workstreamId ?? null,
    }
  )
}
