import { LABEL_LENGTH } from '#shared/api/history.ts'
import { COLLECTION_NAMES, type Collection } from '#shared/plan/plan.ts'
import type { Fields, PlanMirror } from './planMirror.ts'

/** The fields people call an entity by; the first that is not empty, or all of them where they go together. */
const CALLED: Record<Collection, readonly string[]> = {
  lab: ['name'],
  organisations: ['acronym', 'name'],
  workstreams: ['code', 'title'],
  aspirations: ['headline', 'statement'],
  evidence: ['statement', 'factKey'],
  issues: ['text'],
  initiatives: ['code', 'title'],
  milestones: ['title'],
  activities: ['text'],
  dependencies: [],
  links: [],
  budgetLines: ['item'],
  fundingSources: ['name'],
  indicators: ['code', 'name'],
  trajectoryPoints: [],
  risks: ['text'],
  decisions: ['text'],
  actions: ['text'],
  comments: ['text'],
}
const TOGETHER: ReadonlySet<Collection> = new Set(['workstreams', 'initiatives', 'indicators'])

export const isCalledBy = (collection: Collection, field: string): boolean =>
  CALLED[collection].includes(field)

const cut = (text: string): string => text.slice(0, LABEL_LENGTH).replace(/[\ud800-\udbff]$/, '')

/** How people called an entity when it was so. */
export const labelOf = (mirror: PlanMirror, collection: Collection, entity: Fields): string => {
  if (collection === 'dependencies' || collection === 'links')
    return `${labelOfId(mirror, entity['fromId'])} → ${labelOfId(mirror, entity['toId'])}`
  if (collection === 'trajectoryPoints')
    return `${labelOfId(mirror, entity['indicatorId'])} ${String(entity['date'] ?? '')}`.trim()
  const words = CALLED[collection].map((field) => String(entity[field] ?? '').trim())
  const said = words.filter((word) => word !== '')
  return cut(TOGETHER.has(collection) ? said.join(' ') : (said[0] ?? ''))
}

const HAVE_NAMES = COLLECTION_NAMES.filter((name) => CALLED[name].length > 0)

/** What is at the end of a relation is itself none; what is not there has no name. */
const labelOfId = (mirror: PlanMirror, id: unknown): string => {
  if (typeof id !== 'string') return ''
  const collection = HAVE_NAMES.find((name) => mirror.entities[name].has(id))
  const entity = collection && mirror.entities[collection].get(id)
  return collection && entity ? labelOf(mirror, collection, entity) : ''
}
