import { z } from 'zod'

/** Who a presence state speaks for. The server writes it over whatever a client sends. */
export const presenceSeat = z.strictObject({
  seatId: z.uuidv7(),
  name: z.string().max(300),
  role: z.string().max(40),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
})
export type PresenceSeat = z.infer<typeof presenceSeat>

/** What a client says about itself: where it is and what it points at. Anything else is dropped. */
export const presenceOwn = z.object({
  /** The board (workstream id) it looks at, or null in a table. */
  board: z.uuidv7().nullable().catch(null),
  cursor: z.strictObject({ x: z.number(), y: z.number() }).nullable().catch(null),
  selection: z.array(z.string().max(120)).max(50).catch([]),
  /** The entity and field it is editing, so that others see it is taken. */
  editing: z
    .strictObject({ id: z.string().max(120), field: z.string().max(60) })
    .nullable()
    .catch(null),
})
export type PresenceOwn = z.infer<typeof presenceOwn>

export const presence = z.object({ ...presenceOwn.shape, seat: presenceSeat })
export type Presence = z.infer<typeof presence>
