import { liveEntity, type Collection, type Plan } from './plan.ts'

/** Fields that name another entity, with the collection it must be in (null: any). */
const REFERENCES: Record<string, Collection | null> = {
  workstreamId: 'workstreams',
  leadOrgId: 'organisations',
  deliveryUnitOrgId: 'organisations',
  ownerOrgId: 'organisations',
  orgId: 'organisations',
  supportOrgIds: 'organisations',
  responsibleIds: 'organisations',
  dataRequestOwnerId: 'organisations',
  createdByActivityId: 'activities',
  initiativeId: 'initiatives',
  milestoneId: 'milestones',
  indicatorId: 'indicators',
  triggerIndicatorId: 'indicators',
  fundingSourceId: 'fundingSources',
  aboutId: null,
  fromId: null,
  toId: null,
}

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)]

/** What a field names and the plan does not have, or not any more. */
export const goneIn = (plan: Plan, field: string, value: unknown): string[] => {
  if (!Object.hasOwn(REFERENCES, field)) return []
  const collection = REFERENCES[field] ?? null
  return idsIn(value).filter((id) => {
    const found = liveEntity(plan, id)
    return !found || (collection !== null && found.collection !== collection)
  })
}

/** The same without what the field named before (`held`): that may stay, also when it was removed since. */
export const newlyGoneIn = (plan: Plan, field: string, value: unknown, held: unknown): string[] => {
  const before = new Set(idsIn(held))
  return goneIn(plan, field, value).filter((id) => !before.has(id))
}
