import type { BoardBinding } from '../bindBoard.ts'
import { isCard } from '../cards/cardShape.ts'
import { cardShapeId } from '../ids.ts'
import { areaOf, isIn } from './captionRecords.ts'

/** Whether a card lies in an area of an impact and ease grid, proposed or kept. */
export const isOnGrid = ({ store }: BoardBinding, entityId: string): boolean => {
  const card = store.get(cardShapeId(entityId))
  if (card?.typeName !== 'shape' || !isCard(card)) return false
  const box = { x: card.x, y: card.y, w: card.props.w, h: card.props.h }
  const frames = store.query.records('shape', () => ({ type: { eq: 'frame' } })).get()
  return frames.some((frame) => {
    const area = frame.meta['arrangement'] === 'grid' ? areaOf({ ...frame }) : null
    return area !== null && isIn(area, box)
  })
}
