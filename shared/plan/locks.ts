import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import type { Box, Spot, Whereabouts } from './whereabouts.ts'

const box = z.strictObject({
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
  w: z.number().min(1).max(1e6),
  h: z.number().min(1).max(1e6),
})

/**
 * What a lock closes. An area is a room's whole board (and with it its table), or what lies in a box of it, in
 * canvas units. A lock on an entity also closes what belongs to it: an initiative's milestones, activities and
 * budget lines, the relations at either end. Nor may what it belongs to be taken away: it would be gone with it.
 * Comments are never closed: a lock closes the plan, not the talk.
 */
export const lockTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('area'), board: z.uuidv7(), box: box.nullable() }),
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
}

/** The first lock that stands against an edit of this, or null. */
export const lockOn = (locks: readonly Lock[], touch: Touch): Lock | null =>
  locks.find(({ target }) => holds(target, touch)) ?? null

const holds = (target: LockTarget, touch: Touch): boolean => {
  switch (target.kind) {
    case 'area':
      return touch.spots.some((spot) => spot.board === target.board && liesIn(spot, target.box))
    case 'entity':
      return touch.within.includes(target.id)
    case 'field':
      return touch.id === target.id && (touch.field === null || touch.field === target.field)
  }
}

/** The same for many edits: whether any lock stands against one. */
export const indexLocks = (locks: readonly Lock[]): LockIndex => {
  const entities = new Set<string>()
  const areas = new Map<string, (Box | null)[]>()
  const fields = new Map<string, Set<string>>()
  for (const { target } of locks) {
    if (target.kind === 'entity') entities.add(target.id)
    else if (target.kind === 'area') areas.set(target.board, [...(areas.get(target.board) ?? []), target.box])
    else fields.set(target.id, new Set([...(fields.get(target.id) ?? []), target.field]))
  }
  const isInArea = (spot: Spot) => areas.get(spot.board)?.some((area) => liesIn(spot, area)) ?? false
  return {
    closes: ({ id, field, within, spots }) => {
      const closed = fields.get(id)
      if (closed && (field === null || closed.has(field))) return true
      return within.some((at) => entities.has(at)) || spots.some(isInArea)
    },
  }
}
export interface LockIndex {
  closes: (touch: Touch) => boolean
}

/** By its middle, a frame by any part of it; what has no box of its own lies in no part of a board. */
const liesIn = ({ box: own, carries }: Spot, area: Box | null): boolean => {
  if (area === null) return true
  if (own === null) return carries === true
  const x = carries ? own.x : own.x + own.w / 2
  const y = carries ? own.y : own.y + own.h / 2
  const w = carries ? own.w : 0
  const h = carries ? own.h : 0
  return x <= area.x + area.w && x + w >= area.x && y <= area.y + area.h && y + h >= area.y
}
