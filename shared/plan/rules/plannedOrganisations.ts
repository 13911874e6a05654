import type { Activity, Plan } from '../plan.ts'
import { initiativeOf, live, liveOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'
import { organisationName } from './organisationName.ts'

/** R20: an organisation that an activity creates owns nothing alone that starts before that activity has ended. */
export const plannedOrganisationRule = (plan: Plan): Finding[] => {
  const planned = live(plan, 'organisations').filter((o) => o.planned)
  const orphans = planned.filter((o) => !liveOf(plan, 'activities', o.createdByActivityId))
  const path = (id: string) => ({ collection: 'organisations' as const, id, field: 'createdByActivityId' })
  return [
    ...orphans.map((o) =>
      finding('R20', 'noCreator', 'warning', path(o.id), null, { organisation: organisationName(o) }),
    ),
    ...live(plan, 'activities').flatMap((a) => tooEarly(plan, a)),
  ]
}

/** Several owners none of whom is there yet are as little an owner as one; the one that comes first counts. */
const tooEarly = (plan: Plan, activity: Activity): Finding[] => {
  const owners = activity.responsibleIds.flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
  const { plannedStart: start } = activity
  if (start === null) return []
  const waits = owners.flatMap((org) => {
    const creator = org.planned ? liveOf(plan, 'activities', org.createdByActivityId) : null
    return creator && !existsOn(start, creator) ? [{ org, creator }] : []
  })
  const [first] = waits
  if (!first || waits.length < owners.length) return []
  const path = { collection: 'activities' as const, id: activity.id, field: 'responsibleIds' }
  const params = { organisation: organisationName(first.org), date: first.creator.plannedEnd ?? '' }
  return [finding('R20', 'notYetCreated', 'error', path, initiativeOf(plan, activity)?.id ?? null, params)]
}

const existsOn = (day: string, creator: Activity): boolean =>
  creator.endKind === 'date' && creator.plannedEnd !== null && day > creator.plannedEnd
