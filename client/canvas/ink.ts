import type { TLBinding, TLRecord, TLShape, TLStore } from '@tldraw/tldraw'
import type { InkRecord } from '#shared/plan/commands.ts'
import { imageHashOf, INK_SHAPES, inkAllowed } from '#shared/plan/inkAllowed.ts'
import { relationOfShapeId, isRelationBindingId } from './ids.ts'
import { isImage } from './images/imageAsset.ts'
import { validRecord } from './validRecord.ts'

type Ink = TLShape | TLBinding

const isInkShape = (record: TLRecord): record is TLShape =>
  record.typeName === 'shape' &&
  INK_SHAPES.has(record.type) &&
  relationOfShapeId(record.id) === null &&
  (!isImage(record) || imageHashOf(record.props.assetId) !== null)

const isInkBinding = (record: TLRecord): record is TLBinding =>
  record.typeName === 'binding' && record.type === 'arrow' && !isRelationBindingId(record.id)

/** True for what is kept whole beside the plan; cards and relations are drawn from the plan instead. */
export const isInk = (record: TLRecord): record is Ink => isInkShape(record) || isInkBinding(record)

export const inkRecordOf = (board: string, record: Ink): InkRecord => ({
  board,
  record: JSON.parse(JSON.stringify(record)),
})

/** The drawing a stored record is on this board, or null for another board's, a foreign or a broken one. */
export const drawingOf = (
  store: TLStore,
  id: string,
  ink: InkRecord | undefined,
  board: string,
): Ink | null => {
  if (!ink || ink.board !== board || ink.record['id'] !== id || !inkAllowed(ink.record)) return null
  const record = validRecord(store, ink.record)
  return record && isInk(record) ? record : null
}
