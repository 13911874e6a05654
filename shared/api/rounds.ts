import { z } from 'zod'
import { consentResult, consentSettings, stance } from '../rounds/consent.ts'
import { idea, ideasResult, ideasSettings } from '../rounds/ideas.ts'
import { scoresResult, scoresSettings, sheet } from '../rounds/scores.ts'
import { ballot, votesResult, votesSettings } from '../rounds/votes.ts'
import { label } from '../rounds/words.ts'
import { LIMITS } from '../wire/limits.ts'

export const ROUND_STATES = ['draft', 'open', 'closed', 'revealed'] as const
export const roundState = z.enum(ROUND_STATES)
export type RoundState = z.infer<typeof roundState>

const seconds = () => z.int().min(10).max(LIMITS.roundSeconds)

const asked = {
  question: label(),
  /** The room it is about; null: plenary. */
  workstreamId: z.uuidv7().nullable().default(null),
  anonymous: z.boolean().default(false),
  /** How long it is open; null: until somebody closes it. */
  seconds: seconds().nullable().default(null),
  /** Opened at once; otherwise it waits as a draft that only who runs rounds sees. */
  open: z.boolean().default(true),
}

/** POST /api/labs/:lab/rounds answers 201 with the round. */
export const roundRequest = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('ideas'), settings: ideasSettings }),
  z.strictObject({ ...asked, kind: z.literal('votes'), settings: votesSettings }),
  z.strictObject({ ...asked, kind: z.literal('scores'), settings: scoresSettings }),
  z.strictObject({ ...asked, kind: z.literal('consent'), settings: consentSettings }),
])
export type RoundRequest = z.input<typeof roundRequest>

/**
 * POST …/rounds/:round/open|close|reveal|purge, and …/time with more seconds: each answers with the round. Doing again
 * what was done changes nothing.
 */
export const moreTimeRequest = z.strictObject({ seconds: seconds() })

/**
 * PUT …/rounds/:round/entries/:entry gives or changes an answer, DELETE takes it back (204), both only while the round
 * is open. The id is a random UUID of the client's, so that sending it again gives nothing twice; where a seat answers
 * once, its answer keeps the id it has.
 */
export const entryRequest = z.strictObject({ body: z.record(z.string(), z.unknown()) })
export const entryId = z.uuidv4()

const common = {
  id: z.uuidv7(),
  question: z.string(),
  workstreamId: z.uuidv7().nullable(),
  anonymous: z.boolean(),
  state: roundState,
  createdAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  revealedAt: z.iso.datetime().nullable(),
  /** When everything that says who gave what was destroyed. */
  purgedAt: z.iso.datetime().nullable(),
  /** Seats that have answered, and that may. */
  answered: z.int().min(0),
  seats: z.int().min(0),
  mayAnswer: z.boolean(),
}
const own = <E extends z.ZodType>(body: E) => z.array(z.object({ id: z.string(), body }))

/** A round as one seat is told of it: its own answers, how many have answered, and after the reveal what came of it. */
export const roundView = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('ideas'), settings: ideasSettings, mine: own(idea), result: ideasResult.nullable() }), // prettier-ignore
  z.object({ ...common, kind: z.literal('votes'), settings: votesSettings, mine: own(ballot), result: votesResult.nullable() }), // prettier-ignore
  z.object({ ...common, kind: z.literal('scores'), settings: scoresSettings, mine: own(sheet), result: scoresResult.nullable() }), // prettier-ignore
  z.object({ ...common, kind: z.literal('consent'), settings: consentSettings, mine: own(stance), result: consentResult.nullable() }), // prettier-ignore
])
export type RoundView = z.output<typeof roundView>
export type ViewOf<K extends RoundView['kind']> = Extract<RoundView, { kind: K }>

/** GET /api/labs/:lab/rounds, the newest first, without results; GET …/rounds/:round is one with its result. */
export const roundList = z.object({
  /** The server's clock: all times of rounds are by it. */
  now: z.iso.datetime(),
  /** Of the message `rounds` over the live connection: another one there means that this is old. */
  revision: z.int().min(0),
  rounds: z.array(roundView),
})
export const roundAnswer = z.object({ now: z.iso.datetime(), round: roundView })

/** GET …/rounds/:round/record: a revealed round as it stays in the lab's record. */
export const roundRecord = z.object({ lab: z.string(), by: z.string(), round: roundView })
