import { Box, type Editor, type TLShape, type VecLike } from '@tldraw/tldraw'
import type { CardCollection } from '#shared/plan/plan.ts'
import { CARD_SIZE } from '../cards/cardShape.ts'

export const GAP = 28
/** Room for an arrow with its label. */
const ARROW_GAP = 150
/** What the editor's own bar and a hint under the card hide at the lower edge, in pixels. */
const HIDDEN_BELOW = 150

/** Arrows, strokes and areas may lie under a card; everything else is in its way. */
const UNDERLAY = new Set(['arrow', 'frame', 'draw', 'line', 'highlight'])

const taken = (editor: Editor): Box[] =>
  editor
    .getCurrentPageShapes()
    .filter((shape: TLShape) => !UNDERLAY.has(shape.type))
    .map((shape) => editor.getShapePageBounds(shape))
    .filter((bounds) => bounds !== undefined)

/** The part of the board that is seen and not under a bar. */
export const seenBounds = (editor: Editor): Box => {
  const seen = editor.getViewportPageBounds().clone()
  seen.h = Math.max(seen.h / 2, seen.h - HIDDEN_BELOW / editor.getZoomLevel())
  return seen
}

/** The first place from there downwards where nothing lies. */
export const freeBelow = (editor: Editor, from: VecLike): VecLike => {
  const others = taken(editor)
  const at = new Box(from.x, from.y, CARD_SIZE.w, CARD_SIZE.h)
  for (let hit = hitOf(at, others); hit; hit = hitOf(at, others)) at.y = hit.maxY + GAP
  return at.point
}

const hitOf = (box: Box, others: readonly Box[]) => others.find((other) => other.collides(box))

/** Beside what it is related to: activities and initiatives to the right of it, as arrows run; others under it. */
export const freeBeside = (editor: Editor, target: Box, collection: CardCollection): VecLike =>
  collection === 'activities' || collection === 'initiatives'
    ? freeBelow(editor, { x: target.maxX + ARROW_GAP, y: target.y })
    : freeBelow(editor, { x: target.x, y: target.maxY + GAP })

/** The free place nearest to the middle of what is seen, or the first one below it where all is full. */
export const freeInView = (editor: Editor): VecLike => {
  const others = taken(editor)
  const seen = seenBounds(editor)
  const middle = { x: seen.midX - CARD_SIZE.w / 2, y: seen.midY - CARD_SIZE.h / 2 }
  const [stepX, stepY] = [CARD_SIZE.w + GAP, CARD_SIZE.h + GAP]
  const places: { x: number; y: number; far: number }[] = []
  for (let i = -3; i <= 3; i++)
    for (let j = -3; j <= 3; j++)
      places.push({ x: middle.x + i * stepX, y: middle.y + j * stepY, far: i * i + j * j })
  const free = places
    .toSorted((a, b) => a.far - b.far)
    .find(({ x, y }) => {
      const box = new Box(x, y, CARD_SIZE.w, CARD_SIZE.h)
      return seen.contains(box) && !hitOf(box, others)
    })
  return free ? { x: free.x, y: free.y } : freeBelow(editor, middle)
}

/** The first place for a large box: where it is wanted, else below everything. */
export const freeForBox = (editor: Editor, wanted: Box): VecLike => {
  const others = taken(editor)
  if (!hitOf(wanted, others)) return wanted.point
  const all = Box.Common(others)
  return { x: all.x, y: all.maxY + 3 * GAP }
}
