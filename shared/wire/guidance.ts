import { z } from 'zod'
import { presenceView } from './presence.ts'

const client = z.int().min(0)

/**
 * What one page is told, and no other: where the one it follows is, how many follow it, and where a facilitator wants
 * everybody. Each frame has all of it. What a newer server adds is left aside.
 */
export const guidance = z.object({
  /** The one this page follows: the board (null in a table) and the part of it on their screen. Null when they left. */
  followed: z.object({ client, board: z.uuidv7().nullable(), view: presenceView.nullable() }).nullable(),
  /** People who follow this page. */
  followers: z.int().min(0),
  /** It lasts until whoever called ends it or leaves, `LIMITS.summonsMs` at most. */
  summons: z
    .object({
      id: z.uuidv7(),
      client,
      seatId: z.uuidv7(),
      name: z.string(),
      board: z.uuidv7(),
      view: presenceView.nullable(),
    })
    .nullable(),
})
export type Guidance = z.infer<typeof guidance>
export type Summons = NonNullable<Guidance['summons']>

export const NO_GUIDANCE: Guidance = { followed: null, followers: 0, summons: null }
