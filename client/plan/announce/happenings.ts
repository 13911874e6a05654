import {
  CARD_COLLECTIONS,
  collectionOf,
  liveEntity,
  type CardCollection,
  type Plan,
} from '#shared/plan/plan.ts'
import { boardOf } from '#shared/plan/select.ts'
import type { PlanChange, PlanSnapshot } from '../liveLab.ts'

export type Deed = 'added' | 'changed' | 'removed' | 'moved' | 'linked' | 'unlinked' | 'drew'

/** Something another person did on a board. */
export interface Happening {
  /** Their name; null where nothing says who it was. */
  who: string | null
  deed: Deed
  /** The card or relation; empty for drawing. */
  id: string
  collection: CardCollection | null
  /** The two ends of a relation. */
  ends: readonly [from: string, to: string] | null
}

interface Change extends Pick<PlanChange, 'entities' | 'placements' | 'ink' | 'writers'> {
  before: PlanSnapshot
  after: PlanSnapshot
}

/** Who wrote, by client: a name, null for nobody known, undefined for one whose deeds are not told (oneself). */
export type WhoIs = (client: number | undefined) => string | null | undefined

/** What a change of others means on a board, a happening for each card and relation it touched. */
export const happeningsOf = (change: Change, board: string, whoIs: WhoIs): Happening[] => {
  const { before, after, writers } = change
  const found = new Map<string, Happening>()
  const add = (key: string, id: string, part: Pick<Happening, 'deed' | 'collection' | 'ends'>) => {
    const who = whoIs(writers.get(id))
    if (who !== undefined && !found.has(key)) found.set(key, { who, id: key, ...part })
  }
  const isHere = (id: string) => boardOf(before.plan, id) === board || boardOf(after.plan, id) === board
  for (const id of change.entities) {
    const card = cardTouched(after.plan, id)
    if (card && isHere(card.id)) {
      const deed = card.id === id ? deedOn(before.plan, after.plan, id) : 'changed'
      if (deed) add(card.id, id, { deed, collection: card.collection, ends: null })
    }
    const ends = endsOf(after.plan, id)
    const deed = ends && relationDeed(before.plan, after.plan, id)
    if (ends && deed && ends.some(isHere)) add(id, id, { deed, collection: null, ends })
  }
  for (const id of change.placements) {
    const card = cardTouched(after.plan, id)
    const wasPlaced = before.layout.has(id)
    if (card && wasPlaced && isHere(id))
      add(id, id, { deed: 'moved', collection: card.collection, ends: null })
  }
  for (const id of change.ink)
    if ((after.ink.get(id) ?? before.ink.get(id))?.board === board)
      add(DRAWING, id, { deed: 'drew', collection: null, ends: null })
  return [...found.values()]
}

const DRAWING = ''

/** The card a change of an entity is told of: itself, or the one it is a part of. */
const cardTouched = (plan: Plan, id: string): { id: string; collection: CardCollection } | null => {
  const collection = CARD_COLLECTIONS.find((name) => plan[name].has(id))
  if (collection) return { id, collection }
  const parent =
    plan.milestones.get(id)?.initiativeId ??
    plan.budgetLines.get(id)?.initiativeId ??
    plan.trajectoryPoints.get(id)?.indicatorId ??
    plan.comments.get(id)?.aboutId
  return parent === undefined || parent === null || parent === id ? null : cardTouched(plan, parent)
}

const deedOn = (before: Plan, after: Plan, id: string): Deed | null => {
  const [was, is] = [liveEntity(before, id), liveEntity(after, id)]
  if (was && is) return 'changed'
  return is ? 'added' : was ? 'removed' : null
}

const relationDeed = (before: Plan, after: Plan, id: string): Deed | null => {
  const deed = deedOn(before, after, id)
  return deed === 'added' ? 'linked' : deed === 'removed' ? 'unlinked' : null
}

const endsOf = (plan: Plan, id: string): [string, string] | null => {
  const collection = collectionOf(plan, id)
  if (collection !== 'links' && collection !== 'dependencies') return null
  const relation = plan[collection].get(id)
  return relation ? [relation.fromId, relation.toId] : null
}
