import { areaAt, placesIn, type Area } from '#shared/plan/areas.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import { CARD_SIZE } from '#shared/plan/cardSize.ts'
import { placementOf } from '../canvas/placementOf.ts'
import { projectBoard } from '../canvas/projection.ts'
import type { PlanSnapshot } from '../plan/liveLab.ts'
import type { InkItem } from '../plan/boardInk.ts'
import { rowsBelow } from './freeSpots.ts'
import { listedItems } from './listedItems.ts'
import { settleCommands } from './listEdits.ts'
import type { ListGroup } from './listRows.ts'

/** The group of cards that lie in no area. */
export const OUTSIDE = 'outside'

/**
 * Cards and drawings area by area, and at the end those outside of all. Areas without any are there to put some into.
 */
export const groupsByArea = (
  { layout }: PlanSnapshot,
  areas: readonly Area[],
  cards: readonly BoardCard[],
  titles: { unnamed: string; outside: string },
  drawn: readonly InkItem[] = [],
): ListGroup[] => {
  const itemsIn = Map.groupBy(drawn, ({ box }) => areaAt(areas, box)?.id ?? OUTSIDE)
  const items = (id: string) => listedItems(itemsIn.get(id) ?? [], id)
  const byArea = Map.groupBy(cards, ({ id }) => {
    const place = layout.get(id)
    return (place && areaAt(areas, place)?.id) ?? OUTSIDE
  })
  const inside = areas.map(({ id, name }) => ({
    id,
    title: name || titles.unnamed,
    cards: byArea.get(id) ?? [],
    items: items(id),
  }))
  const outside = { cards: byArea.get(OUTSIDE) ?? [], items: items(OUTSIDE) }
  if (outside.cards.length + outside.items.length === 0) return inside
  return [...inside, { id: OUTSIDE, title: titles.outside, ...outside }]
}

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
  const places = area
    ? placesIn(area, taken, ids.length, CARD_SIZE)
    : rowsBelow([...taken, ...areas.map(({ box }) => box)], ids.length, CARD_SIZE)
  const settled = settleCommands(projection, board).filter(
    (c) => c.type !== 'place' || !moving.has(c.entityId),
  )
  const moved = ids.flatMap((entityId, at) => {
    const box = places[at]
    return box ? [{ type: 'place' as const, entityId, placement: placementOf(board, box) }] : []
  })
  return [...settled, ...moved]
}
