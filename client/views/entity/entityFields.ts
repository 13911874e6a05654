import { cardLanguages } from '#shared/plan/cardLanguages.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'

/** Which fields of an entity its form shows, in order; the others are keys of the plan's own. */
export const ENTITY_FIELDS: Partial<Record<Collection, readonly string[]>> = {
  initiatives: [
    'code',
    'title',
    'translation',
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
    'impact',
    'ease',
    'gapAcknowledged',
    'illustrative',
  ],
  issues: ['text', 'translation', 'isRootCause', 'theme', 'ownerOrgId', 'due', 'illustrative'],
  activities: [
    'text',
    'translation',
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
    'translation',
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
  risks: [
    'type',
    'state',
    'text',
    'translation',
    'likelihood',
    'impact',
    'mitigation',
    'ownerOrgId',
    'reviewDate',
    'illustrative',
  ],
  decisions: ['text', 'workstreamId', 'ownerOrgId', 'decidedOn', 'illustrative'],
  actions: ['text', 'workstreamId', 'ownerOrgId', 'ownerName', 'due', 'done', 'illustrative'],
  organisations: ['name', 'acronym', 'sector', 'planned', 'createdByActivityId', 'dissolved'],
  dependencies: ['type', 'lagDays'],
  budgetLines: ['item', 'year', 'amount', 'currency', 'certainty', 'kind', 'sourceNote', 'illustrative'],
  trajectoryPoints: ['date', 'value', 'kind', 'low', 'high', 'sourceNote', 'illustrative'],
  workstreams: ['leadOrgId', 'deliveryUnitOrgId', 'dgSponsor'],
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

/** Fields that only make sense with a certain kind of end, or in a lab of two languages. */
export const isHidden = (field: string, entity: Record<string, unknown>, plan: Plan): boolean => {
  if (field === 'translation') return cardLanguages(plan).second === ''
  const kind = entity['endKind']
  if (field === 'reviewDate') return 'endKind' in entity && kind !== 'ongoing'
  return (field === 'end' || field === 'plannedEnd') && kind !== 'date'
}
