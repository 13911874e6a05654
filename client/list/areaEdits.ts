import { areaAt, placesIn, type Area } from '#shared/plan/areas.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { BoardCard } from '../canvas/cardFace.ts'
import { CARD_SIZE } from '../canvas/cardSize.ts'
import type { Box } from '../canvas/freePlaces.ts'
import { placementOf } from '../canvas/placementOf.ts'
import { projectBoard } from '../canvas/projection.ts'
import type { PlanSnapshot } from '../plan/liveLab.ts'
import { settleCommands } from './listEdits.ts'
import type { ListGroup } from './listRows.ts'

/** The group of cards that lie in no area. */
export const OUTSIDE = 'outside'

/** Cards area by area, and at the end those outside of all. Areas without a card are there to move cards into. */
export const groupsByArea = (
  { layout }: PlanSnapshot,
  areas: readonly Area[],
  cards: readonly BoardCard[],
  titles: { unnamed: string; outside: string },
): ListGroup[] => {
  const byArea = Map.groupBy(cards, ({ id }) => {
    const place = layout.get(id)
    return (place && areaAt(areas, place)?.id) ?? OUTSIDE
  })
  const inside = areas.map(({ id, name }) => ({
    id,
    title: name || titles.unnamed,
    cards: byArea.get(id) ?? [],
  }))
  const outside = byArea.get(OUTSIDE)
  return outside ? [...inside, { id: OUTSIDE, title: titles.outside, cards: outside }] : inside
}

const GAP = 40

/** Moves cards to free places of an area, or of the board below all areas. The others stay where everyone sees them. */
export const moveToArea = (
  snapshot: PlanSnapshot,
  board: string,
  areas: readonly Area[],
  ids: readonly string[],
  area: Area | null,
): SingleCommand[] => {
  const projection = projectBoard(snapshot, board)
  const moving = new Set(ids)
  const taken = [...projection.places].flatMap(([id, box]) => (moving.has(id) ? [] : [box]))
  const places = area ? placesIn(area, taken, ids.length, CARD_SIZE) : placesBelow(areas, taken, ids.length)
  const settled = settleCommands(projection, board).filter(
    (c) => c.type !== 'place' || !moving.has(c.entityId),
  )
  const moved = ids.flatMap((entityId, at) => {
    const box = places[at]
    return box ? [{ type: 'place' as const, entityId, placement: placementOf(board, box) }] : []
  })
  return [...settled, ...moved]
}

/** In rows below everything. */
const placesBelow = (areas: readonly Area[], taken: readonly Box[], count: number): Box[] => {
  const boxes = [...taken, ...areas.map(({ box }) => box)]
  const left = Math.min(...boxes.map((box) => box.x))
  const bottom = Math.max(...boxes.map((box) => box.y + box.h))
  const from = { x: Number.isFinite(left) ? left : 0, y: Number.isFinite(bottom) ? bottom + GAP : 0 }
  const columns = 5
  return Array.from({ length: count }, (_, at) => ({
    ...CARD_SIZE,
    x: from.x + (at % columns) * (CARD_SIZE.w + GAP),
    y: from.y + Math.floor(at / columns) * (CARD_SIZE.h + GAP),
  }))
}
