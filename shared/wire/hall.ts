import { z } from 'zod'

const seat = {
  seatId: z.uuidv7(),
  name: z.string(),
  organisation: z.string(),
  sector: z.string(),
  /** The room it is in; null in the whole lab. */
  room: z.uuidv7().nullable(),
}
/** Milliseconds since 1970 on the server's clock. */
const time = z.number()

export const hallTimer = z.object({
  id: z.uuidv7(),
  label: z.string(),
  /** The session of the programme it was begun for. */
  session: z.string().nullable().default(null),
  /** For whom it runs: one room, or everyone. */
  room: z.uuidv7().nullable(),
  /** Milliseconds it was begun for, with what was added. */
  length: z.number(),
  /** Null while it is paused. */
  endsAt: time.nullable(),
  /** Milliseconds left when it was paused, below zero once it has overrun; null while it runs. */
  left: z.number().nullable(),
})
export type HallTimer = z.infer<typeof hallTimer>

/** Milliseconds that are left; below zero it has overrun by so many. */
export const leftOf = ({ endsAt, left }: Pick<HallTimer, 'endsAt' | 'left'>, now: number): number =>
  endsAt === null ? (left ?? 0) : endsAt - now

export const hand = z.object({ ...seat, at: time })
export type Hand = z.infer<typeof hand>
export const speaker = z.object({ ...seat, since: time })
export type Speaker = z.infer<typeof speaker>

/** Who has spoken, by sector: how often, and for how many milliseconds together. */
export const spoken = z.object({ sector: z.string(), times: z.int(), ms: z.number() })

export const REACTIONS = ['thumb', 'heart', 'question', 'slower'] as const
export type Reaction = (typeof REACTIONS)[number]
/** How many seats have reacted so in the last seconds (`REACTION_MS`). */
export const reactionCounts = z.record(z.enum(REACTIONS), z.int())
export type ReactionCounts = z.infer<typeof reactionCounts>
export const REACTION_MS = 8_000

export const hallMessage = z.object({
  id: z.uuidv7(),
  text: z.string(),
  room: z.uuidv7().nullable(),
  by: z.string(),
  at: time,
})

export const spotlight = z.object({ id: z.uuidv7(), entity: z.uuidv7(), by: z.string(), at: time })

const parts = z.object({
  /** One for everyone at most, and one for each room. */
  timers: z.array(hallTimer),
  /** Who asks to speak, in the order in which they asked. */
  hands: z.array(hand),
  speaking: z.array(speaker),
  spoken: z.array(spoken),
  reactions: reactionCounts,
  messages: z.array(hallMessage),
  /** What everyone is asked to look at. */
  spotlight: spotlight.nullable(),
  /** Rooms in which nobody is shown others' cursors. */
  hiddenCursors: z.array(z.uuidv7()),
})

/** What a facilitator leads a lab with, the same for everyone in it. */
export type Hall = z.infer<typeof parts>
export const wholeHall = parts.extend({ now: time })

export const NO_HALL: Hall = {
  timers: [],
  hands: [],
  speaking: [],
  spoken: [],
  reactions: { thumb: 0, heart: 0, question: 0, slower: 0 },
  messages: [],
  spotlight: null,
  hiddenCursors: [],
}

/**
 * What has changed of it; a part that is not there is as it was. Hands that came and went are told alone: two hundred
 * may be raised in a moment. The first frame of a socket has every part.
 */
export const hallNews = parts.partial().extend({
  /** The server's clock when it was told. */
  now: time,
  lowered: z.array(z.uuidv7()).optional(),
  raised: z.array(hand).optional(),
})
export type HallNews = z.infer<typeof hallNews>

/** What differs between two halls; null when nothing does. Parts that are the same object are the same. */
export const newsOf = (before: Hall, after: Hall, now: number): HallNews | null => {
  const changed = (
    ['timers', 'speaking', 'spoken', 'reactions', 'messages', 'spotlight', 'hiddenCursors'] as const
  )
    .filter((part) => before[part] !== after[part])
    .map((part) => [part, after[part]] as const)
  const hands = before.hands === after.hands ? {} : handNews(before.hands, after.hands)
  if (changed.length === 0 && Object.keys(hands).length === 0) return null
  return hallNews.parse({ now, ...Object.fromEntries(changed), ...hands })
}

const handNews = (before: readonly Hand[], after: readonly Hand[]): Pick<HallNews, 'lowered' | 'raised'> => {
  const keys = new Set(after.map(keyOf))
  const known = new Set(before.map(keyOf))
  const lowered = before.filter((one) => !keys.has(keyOf(one))).map(({ seatId }) => seatId)
  const raised = after.filter((one) => !known.has(keyOf(one)))
  return { ...(lowered.length > 0 && { lowered }), ...(raised.length > 0 && { raised }) }
}

/** A hand that was lowered and raised again is another one, at the end. */
const keyOf = ({ seatId, at }: Hand): string => `${seatId} ${at}`

export const withNews = (hall: Hall, { lowered = [], raised = [], ...told }: HallNews): Hall => {
  const next: Hall = parts.parse({ ...hall, ...told })
  if (lowered.length === 0 && raised.length === 0) return next
  const gone = new Set([...lowered, ...raised.map(({ seatId }) => seatId)])
  return { ...next, hands: [...next.hands.filter(({ seatId }) => !gone.has(seatId)), ...raised] }
}
