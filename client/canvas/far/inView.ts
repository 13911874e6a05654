import { Box, type BoxModel, type Editor, type TLShapeId } from '@tldraw/tldraw'
import type { BoardItems } from './boardItems.ts'

/** What of a board's cards and relations touches a part of it. */
export interface InView {
  cards: TLShapeId[]
  relations: TLShapeId[]
}

/** A relation is taken for as large as the box around its two cards: its line itself costs too much to work out. */
export const itemsIn = ({ cards, relations }: BoardItems, view: Box): InView => {
  const { x, y, maxX, maxY } = view
  const inView: InView = { cards: [], relations: [] }
  for (const card of cards.values()) {
    const { w, h } = card.props
    if (card.x <= maxX && card.y <= maxY && card.x + w >= x && card.y + h >= y) inView.cards.push(card.id)
  }
  for (const [id, ends] of relations) {
    const from = ends && cards.get(ends.from)
    const to = ends && cards.get(ends.to)
    if (!from || !to) {
      inView.relations.push(id)
      continue
    }
    if (Math.min(from.x, to.x) > maxX || Math.min(from.y, to.y) > maxY) continue
    const right = Math.max(from.x + from.props.w, to.x + to.props.w)
    const bottom = Math.max(from.y + from.props.h, to.y + to.props.h)
    if (right >= x && bottom >= y) inView.relations.push(id)
  }
  return inView
}

/** The smallest box around all of it; relations are between their cards. */
export const boundsOf = (editor: Editor, { cards, drawings }: BoardItems): Box | undefined => {
  const all: BoxModel[] = []
  for (const { x, y, props } of cards.values()) all.push({ x, y, w: props.w, h: props.h })
  for (const id of drawings) {
    const bounds = editor.getShapeMaskedPageBounds(id)
    if (bounds) all.push(bounds)
  }
  if (all.length === 0) return undefined
  const [x, y] = [min(all.map((box) => box.x)), min(all.map((box) => box.y))]
  const [maxX, maxY] = [max(all.map((box) => box.x + box.w)), max(all.map((box) => box.y + box.h))]
  return new Box(x, y, maxX - x, maxY - y)
}

const min = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
const max = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)
