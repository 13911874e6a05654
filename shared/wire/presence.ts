import { z } from 'zod'
import { LIMITS } from './limits.ts'

/** Who a presence state speaks for. The server writes it over whatever a client sends. */
export const presenceSeat = z.strictObject({
  seatId: z.uuidv7(),
  name: z.string().max(300),
  role: z.string().max(40),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
})
export type PresenceSeat = z.infer<typeof presenceSeat>

const coordinate = z.number().min(-LIMITS.farthest).max(LIMITS.farthest)
const length = z
  .number()
  .min(0)
  .max(2 * LIMITS.farthest)

const cursor = z.strictObject({ x: coordinate, y: coordinate })
export const presenceView = z.strictObject({ x: coordinate, y: coordinate, w: length, h: length })
const editing = z.strictObject({ id: z.string().max(120), field: z.string().max(60) })
const selection = z.array(z.string().max(120)).max(50)

/** What others are told of a person beside who they are. A field that is not there is empty. */
const place = {
  /** The board (workstream id) it looks at, or null in a table. */
  board: z.uuidv7().nullable().default(null).catch(null),
  cursor: cursor.nullable().default(null).catch(null),
  selection: selection.default([]).catch([]),
  /** The entity and field it is editing, so that others see it is taken. */
  editing: editing.nullable().default(null).catch(null),
}

/** What a client says about itself: where it is and what it points at. Anything else is dropped. */
export const presenceOwn = z.object({
  ...place,
  /** The part of the board on its screen, for the server alone: whose moves it is told at once where many are. */
  view: presenceView.nullable().default(null).catch(null),
  /** For the server alone: false to be told no one's cursor. */
  cursors: z.boolean().default(true).catch(true),
  /** For the server alone: it understands states without a seat, see `presenceMove`. */
  brief: z.boolean().default(false).catch(false),
  /** For the server alone: the client whose board and view it wants to be told (`guidance`). */
  follow: z.int().min(0).max(0xff_ff_ff_ff).nullable().default(null).catch(null),
  /** For the server alone: asks everybody to come; counts only of who may. `id` makes it another one. */
  summon: z
    .strictObject({ id: z.uuidv7(), board: z.uuidv7(), view: presenceView.nullable() })
    .nullable()
    .default(null)
    .catch(null),
})
export type PresenceOwn = z.infer<typeof presenceOwn>
export type PresenceView = z.infer<typeof presenceView>

export const presence = z.object({ ...place, seat: presenceSeat })
export type Presence = z.infer<typeof presence>

/** A state without a seat: it changes what the last one with a seat has said, and leaves the rest of it. */
export const presenceMove = z.object({
  cursor: cursor.nullable().optional(),
  selection: selection.optional(),
})
