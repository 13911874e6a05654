import { liveEntity, type Collection, type Plan } from '#shared/plan/plan.ts'

/** Who answers for a thing: to be asked, and to be told when something is said about it. */
export const responsibleFor = (plan: Plan, id: string): string[] => {
  const found = liveEntity(plan, id)
  if (!found) return []
  const facts: Record<string, unknown> = { ...found.entity }
  const own = RESPONSIBLE_FIELDS.flatMap((field) => facts[field] ?? []).filter(isText)
  if (own.length > 0) return [...new Set(own)]
  const parent = PARENT_FIELD[found.collection]
  const above = parent && facts[parent]
  return isText(above) ? responsibleFor(plan, above) : []
}

const isText = (value: unknown): value is string => typeof value === 'string'
const RESPONSIBLE_FIELDS = ['leadOrgId', 'responsibleIds', 'ownerOrgId'] as const
const PARENT_FIELD: Partial<Record<Collection, string>> = {
  activities: 'milestoneId',
  milestones: 'initiativeId',
  budgetLines: 'initiativeId',
  trajectoryPoints: 'indicatorId',
}
