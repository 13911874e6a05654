import type { Activity, Organisation, Plan } from '../plan.ts'
import { initiativeOf, live, liveOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R20: an organisation that an activity creates owns nothing alone that starts before that activity has ended. */
export const plannedOrganisationRule = (plan: Plan): Finding[] => {
  const planned = live(plan, 'organisations').filter((o) => o.planned)
  const orphans = planned.filter((o) => !liveOf(plan, 'activities', o.createdByActivityId))
  const path = (id: string) => ({ collection: 'organisations' as const, id, field: 'createdByActivityId' })
  return [
    ...orphans.map((o) =>
      finding('R20', 'noCreator', 'warning', path(o.id), null, { organisation: nameOf(o) }),
    ),
    ...live(plan, 'activities').flatMap((a) => tooEarly(plan, a)),
  ]
}

const nameOf = (o: Organisation): string => o.acronym || o.name

const tooEarly = (plan: Plan, activity: Activity): Finding[] => {
  const owners = activity.responsibleIds.flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
  const org = owners.length === 1 ? owners[0] : null
  const creator = org?.planned ? liveOf(plan, 'activities', org.createdByActivityId) : null
  if (!org || !creator || activity.plannedStart === null) return []
  const exists =
    creator.endKind === 'date' && creator.plannedEnd !== null && activity.plannedStart > creator.plannedEnd
  if (exists) return []
  const path = { collection: 'activities' as const, id: activity.id, field: 'responsibleIds' }
  const params = { organisation: nameOf(org), date: creator.plannedEnd ?? '' }
  return [finding('R20', 'notYetCreated', 'error', path, initiativeOf(plan, activity)?.id ?? null, params)]
}
