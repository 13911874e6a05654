import { isEqual, type TLRecord, type TLShapeId, type TLStore } from '@tldraw/tldraw'
import type { Relation } from '#shared/plan/relations.ts'
import { nextCardIndices, nextRelationIndices } from './cards/cardIndex.ts'
import { isCard, type CardShape } from './cards/cardShape.ts'
import type { Box } from './freePlaces.ts'
import { cardShapeId, isRelationBindingId, relationOfShapeId, relationShapeId } from './ids.ts'
import type { Projection } from './projection.ts'
import { cardRecord, relationBindings, relationRecord } from './records.ts'

/** Places are written in tenths of a unit; what differs by less is the same place. */
const near = (a: number, b: number) => Math.abs(a - b) < 0.06

const isAt = (card: CardShape, box: Box) =>
  near(card.x, box.x) && near(card.y, box.y) && near(card.props.w, box.w) && near(card.props.h, box.h)

/** A card's record at its place, or null when it lies there already. */
export const movedCard = (store: TLStore, entityId: string, box: Box): CardShape | null => {
  const held = store.get(cardShapeId(entityId))
  if (!isCard(held)) return null
  return isAt(held, box)
    ? null
    : { ...held, x: box.x, y: box.y, props: { ...held.props, w: box.w, h: box.h } }
}

/** The records a board's cards and relations are drawn by that the store has not, or has otherwise. */
export const differingRecords = (store: TLStore, projection: Projection): TLRecord[] => [
  ...differingCards(store, projection.places),
  ...differingRelations(store, projection.relations),
]

const differingCards = (store: TLStore, places: ReadonlyMap<string, Box>): TLRecord[] => {
  const fresh = [...places].filter(([id]) => !store.has(cardShapeId(id)))
  const indices = nextCardIndices(store, fresh.length)
  const made = fresh.flatMap(([id, box], i) => (indices[i] ? [cardRecord(id, box, indices[i])] : []))
  const moved = [...places].map(([id, box]) => movedCard(store, id, box)).filter((card) => card !== null)
  return [...made, ...moved]
}

const differingRelations = (store: TLStore, relations: readonly Relation[]): TLRecord[] => {
  const fresh = relations.filter((r) => !store.has(relationShapeId(r.id)))
  const indices = nextRelationIndices(store, fresh.length)
  const freshIndex = new Map(fresh.map((r, i) => [r.id, indices[i]]))
  return relations.flatMap((relation) => {
    const held = store.get(relationShapeId(relation.id))
    const index = held?.index ?? freshIndex.get(relation.id)
    if (!index) return []
    const all: TLRecord[] = [relationRecord(relation, index), ...relationBindings(relation)]
    return all.filter((record) => !isEqual(store.get(record.id), record))
  })
}

/** Cards, relations and their bindings that are in the store and no longer on the board. */
export const goneRecords = (store: TLStore, projection: Projection): TLRecord['id'][] => {
  const relations = new Set(projection.relations.map((r) => r.id))
  const shown = (id: TLShapeId): boolean => {
    const relation = relationOfShapeId(id)
    return relation === null || relations.has(relation)
  }
  return store
    .allRecords()
    .filter((record) => {
      if (record.typeName === 'binding') return isRelationBindingId(record.id) && !shown(record.fromId)
      if (record.typeName !== 'shape') return false
      if (isCard(record)) return !isShownCard(record, projection)
      return !shown(record.id)
    })
    .map((record) => record.id)
}

const isShownCard = (card: CardShape, projection: Projection) =>
  card.id === cardShapeId(card.props.entityId) && projection.places.has(card.props.entityId)
