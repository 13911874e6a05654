import { z } from 'zod'
import { collection } from '../plan/commands.ts'

/** A longer label is cut to its beginning. */
export const LABEL_LENGTH = 80

/** Something that became true of the plan: an activity's end moved from one date to another, by somebody, at a time. */
export const historyFact = z.strictObject({
  /** Its number in its lab: facts are told in this order, and pages are cut by it. */
  id: z.int(),
  /** The log's rows it is made of; one but for typing, which is one fact while the same seat goes on in one field. */
  seq: z.int(),
  lastSeq: z.int(),
  /** RFC 3339, UTC: server times of those rows. */
  at: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** Null: the server itself (the lab's beginning, a restore). */
  seat: z.strictObject({ id: z.uuidv7(), name: z.string() }).nullable(),
  kind: z.enum(['created', 'changed', 'removed', 'revived', 'frozen', 'reopened', 'restored']),
  /** What it is about; all null for what is about the lab as a whole. */
  collection: collection.nullable(),
  entityId: z.string().nullable(),
  /** How people called it then: its title or the beginning of its text; for a relation, its two ends. */
  label: z.string(),
  /** The room it belonged to then. */
  workstreamId: z.string().nullable(),
  /**
   * The field with what it said before and says since, as plan values: for `changed`, and `deletedAt` where that
   * removed or revived. Null where the whole of it came or went: `after` is then the whole entity (`created`,
   * `revived`), or `before` is (`removed`). All null for what is about the lab.
   */
  field: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
})
export type HistoryFact = z.infer<typeof historyFact>

/**
 * GET /api/labs/:lab/history: facts, the newest first. `since` and `until` are RFC 3339 times, the first included and
 * the second not; typing belongs to all of its time. `entity` also finds what belongs to it (an initiative's
 * activities, what was said about it); `before` is the `next` of the page before. A page of long texts ends early.
 */
export const historyQuery = z.strictObject({
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  entity: z.uuidv7().optional(),
  room: z.uuidv7().optional(),
  seat: z.uuidv7().optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type HistoryQuery = z.infer<typeof historyQuery>

export const historyPage = z.strictObject({ facts: z.array(historyFact), next: z.int().nullable() })
export type HistoryPage = z.infer<typeof historyPage>

export const momentOfTime = z.strictObject({ time: z.iso.datetime({ offset: true }) })
export const momentOfSeq = z.strictObject({ seq: z.coerce.number().int().min(1) })

/** GET /api/labs/:lab/history/at?time=… or ?seq=…: the lab as it was after the last row of the log until then. */
export type MomentQuery = z.infer<typeof momentOfTime> | z.infer<typeof momentOfSeq>

/** The document's entries as they are in a plan snapshot; each is checked again by who reads it. */
export const labMoment = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  plan: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  layout: z.record(z.string(), z.unknown()),
  ink: z.record(z.string(), z.unknown()),
})
export type LabMoment = z.infer<typeof labMoment>
