import { v7 } from 'uuid'
import { addDays } from '#shared/plan/dates.ts'
import { keysAfter } from '#shared/plan/order.ts'
import {
  COLLECTIONS,
  emptyPlan,
  type Activity,
  type Initiative,
  type Milestone,
  type Plan,
} from '#shared/plan/plan.ts'

const PER_INITIATIVE = 60
const PER_MILESTONE = 6

const map = <T extends { id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.id, one]))

/** A plan of one room with so many activities, for how a screen bears them. */
export const manyRows = (count: number): Plan => {
  const workstream = COLLECTIONS.workstreams.parse({ id: v7(), code: 'BIG', title: 'Many rows' })
  const organisation = COLLECTIONS.organisations.parse({
    id: v7(),
    name: 'Department of Many Things',
    acronym: 'DMT',
  })
  const initiatives: Initiative[] = []
  const milestones: Milestone[] = []
  const activities: Activity[] = []
  const keys = keysAfter([], count)
  for (let i = 0; i < count; i++) {
    if (i % PER_INITIATIVE === 0)
      initiatives.push(
        COLLECTIONS.initiatives.parse({
          id: v7(),
          workstreamId: workstream.id,
          code: `B${initiatives.length + 1}`,
          title: `Initiative number ${initiatives.length + 1}`,
          state: 'planned',
          orderKey: keys[i],
        }),
      )
    if (i % PER_MILESTONE === 0)
      milestones.push(
        COLLECTIONS.milestones.parse({
          id: v7(),
          initiativeId: initiatives.at(-1)?.id,
          title: `Milestone ${milestones.length + 1}`,
          orderKey: keys[i],
        }),
      )
    activities.push(
      COLLECTIONS.activities.parse({
        id: v7(),
        milestoneId: milestones.at(-1)?.id,
        workstreamId: workstream.id,
        text: `Activity number ${i + 1} of the plan`,
        responsibleIds: [organisation.id],
        plannedStart: addDays('2026-01-05', i),
        plannedEnd: addDays('2026-02-01', i),
        orderKey: keys[i],
      }),
    )
  }
  return {
    ...emptyPlan(),
    workstreams: map([workstream]),
    organisations: map([organisation]),
    initiatives: map(initiatives),
    milestones: map(milestones),
    activities: map(activities),
  }
}
