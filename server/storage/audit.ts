import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalBytes } from '#shared/roadmap/canonical.ts'
import type { Db, Tx } from './database.ts'
import type { AuditRow } from './schema.ts'

/** An act worth proving later. `actor` is a seat's or person's id, or `operator` for the server's own console. */
export interface AuditEntry {
  at: string
  labId: string | null
  actor: string
  act: string
  details: Readonly<Record<string, unknown>>
}

const NO_HASH = `sha256:${'0'.repeat(64)}`

const hashOf = (entry: AuditEntry & { seq: number; prevHash: string; hash?: string }): string =>
  `sha256:${createHash('sha256').update(canonicalBytes(entry)).digest('hex')}`

/** Adds a row to the chain: its hash covers it and the row before. Part of the transaction of what it tells. */
export const appendAudit = async (tx: Tx, entry: AuditEntry): Promise<void> => {
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = (last?.seq ?? 0) + 1
  const prevHash = last?.hash ?? NO_HASH
  await tx
    .insertInto('audit')
    .values({
      seq,
      at: entry.at,
      labId: entry.labId,
      actor: entry.actor,
      act: entry.act,
      details: JSON.stringify(entry.details),
      prevHash,
      hash: hashOf({ ...entry, seq, prevHash }),
    })
    .execute()
}

const details = z.record(z.string(), z.unknown())

const wholeOf = ({ hash, details: text, ...rest }: AuditRow) => ({
  hash,
  whole: { ...rest, details: details.parse(JSON.parse(text)) },
})

const stands = (row: AuditRow): boolean => {
  const { hash, whole } = wholeOf(row)
  return hashOf(whole) === hash
}

/** Over a redacted row as it is now and the hash it has had from the beginning, which still leads to the next. */
const leftOf = (row: AuditRow): string => {
  const { hash, whole } = wholeOf(row)
  return hashOf({ ...whole, hash })
}

/** The act by which details of earlier rows were changed, and what its row says that they were changed to. */
const REDACTING = 'personErased'
const redacting = z.object({ redacted: z.array(z.object({ seq: z.int(), left: z.string() })) })

/** What rows of a chain say that earlier ones were changed to; of two, the last one holds. */
const redactionsIn = (rows: readonly AuditRow[]): ReadonlyMap<number, { by: number; left: string }> =>
  new Map(
    rows
      .filter(({ act }) => act === REDACTING)
      .flatMap((row) => {
        const said = redacting.safeParse(JSON.parse(row.details))
        return (said.data?.redacted ?? []).map(({ seq, left }) => [seq, { by: row.seq, left }] as const)
      }),
  )

/**
 * The first row that does not follow from the one before, or null when the chain is whole. A row whose details were
 * redacted stands when a later row says what they were changed to.
 */
export const brokenAuditRow = (rows: readonly AuditRow[]): number | null => {
  const redactions = redactionsIn(rows)
  let previous = { seq: 0, hash: NO_HASH }
  for (const row of rows) {
    const said = redactions.get(row.seq)
    const isLeft = said !== undefined && said.by > row.seq && said.left === leftOf(row)
    if (row.seq !== previous.seq + 1 || row.prevHash !== previous.hash || !(stands(row) || isLeft))
      return row.seq
    previous = row
  }
  return null
}

/** Rows of a whole chain whose details are not what they were when they were written, as the chain itself says. */
export const redactedAuditRows = (rows: readonly AuditRow[]): number[] => {
  const redactions = redactionsIn(rows)
  return rows.filter((row) => redactions.has(row.seq) && !stands(row)).map(({ seq }) => seq)
}

/** Rows of a lab of whose details `change` makes others, with those. */
export const auditToRedact = async (
  db: Db | Tx,
  labId: string,
  change: (details: Readonly<Record<string, unknown>>) => unknown,
): Promise<AuditRow[]> => {
  const rows = await db.selectFrom('audit').selectAll().where('labId', '=', labId).orderBy('seq').execute()
  return rows.flatMap((row) => {
    const before = details.parse(JSON.parse(row.details))
    const after = JSON.stringify(change(before))
    return after === JSON.stringify(before) ? [] : [{ ...row, details: after }]
  })
}

/** Writes what rows were redacted to; returns what the row that tells of it has to say of them. */
export const redactAudit = async (
  tx: Tx,
  rows: readonly AuditRow[],
): Promise<{ seq: number; left: string }[]> => {
  for (const { seq, details: text } of rows)
    await tx.updateTable('audit').set({ details: text }).where('seq', '=', seq).execute()
  return rows.map((row) => ({ seq: row.seq, left: leftOf(row) }))
}

export const auditRows = (db: Db): Promise<AuditRow[]> =>
  db.selectFrom('audit').selectAll().orderBy('seq').execute()
