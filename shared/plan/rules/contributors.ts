import type { Initiative, Plan } from '../plan.ts'
import { isPlanned, live, liveOf, planRowsOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/**
 * R24: a planned initiative names an organisation beside its lead, as support or at an activity. While rows have no
 * owner yet that is what there is to say (R1), and without a lead nobody is beside it (Q1).
 */
export const contributorRule = (plan: Plan): Finding[] =>
  live(plan, 'initiatives')
    .filter((initiative) => isPlanned(initiative) && standsAlone(plan, initiative))
    .map(({ id }) =>
      finding('R24', 'noContributor', 'error', { collection: 'initiatives', id, field: 'supportOrgIds' }, id),
    )

const standsAlone = (plan: Plan, { id, leadOrgId, supportOrgIds }: Initiative): boolean => {
  const lead = liveOf(plan, 'organisations', leadOrgId)
  if (!lead) return false
  const isThere = (orgId: string): boolean => liveOf(plan, 'organisations', orgId) !== null
  if (supportOrgIds.some((orgId) => orgId !== lead.id && isThere(orgId))) return false
  const owners = planRowsOf(plan, id).flatMap(({ activities }) =>
    activities.map((a) => a.responsibleIds.filter(isThere)),
  )
  return owners.every((of) => of.length > 0 && of.every((orgId) => orgId === lead.id))
}
