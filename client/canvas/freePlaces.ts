import { overlaps } from '#shared/plan/whereabouts.ts'
import type { Placement } from '#shared/plan/commands.ts'
import type { BoardCard } from './cards/cardFace.ts'
import { CARD_SIZE } from '#shared/plan/cardSize.ts'

export type Box = Omit<Placement, 'board'>

/** Room between columns for an arrow with its label. */
const GAP = { x: 150, y: 28 }
const STEP = { x: CARD_SIZE.w + GAP.x, y: CARD_SIZE.h + GAP.y }
const LEAST_ROWS = 4
/** Makes a whole board about as wide as a screen. */
const TALL = 1.5

/** A place in the grid of columns and rows. */
interface Slot {
  id: string
  column: number
  row: number
}

/**
 * Places for cards that nobody has placed: what leads to initiatives on the left, then each initiative with its
 * activities beside it, free of what lies there already. The same cards and boxes give the same places in every
 * browser, so nothing has to be written for them.
 */
export const freePlaces = (cards: readonly BoardCard[], taken: readonly Box[]): Map<string, Box> => {
  const crowd = crowdOf(taken)
  const places = new Map<string, Box>()
  for (const { id, column, row } of slotsOf(cards)) {
    const box = { x: column * STEP.x, y: row * STEP.y, ...CARD_SIZE }
    while (crowd.hit(box)) box.y += STEP.y
    crowd.add(box)
    places.set(id, box)
  }
  return places
}

const slotsOf = (cards: readonly BoardCard[]): Slot[] => {
  const rows = Math.max(LEAST_ROWS, Math.ceil(TALL * Math.sqrt(cards.length)))
  const known = new Set(cards.map((card) => card.id))
  const isUnder = (card: BoardCard) => card.under !== null && known.has(card.under)
  const leads = cards.filter((c) => c.collection !== 'initiatives' && c.collection !== 'activities')
  const loose = cards.filter((c) => c.collection === 'activities' && !isUnder(c))
  const left = columnsOf(leads, 0, rows)
  const lanes = lanesOf(cards, columnAfter(left), rows)
  return [...left, ...lanes, ...columnsOf(loose, columnAfter([...left, ...lanes]), rows)]
}

const columnAfter = (slots: readonly Slot[]) => Math.max(-1, ...slots.map((slot) => slot.column)) + 1

const columnsOf = (cards: readonly BoardCard[], column: number, rows: number): Slot[] =>
  cards.map(({ id }, i) => ({ id, column: column + Math.floor(i / rows), row: i % rows }))

/** Initiatives under each other, each with its activities to the right; a new pair of columns when one is full. */
const lanesOf = (cards: readonly BoardCard[], from: number, rows: number): Slot[] => {
  const activities = Map.groupBy(
    cards.filter((card) => card.collection === 'activities'),
    (card) => card.under,
  )
  const slots: Slot[] = []
  let column = from
  let row = 0
  for (const { id } of cards.filter((card) => card.collection === 'initiatives')) {
    const own = activities.get(id) ?? []
    const height = Math.max(1, Math.min(own.length, rows))
    if (row > 0 && row + height > rows) {
      column = columnAfter(slots)
      row = 0
    }
    slots.push({ id, column, row })
    for (const slot of columnsOf(own, column + 1, rows)) slots.push({ ...slot, row: slot.row + row })
    row += height
  }
  return slots
}

/** Boxes in buckets of one step, so that a full board is not searched card by card. */
const crowdOf = (boxes: readonly Box[]) => {
  const buckets = new Map<string, Box[]>()
  const add = (box: Box) => {
    for (const key of bucketsOf(box)) buckets.set(key, [...(buckets.get(key) ?? []), box])
  }
  const hit = (box: Box) => bucketsOf(box).some((key) => buckets.get(key)?.some((b) => overlaps(b, box)))
  for (const box of boxes) add(box)
  return { add, hit }
}

/** A box of another's making may be huge; it is looked up along this many buckets of each side at most. */
const MOST_BUCKETS = 64

const bucketsOf = (box: Box): string[] => {
  const [left, top] = [Math.floor(box.x / STEP.x), Math.floor(box.y / STEP.y)]
  const right = Math.min(Math.floor((box.x + box.w) / STEP.x), left + MOST_BUCKETS)
  const bottom = Math.min(Math.floor((box.y + box.h) / STEP.y), top + MOST_BUCKETS)
  const keys: string[] = []
  for (let i = left; i <= right; i++) for (let j = top; j <= bottom; j++) keys.push(`${i} ${j}`)
  return keys
}
