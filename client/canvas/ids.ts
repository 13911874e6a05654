import {
  createBindingId,
  createShapeId,
  type TLBindingId,
  type TLPageId,
  type TLShapeId,
} from '@tldraw/tldraw'

/** The one page of a board's store. */
export const PAGE_ID = 'page:page' as TLPageId

/** A card's shape carries its entity's id, so every browser projects it under the same one. */
export const cardShapeId = (entityId: string): TLShapeId => createShapeId(entityId)

const RELATION = 'rel-'
export const relationShapeId = (relationId: string): TLShapeId => createShapeId(RELATION + relationId)
export const relationBindingId = (relationId: string, terminal: 'start' | 'end'): TLBindingId =>
  createBindingId(`${RELATION}${relationId}-${terminal}`)

const SHAPE_OF_RELATION = `shape:${RELATION}`
const BINDING_OF_RELATION = `binding:${RELATION}`

/** The relation an arrow is drawn from, or null for one a person drew. */
export const relationOfShapeId = (id: string): string | null =>
  id.startsWith(SHAPE_OF_RELATION) ? id.slice(SHAPE_OF_RELATION.length) : null

export const isRelationBindingId = (id: string): boolean => id.startsWith(BINDING_OF_RELATION)
