import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import { dependencyType } from './entities.ts'
import { COLLECTION_NAMES, type Collection } from './plan.ts'

/** The name of a collection of the plan. */
export const collection = z.enum(COLLECTION_NAMES as [Collection, ...Collection[]])
const fields = z.record(z.string(), z.unknown())

/** Where a card lies: its board (a workstream's id) and its box in canvas units. */
export const placement = z.strictObject({
  board: z.uuidv7(),
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
  w: z.number().min(1).max(1e5),
  h: z.number().min(1).max(1e5),
})
export type Placement = z.infer<typeof placement>

/** A whole drawing record of the canvas (ink, text, frame, note, unbound arrow), kept as it is. */
export const inkRecord = z.strictObject({ board: z.uuidv7(), record: z.record(z.string(), z.unknown()) })
export type InkRecord = z.infer<typeof inkRecord>

const single = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), collection, id: z.uuidv7(), fields }),
  z.strictObject({
    type: z.literal('update'),
    collection,
    id: z.uuidv7(),
    fields,
    /** What the person saw in a running text or a set before writing; the change is what differs from it. */
    base: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  }),
  z.strictObject({ type: z.literal('remove'), collection, id: z.uuidv7() }),
  /** Brings back what was removed, with these fields changed; all others are as they were when it went. */
  z.strictObject({ type: z.literal('revive'), collection, id: z.uuidv7(), fields }),
  /** An arrow between two entities; what it means follows from what they are (relate.ts). */
  z.strictObject({
    type: z.literal('relate'),
    id: z.uuidv7(),
    fromId: z.uuidv7(),
    toId: z.uuidv7(),
    dependencyType: dependencyType.optional(),
    lagDays: z.int().optional(),
  }),
  /** Takes away a relation by its id, as `relationsOf` names it. */
  z.strictObject({ type: z.literal('unrelate'), id: z.string().max(80) }),
  z.strictObject({ type: z.literal('place'), entityId: z.uuidv7(), placement: placement.nullable() }),
  z.strictObject({ type: z.literal('ink'), id: z.string().max(120), record: inkRecord.nullable() }),
])
export type SingleCommand = z.infer<typeof single>

/** What a person asks of the plan. A batch is one step of undo and is accepted or refused whole. */
export const command = z.union([
  single,
  z.strictObject({ type: z.literal('batch'), commands: z.array(single).max(LIMITS.batchSize) }),
])
export type Command = z.infer<typeof command>

/** What `decide` tells the document to write, field by field. */
export type Change =
  | { op: 'put'; collection: Collection; id: string; fields: Record<string, unknown> }
  | {
      op: 'set'
      collection: Collection
      id: string
      fields: Record<string, unknown>
      base?: Record<string, string | string[]> | undefined
    }
  | { op: 'place'; entityId: string; placement: Placement | null }
  | { op: 'ink'; id: string; record: InkRecord | null }

export const REFUSALS = [
  'unknownEntity',
  'alreadyExists',
  'removed',
  'invalidField',
  'unknownReference',
  'relationNotPossible',
  'relationToItself',
  'relationExists',
  'wouldBeCycle',
  'activityPlacedElsewhere',
  'planFull',
  /** No drawing a board may have: too long, of another sort, or with an address in it (inkAllowed.ts). */
  'drawingNotTaken',
  /** Said by the client before it asks the plan: this seat may not edit now. */
  'readOnly',
  /** Said by the client before it writes: a lock that stands against this seat closes what the command touches. */
  'locked',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** Why the plan does not take a command; `params` fill the sentence a person reads. */
export interface Refusal {
  code: RefusalCode
  params: Record<string, string>
}

export type Decision = { ok: true; changes: Change[] } | { ok: false; refusal: Refusal }

/** What the plan may not invent itself. */
export interface DecideContext {
  /** RFC 3339, UTC. */
  now: string
  newId: () => string
}
