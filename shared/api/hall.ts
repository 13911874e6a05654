import { z } from 'zod'
import { REACTIONS, wholeHall } from '../wire/hall.ts'
import { LIMITS } from '../wire/limits.ts'

const words = (length: number) => z.string().trim().normalize('NFC').max(length)
const room = z.uuidv7().nullable().default(null)
const seconds = z.int().min(1).max(LIMITS.timerSeconds)

/**
 * POST /api/labs/:lab/hall/acts: what who leads the lab does (`steer`); 204 when it holds, and everyone is told over the
 * live connection. A timer or message takes the place of the one for the same room, or for everyone.
 */
export const hallAct = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('beginTimer'),
    seconds,
    label: words(LIMITS.timerLabelLength).default(''),
    /** The session of the lab's programme it is for. */
    session: z.string().max(40).nullable().default(null),
    room,
  }),
  z.strictObject({ act: z.literal('addTime'), timer: z.uuidv7(), seconds }),
  z.strictObject({ act: z.literal('pauseTimer'), timer: z.uuidv7() }),
  z.strictObject({ act: z.literal('goOnTimer'), timer: z.uuidv7() }),
  z.strictObject({ act: z.literal('endTimer'), timer: z.uuidv7() }),
  z.strictObject({ act: z.literal('call'), seatId: z.uuidv7() }),
  z.strictObject({ act: z.literal('endSpeaking'), seatId: z.uuidv7() }),
  z.strictObject({ act: z.literal('removeHand'), seatId: z.uuidv7() }),
  z.strictObject({ act: z.literal('say'), text: words(LIMITS.hallMessageLength).min(1), room }),
  z.strictObject({ act: z.literal('endMessage'), message: z.uuidv7() }),
  z.strictObject({ act: z.literal('spotlight'), entity: z.uuidv7() }),
  z.strictObject({ act: z.literal('endSpotlight') }),
  z.strictObject({ act: z.literal('hideCursors'), room: z.uuidv7(), hidden: z.boolean() }),
])
export type HallAct = z.output<typeof hallAct>
export type HallActRequest = z.input<typeof hallAct>

/** PUT /api/labs/:lab/hall/hand raises one's own hand (204, also twice), DELETE lowers it. Needs `edit`. */
export const handRequest = z.strictObject({ room })

/** POST /api/labs/:lab/hall/reactions: 204; 429 for a seat that does little else. Needs `edit`. */
export const reactionRequest = z.strictObject({ kind: z.enum(REACTIONS) })

/** GET /api/labs/:lab/hall: what sockets are told when they join. */
export const hallResponse = wholeHall
