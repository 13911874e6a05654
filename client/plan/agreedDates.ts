import type { Plan } from '#shared/plan/plan.ts'
import { activityNumber, initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'

/** When something was to happen, as agreed; what had no date or no last day has null. `YYYY-MM-DD`. */
export interface AgreedSpan {
  start: string | null
  end: string | null
}

/** An activity as agreed, to be told of also when it has been removed since. */
export interface AgreedActivity extends AgreedSpan {
  number: string
  text: string
  initiativeId: string
  workstreamId: string | null
}

/** What the plan said when it was last agreed, or last frozen where none was released yet. */
export interface AgreedDates {
  version: number
  /** When it was released; for a version that was only frozen, when that was. RFC 3339. */
  at: string
  released: boolean
  /** By the activity's id. */
  dates: ReadonlyMap<string, AgreedActivity>
  /** By the milestone's id: the same day twice. */
  milestones: ReadonlyMap<string, AgreedSpan>
  initiatives: ReadonlyMap<string, AgreedSpan>
}

type Content = Pick<AgreedDates, 'dates' | 'milestones' | 'initiatives'>

const byId = <T extends { id: string }, V>(all: readonly T[], value: (one: T) => V): ReadonlyMap<string, V> =>
  new Map(all.map((one) => [one.id, value(one)]))

export const datesOfRoadmap = (roadmap: Roadmap): Content => {
  const rooms = byId(roadmap.initiatives, ({ workstreamId }) => workstreamId)
  return {
    dates: byId(roadmap.activities, ({ number, text, initiativeId, start, end }) => ({
      number,
      text,
      initiativeId,
      workstreamId: rooms.get(initiativeId) ?? null,
      start,
      end,
    })),
    milestones: byId(roadmap.milestones, ({ due }) => ({ start: due, end: due })),
    initiatives: byId(roadmap.initiatives, ({ start, end }) => ({ start, end })),
  }
}

export const datesOfPlan = (plan: Plan): Content => ({
  dates: new Map(
    live(plan, 'activities').flatMap((activity) => {
      const initiative = initiativeOf(plan, activity)
      if (!initiative) return []
      const { id, text, plannedStart: start, endKind, plannedEnd } = activity
      const end = endKind === 'date' ? plannedEnd : null
      const number = activityNumber(plan, activity) ?? ''
      return [
        [
          id,
          { number, text, initiativeId: initiative.id, workstreamId: initiative.workstreamId, start, end },
        ],
      ]
    }),
  ),
  milestones: byId(
    live(plan, 'milestones').filter(({ initiativeId }) => liveOf(plan, 'initiatives', initiativeId)),
    ({ due }) => ({ start: due, end: due }),
  ),
  initiatives: byId(live(plan, 'initiatives'), ({ start, end, endKind }) => ({
    start,
    end: endKind === 'date' ? end : null,
  })),
})
