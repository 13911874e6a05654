import type { InkRecord } from './commands.ts'
import type { Spot } from './whereabouts.ts'

interface Point {
  x: number
  y: number
}

/** The drawings of a state, by record id. */
export type InkOf = (id: string) => InkRecord | null | undefined

/** How deep frames may lie in frames. */
const MOST_NESTED = 16
const NOTE_SIDE = 200
/** How ids of shapes begin; what lies in none of them is in a page. */
const SHAPE = 'shape:'

/**
 * Where a drawing lies on its board: in the canvas' records places are relative to the shape they are in, and a shape
 * is turned around its first corner. An arrow's end is where the arrow is; what else has no place of its own lies
 * somewhere on its board. What lies in anything but frames of its board would go wherever that goes, without being
 * touched: it may be anywhere.
 */
export const inkSpot = (inkOf: InkOf, id: string): Spot | null => {
  const ink = inkOf(id)
  if (!ink) return null
  const { record, board } = ink
  if (numberOf(record['x']) === null) return boundSpot(inkOf, ink)
  let corners = cornersOf(record)
  let at = record
  for (let depth = 0; ; depth++) {
    corners = corners.map(toParent(at))
    const parent = at['parentId']
    if (typeof parent !== 'string' || !parent.startsWith(SHAPE)) break
    const frame = inkOf(parent)
    const carries = frame?.board === board && frame.record['type'] === 'frame'
    if (!carries || depth === MOST_NESTED) return { board, box: null, carries: true }
    at = frame.record
  }
  const [x, y] = [Math.min(...corners.map((c) => c.x)), Math.min(...corners.map((c) => c.y))]
  const [right, bottom] = [Math.max(...corners.map((c) => c.x)), Math.max(...corners.map((c) => c.y))]
  const box = { x, y, w: right - x, h: bottom - y }
  return { board, box, ...(record['type'] === 'frame' && { carries: true }) }
}

/** The end of an arrow is where the arrow is; of anything else without a place nobody knows where on its board it is. */
const boundSpot = (inkOf: InkOf, { board, record }: InkRecord): Spot => {
  const from = record['typeName'] === 'binding' ? record['fromId'] : undefined
  const arrow = typeof from === 'string' ? inkOf(from) : undefined
  const isThere = arrow?.board === board && numberOf(arrow.record['x']) !== null
  return (typeof from === 'string' && isThere ? inkSpot(inkOf, from) : null) ?? { board, box: null }
}

/** What a drawing lies in, the nearest first, each with where it is: it goes wherever they go. */
export const holdersOf = (inkOf: InkOf, id: string): { id: string; spot: Spot | null }[] => {
  const holders: { id: string; spot: Spot | null }[] = []
  let parent = inkOf(id)?.record['parentId']
  while (typeof parent === 'string' && parent.startsWith(SHAPE) && holders.length <= MOST_NESTED) {
    holders.push({ id: parent, spot: inkSpot(inkOf, parent) })
    parent = inkOf(parent)?.record['parentId']
  }
  return holders
}

/** Its corners in its own coordinates; of what says no size (a stroke, a text) where it begins. */
const cornersOf = ({ type, props }: Record<string, unknown>): Point[] => {
  const own = recordOf(props)
  if (type === 'arrow') return [pointOf(own['start']), pointOf(own['end'])]
  const note = type === 'note' ? (numberOf(own['scale']) ?? 1) : 0
  const w = numberOf(own['w']) ?? NOTE_SIDE * note
  const h = numberOf(own['h']) ?? (NOTE_SIDE + (numberOf(own['growY']) ?? 0)) * note
  return [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ]
}

const toParent = (shape: Record<string, unknown>) => {
  const from = pointOf(shape)
  const turned = numberOf(shape['rotation']) ?? 0
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  return ({ x, y }: Point): Point => ({ x: from.x + x * cos - y * sin, y: from.y + x * sin + y * cos })
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const pointOf = (value: unknown): Point => {
  const { x, y } = recordOf(value)
  return { x: numberOf(x) ?? 0, y: numberOf(y) ?? 0 }
}
