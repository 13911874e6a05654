import { BINDS } from '#shared/plan/binds.ts'
import type { DependencyType } from '#shared/plan/entities.ts'

export interface Point {
  x: number
  y: number
}

/** How far a line leaves a bar before it turns. */
export const STUB = 9

/**
 * The corners of an orthogonal line from a bar's end or start to another's, as the type says: it leaves a bar
 * outward and comes in from outside. `turn` is how far from `to` the gap between two rows lies.
 */
export const arrowPoints = (type: DependencyType, from: Point, to: Point, turn: number): Point[] => {
  const out = from.x + (BINDS[type].from === 'end' ? STUB : -STUB)
  const into = to.x + (BINDS[type].to === 'end' ? STUB : -STUB)
  const at = (x: number) => [from, { x, y: from.y }, { x, y: to.y }, to]
  if (type === 'SS') return at(Math.min(out, into))
  if (type === 'FF') return at(Math.max(out, into))
  if (type === 'FS' ? out <= into : out >= into) return at(into)
  const between = to.y + (from.y <= to.y ? -turn : turn)
  return [
    from,
    { x: out, y: from.y },
    { x: out, y: between },
    { x: into, y: between },
    { x: into, y: to.y },
    to,
  ]
}

export const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
const round = (n: number) => Math.round(n * 2) / 2

/** The middle of a line's longest upright, where its words stand; of a line without one, its middle. */
export const labelAt = (points: readonly Point[]): Point => {
  let best = { length: -1, x: 0, y: 0 }
  for (const [i, a] of points.entries()) {
    const b = points[i + 1]
    if (!b) continue
    const length = Math.abs(a.y - b.y) || Math.abs(a.x - b.x) / 1_000
    if (length > best.length) best = { length, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  return { x: best.x, y: best.y }
}

/** How far a line goes on outside of what is drawn. */
const BEYOND = 60

/**
 * A line within a box: it stays one of right angles, and inside the box as it was. Dashes along a line over thousands of
 * rows take longer to paint than all the rest.
 */
export const clippedTo = (
  points: readonly Point[],
  box: { left: number; right: number; top: number; bottom: number },
): Point[] => {
  const within = (value: number, least: number, most: number) =>
    Math.min(most + BEYOND, Math.max(least - BEYOND, value))
  return points.map(({ x, y }) => ({ x: within(x, box.left, box.right), y: within(y, box.top, box.bottom) }))
}
