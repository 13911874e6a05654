import type { Box } from '../freePlaces.ts'
import type { Size } from './stack.ts'

/** Room to what lies there already. */
const CLEAR = 40

const hits = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + CLEAR && b.x < a.x + a.w + CLEAR && a.y < b.y + b.h + CLEAR && b.y < a.y + a.h + CLEAR

/** The place nearest to where it would begin that a whole box has for itself: there, or just below or beside something. */
export const freeSpot = (
  size: Size,
  from: { x: number; y: number },
  taken: readonly Box[],
): { x: number; y: number } => {
  const isFree = ({ x, y }: { x: number; y: number }) => !taken.some((box) => hits({ x, y, ...size }, box))
  if (isFree(from)) return from
  const far = ({ x, y }: { x: number; y: number }) => Math.abs(x - from.x) + Math.abs(y - from.y)
  const spots = taken
    .flatMap((box) => [
      { x: from.x, y: box.y + box.h + CLEAR },
      { x: box.x + box.w + CLEAR, y: from.y },
      { x: from.x, y: box.y - size.h - CLEAR },
      { x: box.x - size.w - CLEAR, y: from.y },
    ])
    .toSorted((a, b) => far(a) - far(b) || a.x - b.x || a.y - b.y)
  return spots.find(isFree) ?? { x: Math.max(...taken.map((box) => box.x + box.w)) + CLEAR, y: from.y }
}
