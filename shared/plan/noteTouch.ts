import type { InkRecord } from './commands.ts'
import { holdersOf, inkSpot, type InkOf } from './inkSpot.ts'
import { liesIn, type Box, type Spot } from './whereabouts.ts'

/** Where a sticky note lies before an edit and after it, as far as it is there, and what it lies in. */
export interface NoteTouch {
  states: readonly { spot: Spot; holders: readonly { id: string; spot: Spot | null }[] }[]
}

/** A note is this many times its own size at most where notes alone may be added, and grows by this much with its text. */
const MOST_SCALE = 2
const MOST_GROWN = 4_000
const SHAPE = 'shape:'
/** Shapes of relations and of cards are drawn from the plan; a drawing of their name would lie over them. */
const RELATION = `${SHAPE}rel-`

/**
 * Says of a drawing that all that happens to it is a sticky note's coming, changing or going; undefined where it is
 * more. `states`: the drawings before the edit and as they may be after it. `isEntity`: whether the plan has an entity
 * of an id.
 */
export const noteTouchOf = (
  id: string,
  states: readonly InkOf[],
  isEntity: (id: string) => boolean,
): NoteTouch | undefined => {
  if (!id.startsWith(SHAPE) || id.startsWith(RELATION) || isEntity(id.slice(SHAPE.length))) return undefined
  const there = states.filter((inkOf) => inkOf(id))
  if (!there.every((inkOf) => isNote(id, inkOf(id)))) return undefined
  const touch = there.map((inkOf) => ({ spot: inkSpot(inkOf, id), holders: holdersOf(inkOf, id) }))
  return { states: touch.flatMap(({ spot, holders }) => (spot ? { spot, holders } : [])) }
}

/** Whether a note stays within an area, and so does everything that would carry it. */
export const isNoteIn = (
  area: { board: string; box: Box | null; frame?: string | undefined },
  { note }: { note?: NoteTouch | undefined },
): boolean => {
  const isIn = (spot: Spot | null) =>
    spot !== null && spot.box !== null && spot.board === area.board && liesIn(spot, area.box)
  return (
    note !== undefined &&
    note.states.every(({ spot, holders }) => {
      const own = holders.findIndex((holder) => holder.id === area.frame)
      const below = own < 0 ? holders : holders.slice(0, own)
      return isIn(spot) && below.every((holder) => isIn(holder.spot))
    })
  )
}

const isNote = (id: string, ink: InkRecord | null | undefined): boolean => {
  const { type, typeName, id: own, x, y, rotation = 0, props } = ink?.record ?? {}
  if (type !== 'note' || typeName !== 'shape' || own !== id || ![x, y, rotation].every(Number.isFinite))
    return false
  if (typeof props !== 'object' || props === null || 'w' in props || 'h' in props) return false
  const { scale = 1, growY = 0 } = props as { scale?: unknown; growY?: unknown }
  return isWithin(scale, 0.1, MOST_SCALE) && isWithin(growY, 0, MOST_GROWN)
}

const isWithin = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most
