import type { Collection, Plan } from '../plan.ts'
import { indicatorsOf, isPlanned, live, liveOf, planRowsOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'
import { organisationName } from './organisationName.ts'

/** Q5: nothing planned is in the hands of an organisation that no longer exists. A hint, never an error. */
export const dissolvedOrganisationHints = (plan: Plan): Finding[] => {
  if (!live(plan, 'organisations').some((o) => o.dissolved)) return []
  return live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) => {
      const { id, leadOrgId, supportOrgIds } = initiative
      const say = (collection: Collection, entityId: string, field: string, orgIds: (string | null)[]) =>
        orgIds.flatMap((orgId) => {
          const org = liveOf(plan, 'organisations', orgId)
          if (!org?.dissolved) return []
          const params = { organisation: organisationName(org) }
          return [finding('Q5', 'dissolved', 'warning', { collection, id: entityId, field }, id, params)]
        })
      const activities = planRowsOf(plan, id).flatMap((row) => row.activities)
      return [
        ...say('initiatives', id, 'leadOrgId', [leadOrgId]),
        ...say('initiatives', id, 'supportOrgIds', supportOrgIds),
        ...activities.flatMap((a) => say('activities', a.id, 'responsibleIds', a.responsibleIds)),
        ...indicatorsOf(plan, id).flatMap((i) => say('indicators', i.id, 'ownerOrgId', [i.ownerOrgId])),
      ]
    })
}
