import type { InkRecord, Placement } from './commands.ts'
import { inkSpot } from './inkSpot.ts'
import type { Lock } from './locks.ts'
import { CARD_SIZE } from './cardSize.ts'
import { liesIn, overlaps, type Box } from './whereabouts.ts'

/** A frame of a board as a place for cards. */
export interface Area {
  /** Of the frame's drawing record. */
  id: string
  /** As people wrote it; may be empty. */
  name: string
  /** In canvas units; of a turned frame, the box around it. */
  box: Box
  /** The lock set on this area itself; whoever it stops. */
  locked: Lock | null
}

type Ink = ReadonlyMap<string, InkRecord>

/** The areas of a board, as one reads them: from the top, and from the left. `locks`: the lab's. */
export const areasOf = (ink: Ink, board: string, locks: readonly Lock[] = []): Area[] => {
  const areas: Area[] = []
  for (const [id, { board: on, record }] of ink) {
    if (on !== board || record['type'] !== 'frame') continue
    const box = inkSpot((at) => ink.get(at), id)?.box
    if (box) areas.push({ id, name: frameName({ record }), box, locked: lockOf(locks, id) })
  }
  return areas.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.id.localeCompare(b.id))
}

/** The area that a card's place belongs to: by its middle; of areas in areas, the innermost. Null outside of all. */
export const areaAt = (areas: readonly Area[], box: Box): Area | null =>
  areas
    .filter((area) => liesIn({ board: '', box }, area.box))
    .reduce<Area | null>((least, area) => (least && sizeOf(least) <= sizeOf(area) ? least : area), null)

/** The area an entity's card is in, or null: outside of all, or nobody has given it a place yet. */
export const areaOf = (layout: ReadonlyMap<string, Placement>, ink: Ink, entityId: string): Area | null => {
  const place = layout.get(entityId)
  return place ? areaAt(areasOf(ink, place.board), place) : null
}

/** Around the cards in an area; the frame's name stands above it. */
const MARGIN = 24
const GAP = 20

/**
 * `count` places for cards in an area, free of the boxes in `taken`, row by row from its top left; below the area in
 * the same columns when it is full. An area smaller than a card takes one, by its middle.
 */
export const placesIn = (
  area: Area,
  taken: readonly Box[],
  count: number,
  size: Pick<Box, 'w' | 'h'> = CARD_SIZE,
): Box[] => {
  const columns = Math.max(1, Math.floor((area.box.w - 2 * MARGIN + GAP) / (size.w + GAP)))
  const crowd = [...taken]
  const places: Box[] = []
  const inset = {
    x: columns > 1 ? MARGIN : Math.min(MARGIN, (area.box.w - size.w) / 2),
    y: Math.min(MARGIN, (area.box.h - size.h) / 2),
  }
  for (let slot = 0; places.length < count; slot++) {
    const x = area.box.x + inset.x + (slot % columns) * (size.w + GAP)
    const y = area.box.y + inset.y + Math.floor(slot / columns) * (size.h + GAP)
    const box = { x, y, ...size }
    if (crowd.some((other) => overlaps(other, box))) continue
    places.push(box)
  }
  return places
}

const sizeOf = ({ box }: Area) => box.w * box.h

/** What people call a frame; empty when they have not said, and of what is none. */
export const frameName = (ink: Pick<InkRecord, 'record'> | undefined): string => {
  const props = ink?.record['props']
  const name = typeof props === 'object' && props !== null && 'name' in props ? props.name : ''
  return typeof name === 'string' ? name.trim() : ''
}

const lockOf = (locks: readonly Lock[], frame: string): Lock | null =>
  locks.find(({ target }) => target.kind === 'area' && target.frame === frame) ?? null
