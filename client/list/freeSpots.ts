import { areaAt, placesIn, type Area } from '#shared/plan/areas.ts'
import type { Box } from '#shared/plan/whereabouts.ts'

const GAP = 40
/** So many side by side. */
const COLUMNS = 5
/** In a full area the next one lies so much beside the last. */
const OVERLAP = 24

interface Size {
  w: number
  h: number
}

/** Below everything, from its left edge. */
export const below = (boxes: readonly Box[]): { x: number; y: number } => {
  const left = Math.min(...boxes.map((box) => box.x))
  const bottom = Math.max(...boxes.map((box) => box.y + box.h))
  return { x: Number.isFinite(left) ? left : 0, y: Number.isFinite(bottom) ? bottom + GAP : 0 }
}

/** In rows below everything. */
export const rowsBelow = (boxes: readonly Box[], count: number, size: Size): Box[] => {
  const from = below(boxes)
  return Array.from({ length: count }, (_, at) => ({
    ...size,
    x: from.x + (at % COLUMNS) * (size.w + GAP),
    y: from.y + Math.floor(at / COLUMNS) * (size.h + GAP),
  }))
}

/** A place in an area, free of `taken`; in a full one over another, for it is not to fall out. */
export const spotIn = (areas: readonly Area[], area: Area, taken: readonly Box[], size: Size): Box => {
  const [free] = placesIn(area, taken, 1, size)
  if (free && areaAt(areas, free)?.id === area.id) return free
  const { box } = area
  const here = taken.filter((one) => areaAt(areas, one)?.id === area.id).length
  const within = (from: number, room: number) => from + (room > 0 ? (OVERLAP * (here + 1)) % room : room / 2)
  return { ...size, x: within(box.x, box.w - size.w), y: within(box.y, box.h - size.h) }
}

/** A place for a note in no area: beside the last of those that lie below everything else. */
export const spotOutside = (
  areas: readonly Area[],
  taken: readonly Box[],
  notes: readonly Box[],
  size: Size,
): Box => {
  const loose = notes.filter((note) => areaAt(areas, note) === null)
  const rest = [...taken, ...areas.map(({ box }) => box)]
  const from = below(rest)
  const pad: Area = {
    id: '',
    name: '',
    locked: null,
    box: { ...from, w: COLUMNS * (size.w + GAP), h: Number.MAX_SAFE_INTEGER },
  }
  return placesIn(pad, loose, 1, size)[0] ?? { ...size, ...from }
}
