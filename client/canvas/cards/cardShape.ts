import {
  createShapePropsMigrationIds,
  createShapePropsMigrationSequence,
  T,
  type RecordProps,
  type TLBaseShape,
  type TLShape,
} from '@tldraw/tldraw'

/** A projection of an entity: a box that says where it lies, and whose it is. Its words are read from the plan. */
export type CardShape = TLBaseShape<'card', { w: number; h: number; entityId: string }>

export { CARD_MIN, CARD_SIZE } from '#shared/plan/cardSize.ts'

export const cardProps: RecordProps<CardShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  entityId: T.string,
}

const versions = createShapePropsMigrationIds('card', { Begin: 1 })
export const cardMigrations = createShapePropsMigrationSequence({
  sequence: [{ id: versions.Begin, up: () => {} }],
})

export const isCard = (shape: TLShape | undefined | null): shape is CardShape => shape?.type === 'card'
