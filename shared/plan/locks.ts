import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import { isNoteIn, type NoteTouch } from './noteTouch.ts'
import { areasAround, liesIn, type Whereabouts } from './whereabouts.ts'

const box = z.strictObject({
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
  w: z.number().min(1).max(1e6),
  h: z.number().min(1).max(1e6),
})

/** What people may still do in a locked area: nothing, or put their own sticky notes there. */
export const areaAllows = z.enum(['nothing', 'notes'])
export type AreaAllows = z.infer<typeof areaAllows>

/**
 * What a lock closes. An area is a room's whole board (and with it its table), or what lies in a box of it, in
 * canvas units. With `frame`, the id of a frame's shape, it is wherever that frame is now, and `box` is where it was
 * when the lock was set: who moves the frame moves the lock (`standingLocks`). A lock on an entity also closes what belongs to it: an initiative's milestones, activities and
 * budget lines, the relations at either end. Nor may what it belongs to be taken away: it would be gone with it.
 * Comments are never closed: a lock closes the plan, not the talk.
 */
export const lockTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('area'),
    board: z.uuidv7(),
    box: box.nullable(),
    frame: z.string().max(120).optional(),
    /** Nothing, where it is not said. */
    allows: areaAllows.optional(),
  }),
  z.strictObject({ kind: z.literal('entity'), id: z.uuidv7() }),
  z.strictObject({ kind: z.literal('field'), id: z.uuidv7(), field: z.string().min(1).max(40) }),
])
export type LockTarget = z.infer<typeof lockTarget>

/** A server record, never part of the document. Whoever may lock is not stopped by one. */
export const lock = z.strictObject({
  id: z.uuidv7(),
  target: lockTarget,
  /** Why, in the words of who set it; may be empty. */
  note: z.string().max(LIMITS.titleLength),
  /** Name of the seat that set it. */
  by: z.string(),
  at: z.iso.datetime(),
})
export type Lock = z.infer<typeof lock>

/** The field of an entity that says where its card lies; no lock is of it alone. */
export const PLACE = '(place)'

/** One thing an edit touches. `field` is null when the whole of it is: created, drawn, taken away, brought back. */
export interface Touch extends Whereabouts {
  id: string
  field: string | null
  /** Of a drawing of which all that is done is that this person's own sticky note comes, changes or goes. */
  note?: NoteTouch | undefined
}

/** The first lock that stands against an edit of this, or null. */
export const lockOn = (locks: readonly Lock[], touch: Touch): Lock | null =>
  locks.find(({ target }) => holds(target, touch)) ?? null

const holds = (target: LockTarget, touch: Touch): boolean => {
  switch (target.kind) {
    case 'area':
      return closesArea(target, touch)
    case 'entity':
      return touch.within.includes(target.id)
    case 'field':
      return touch.id === target.id && (touch.field === null || touch.field === target.field)
  }
}

/** The same for many edits: whether any lock stands against one. */
export const indexLocks = (locks: readonly Lock[]): LockIndex => {
  const entities = new Set<string>()
  const areas = new Map<string, AreaTarget[]>()
  const fields = new Map<string, Set<string>>()
  for (const { target } of locks) {
    if (target.kind === 'entity') entities.add(target.id)
    else if (target.kind === 'area') addTo(areas, target)
    else fields.set(target.id, new Set([...(fields.get(target.id) ?? []), target.field]))
  }
  const isInArea = (touch: Touch): boolean =>
    touch.spots.some((spot) =>
      areasAround(spot, areas.get(spot.board) ?? NO_AREAS).some((area) => !letsIn(area, touch)),
    )
  return {
    closes: (touch) => {
      const { id, field, within } = touch
      const closed = fields.get(id)
      if (closed && (field === null || closed.has(field))) return true
      return within.some((at) => entities.has(at)) || isInArea(touch)
    },
  }
}

const addTo = (areas: Map<string, AreaTarget[]>, area: AreaTarget): void => {
  const there = areas.get(area.board)
  if (there) there.push(area)
  else areas.set(area.board, [area])
}

export interface LockIndex {
  closes: (touch: Touch) => boolean
}

type AreaTarget = Extract<LockTarget, { kind: 'area' }>

const NO_AREAS: readonly AreaTarget[] = []

const closesArea = (area: AreaTarget, touch: Touch): boolean =>
  touch.spots.some((spot) => spot.board === area.board && liesIn(spot, area.box)) && !letsIn(area, touch)

const letsIn = (area: AreaTarget, touch: Touch): boolean => area.allows === 'notes' && isNoteIn(area, touch)
