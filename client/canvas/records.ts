import type { IndexKey, TLArrowBinding, TLArrowShape } from '@tldraw/tldraw'
import type { Relation } from '#shared/plan/relations.ts'
import type { CardShape } from './cards/cardShape.ts'
import type { Box } from './freePlaces.ts'
import { cardShapeId, PAGE_ID, relationBindingId, relationShapeId } from './ids.ts'
import { relationLabel, relationLook } from './relationStyle.ts'

const common = { typeName: 'shape', rotation: 0, isLocked: false, opacity: 1 } as const

export const cardRecord = (entityId: string, box: Box, index: IndexKey): CardShape => ({
  ...common,
  id: cardShapeId(entityId),
  type: 'card',
  parentId: PAGE_ID,
  index,
  x: box.x,
  y: box.y,
  props: { w: box.w, h: box.h, entityId },
  meta: {},
})

/** The arrow a relation is drawn as. Its ends follow from its bindings. */
export const relationRecord = (relation: Relation, index: IndexKey): TLArrowShape => ({
  ...common,
  id: relationShapeId(relation.id),
  type: 'arrow',
  parentId: PAGE_ID,
  index,
  x: 0,
  y: 0,
  props: {
    kind: 'arc',
    fill: 'none',
    labelColor: relationLook(relation.kind).color,
    start: { x: 0, y: 0 },
    end: { x: 2, y: 0 },
    bend: 0,
    text: relationLabel(relation),
    labelPosition: 0.5,
    font: 'sans',
    scale: 0.8,
    elbowMidPoint: 0.5,
    ...relationLook(relation.kind),
  },
  meta: { rel: relation.id },
})

export const relationBindings = (relation: Relation): TLArrowBinding[] =>
  (['start', 'end'] as const).map((terminal) => ({
    typeName: 'binding',
    id: relationBindingId(relation.id, terminal),
    type: 'arrow',
    fromId: relationShapeId(relation.id),
    toId: cardShapeId(terminal === 'start' ? relation.fromId : relation.toId),
    meta: {},
    props: {
      terminal,
      isPrecise: false,
      isExact: false,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      snap: 'none',
    },
  }))
