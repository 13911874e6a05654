import type { z } from 'zod'
import * as e from './entities.ts'

/** The collections of a plan, each a flat set of entities by id. The names are those of the document's roots. */
export const COLLECTIONS = {
  lab: e.lab,
  organisations: e.organisation,
  workstreams: e.workstream,
  aspirations: e.aspiration,
  evidence: e.evidence,
  issues: e.issue,
  initiatives: e.initiative,
  milestones: e.milestone,
  activities: e.activity,
  dependencies: e.dependency,
  links: e.link,
  budgetLines: e.budgetLine,
  fundingSources: e.fundingSource,
  indicators: e.indicator,
  trajectoryPoints: e.trajectoryPoint,
  risks: e.risk,
  decisions: e.decision,
  actions: e.action,
  comments: e.comment,
} as const

export type Collection = keyof typeof COLLECTIONS
export type Entity<C extends Collection> = z.output<(typeof COLLECTIONS)[C]>
export type EntityInput<C extends Collection> = z.input<(typeof COLLECTIONS)[C]>

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as Collection[]

export type Lab = Entity<'lab'>
export type Organisation = Entity<'organisations'>
export type Workstream = Entity<'workstreams'>
export type Aspiration = Entity<'aspirations'>
export type Evidence = Entity<'evidence'>
export type Issue = Entity<'issues'>
export type Initiative = Entity<'initiatives'>
export type Milestone = Entity<'milestones'>
export type Activity = Entity<'activities'>
export type Dependency = Entity<'dependencies'>
export type BudgetLine = Entity<'budgetLines'>
export type FundingSource = Entity<'fundingSources'>
export type Indicator = Entity<'indicators'>
export type Risk = Entity<'risks'>
export type LabDecision = Entity<'decisions'>
export type LabAction = Entity<'actions'>
export type Comment = Entity<'comments'>

/** One state of a plan, never changed in place. Removed entities are in it, with `deletedAt`. */
export type Plan = { readonly [C in Collection]: ReadonlyMap<string, Entity<C>> }

export const emptyPlan = (): Plan =>
  Object.fromEntries(COLLECTION_NAMES.map((name) => [name, new Map()])) as unknown as Plan

/** Collections whose entities are cards on a board. */
export const CARD_COLLECTIONS = ['issues', 'initiatives', 'activities', 'indicators', 'risks'] as const
export type CardCollection = (typeof CARD_COLLECTIONS)[number]

/** Which collection holds an id, or null. Ids are unique over the whole plan. */
export const collectionOf = (plan: Plan, entityId: string): Collection | null =>
  COLLECTION_NAMES.find((name) => plan[name].has(entityId)) ?? null

/** An entity of any collection that has not been removed. */
export const liveEntity = (
  plan: Plan,
  entityId: string,
): { collection: Collection; entity: Entity<Collection> } | null => {
  const collection = collectionOf(plan, entityId)
  const entity = collection && plan[collection].get(entityId)
  return collection && entity && entity.deletedAt === null ? { collection, entity } : null
}
