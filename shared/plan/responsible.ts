import type { Initiative, Organisation, Plan } from './plan.ts'
import { liveOf, planRowsOf } from './select.ts'

/** An organisation that answers for an initiative, and the planned ones it stands in for. */
export interface ResponsibleOrganisation {
  organisationId: string
  onBehalfOf: string[]
}

/**
 * Who signs an initiative (R11): its lead and everyone responsible for an activity. A planned organisation
 * cannot sign; the owners of the activity that creates it sign on its behalf.
 */
export const responsibleOrganisations = (plan: Plan, initiative: Initiative): ResponsibleOrganisation[] => {
  const standsFor = new Map<string, Set<string>>()
  const add = (orgId: string, planned: string | null, visited: ReadonlySet<string>): void => {
    const org = liveOf(plan, 'organisations', orgId)
    if (!org || visited.has(orgId)) return
    if (!org.planned) {
      const set = standsFor.get(orgId) ?? new Set()
      standsFor.set(orgId, planned === null ? set : set.add(planned))
      return
    }
    for (const creator of creatorsOf(plan, org)) add(creator, planned ?? orgId, new Set([...visited, orgId]))
  }
  if (initiative.leadOrgId) add(initiative.leadOrgId, null, new Set())
  for (const { activities } of planRowsOf(plan, initiative.id))
    for (const activity of activities)
      for (const orgId of activity.responsibleIds) add(orgId, null, new Set())
  return [...standsFor]
    .map(([organisationId, planned]) => ({ organisationId, onBehalfOf: [...planned].toSorted() }))
    .toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1))
}

const creatorsOf = (plan: Plan, org: Organisation): string[] =>
  liveOf(plan, 'activities', org.createdByActivityId)?.responsibleIds ?? []
