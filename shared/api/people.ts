import { z } from 'zod'
import { collection } from '../plan/commands.ts'
import { seat, seatRequest } from './identity.ts'

const count = z.int().min(0)

/** What was done with a seat; `edits` is null while the history cannot be read. */
export const seatFacts = z.strictObject({
  edits: count.nullable(),
  comments: count,
  /** Answers to what other rooms asked. */
  answers: count,
  /** Rounds it has answered, as far as that is still known. */
  rounds: count,
  signatures: count,
  endorsements: count,
  /** Days on which it was there. */
  days: count,
})
export type SeatFacts = z.infer<typeof seatFacts>

/** Why two seats stay two. */
export const MERGE_PROBLEMS = [
  'itself',
  'erased',
  'merged',
  'intoMerged',
  'hasMerged',
  'revoked',
  'lastLead',
  'signatory',
  'signedForOther',
  'endorsedOther',
  'scoredForOther',
] as const
export type MergeProblem = (typeof MERGE_PROBLEMS)[number]

/** GET /api/labs/:lab/seats/:seat/merge/:into: what merging the first into the second would do. */
export const mergePreview = z.strictObject({
  from: seat,
  into: seat,
  has: seatFacts,
  /** Rounds that are not over, and what becomes of the answer of the first there. */
  rounds: z.array(z.strictObject({ question: z.string(), kept: z.boolean() })),
  problem: z.enum(MERGE_PROBLEMS).nullable(),
})
export type MergePreview = z.infer<typeof mergePreview>

/** POST /api/labs/:lab/seats/:seat/merge answers with the seat; DELETE takes them apart again. */
export const mergeRequest = z.strictObject({ into: z.uuidv7() })

/** Seats that may be one person's. `from` is the newer one. */
export const double = z.strictObject({
  from: z.uuidv7(),
  into: z.uuidv7(),
  why: z.enum(['sameName', 'similarName']),
  sameOrganisation: z.boolean(),
})
export type Double = z.infer<typeof double>

/** GET /api/labs/:lab/doubles: likely doubles among seats one may change; to a lab lead also who asked to be erased. */
export const doubleList = z.strictObject({
  doubles: z.array(double),
  asked: z.array(z.strictObject({ seatId: z.uuidv7(), at: z.iso.datetime() })),
})

/** GET /api/labs/:lab/seats/:seat/hand-over: whether a seat can become somebody else's. */
export const REBIND_PROBLEMS = ['own', 'signed', 'scored', 'revoked', 'hasMerged', 'lastLead'] as const
export type RebindProblem = (typeof REBIND_PROBLEMS)[number]
export const rebindPreview = z.strictObject({ has: seatFacts, problem: z.enum(REBIND_PROBLEMS).nullable() })

/** POST …/hand-over: the seat becomes another person's and is opened by a new link (`seatLink`). */
export const rebindRequest = seatRequest.omit({ role: true, signatory: true })

/** A place where the name stands in words that people wrote. */
export const mention = z.strictObject({
  /** A collection of the plan; or a drawing on a board, a round, the reason of an overruled gate. */
  kind: z.union([collection, z.enum(['drawing', 'round', 'gate', 'answer'])]),
  id: z.string(),
  /** The words around it. */
  words: z.string(),
  /** The board of a drawing. */
  board: z.string().nullable(),
})
export type Mention = z.infer<typeof mention>

/** GET /api/labs/:lab/seats/:seat/erasure: what erasing the person of a seat would take away and what stays. */
export const erasurePreview = z.strictObject({
  seat,
  pseudonym: z.string(),
  has: seatFacts,
  /** Every name that was found of this person. */
  names: z.array(z.string()),
  /** Texts of the record (the audit) in which the name is replaced. */
  redacted: count,
  /** Whether nothing else on this server is the person's, so that their account goes. */
  account: z.enum(['goes', 'stays', 'none']),
  /** What was signed by name and stays: versions and what was signed in them. */
  signed: z.array(z.strictObject({ version: z.int(), signatures: count, endorsement: z.boolean() })),
  /** Released roadmaps that name the person. */
  roadmaps: z.array(z.int()),
  mentions: z.array(mention),
  /** There are more mentions than are told. */
  more: z.boolean(),
  problem: z.enum(['erased', 'merged', 'lastLead']).nullable(),
})
export type ErasurePreview = z.infer<typeof erasurePreview>

/** POST …/erasure with the name as it is shown. Done twice it is done once. */
export const erasureRequest = z.strictObject({ confirm: z.string().max(200) })
export const erasureDone = z.strictObject({
  pseudonym: z.string(),
  /** Whether what went is out of the files already; else the next start takes it out. */
  purged: z.boolean(),
})

/** GET, PUT and DELETE /api/labs/:lab/erasure-request: one's own asking to be erased, which lab leads are told. */
export const erasureAsked = z.strictObject({ at: z.iso.datetime().nullable(), leads: z.array(z.string()) })
