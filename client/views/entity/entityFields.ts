import type { Collection } from '#shared/plan/plan.ts'

/** Which fields of an entity its form shows, in order; the others are keys of the plan's own. */
export const ENTITY_FIELDS: Partial<Record<Collection, readonly string[]>> = {
  initiatives: [
    'code',
    'title',
    'placeholder',
    'description',
    'leadOrgId',
    'supportOrgIds',
    'start',
    'endKind',
    'end',
    'reviewDate',
    'state',
    'phase',
    'readinessStars',
    'gapAcknowledged',
    'illustrative',
  ],
  issues: ['text', 'isRootCause', 'theme', 'illustrative'],
  activities: [
    'text',
    'responsibleIds',
    'plannedStart',
    'endKind',
    'plannedEnd',
    'reviewDate',
    'sourceNo',
    'illustrative',
  ],
  milestones: ['title', 'due', 'illustrative'],
  indicators: [
    'code',
    'name',
    'unit',
    'direction',
    'valueChain',
    'measure',
    'targetMode',
    'baselineValue',
    'baselineDate',
    'baselineSource',
    'frequency',
    'ownerOrgId',
    'dataSource',
    'method',
    'limitations',
    'dataRequestOwnerId',
    'dataRequestDue',
    'illustrative',
  ],
  risks: ['type', 'text', 'likelihood', 'impact', 'mitigation', 'ownerOrgId', 'illustrative'],
  organisations: ['name', 'acronym', 'sector', 'planned', 'createdByActivityId', 'dissolved'],
  dependencies: ['type', 'lagDays'],
  budgetLines: ['item', 'year', 'amount', 'currency', 'certainty', 'kind', 'sourceNote', 'illustrative'],
  trajectoryPoints: ['date', 'value', 'kind', 'low', 'high', 'sourceNote', 'illustrative'],
  aspirations: ['headline', 'statement', 'horizonYear', 'sourceNote'],
  evidence: [
    'statement',
    'value',
    'unit',
    'asOf',
    'kind',
    'confidence',
    'chosen',
    'sourceTitle',
    'sourceUrl',
  ],
}

/** Fields that only make sense with a certain kind of end. */
export const isHidden = (field: string, entity: Record<string, unknown>): boolean => {
  const kind = entity['endKind']
  if (field === 'reviewDate') return kind !== 'ongoing'
  return (field === 'end' || field === 'plannedEnd') && kind !== 'date'
}
