import { z } from 'zod'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { historyFact, type HistoryFact } from '#shared/api/history.ts'

/** A fact as history keeps it: `shared/api/history.ts` says what its parts mean. Times are milliseconds. */
export interface StoredFact {
  id: number
  seq: number
  lastSeq: number
  at: number
  lastAt: number
  seatId: string | null
  kind: HistoryFact['kind']
  collection: HistoryFact['collection']
  entityId: string | null
  label: string
  workstreamId: string | null
  field: string | null
  before: unknown
  after: unknown
}

/** From here on deflating a value saves more than it costs. */
const SHORT = 400

export type StoredValue = string | Uint8Array | null

export const storeValue = (value: unknown): StoredValue => {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(value)
  return text.length <= SHORT ? text : deflateRawSync(text)
}

const textOf = (stored: StoredValue): string => {
  if (stored === null) return 'null'
  return typeof stored === 'string' ? stored : inflateRawSync(stored).toString('utf8')
}

const value = z.union([z.string(), z.instanceof(Uint8Array), z.null()])

/** A row of the file as a fact, with the length of its values. */
export const factRow = z
  .object({
    id: z.int(),
    seq: z.int(),
    lastSeq: z.int(),
    at: z.int(),
    lastAt: z.int(),
    seatId: z.string().nullable(),
    kind: historyFact.shape.kind,
    collection: historyFact.shape.collection,
    entityId: z.string().nullable(),
    label: z.string(),
    workstreamId: z.string().nullable(),
    field: z.string().nullable(),
    before: value,
    after: value,
  })
  .transform(({ before, after, ...fact }): { fact: StoredFact; length: number } => {
    const texts = [textOf(before), textOf(after)] as const
    const values: unknown[] = texts.map((text): unknown => JSON.parse(text))
    return {
      fact: { ...fact, before: values[0], after: values[1] },
      length: texts[0].length + texts[1].length,
    }
  })
