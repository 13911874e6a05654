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

const hashOf = (entry: AuditEntry & { seq: number; prevHash: string }): string =>
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

/** The first row that does not follow from the one before, or null when the chain is whole. */
export const brokenAuditRow = (rows: readonly AuditRow[]): number | null => {
  let previous = { seq: 0, hash: NO_HASH }
  for (const row of rows) {
    const { hash, details: text, ...rest } = row
    const whole = { ...rest, details: details.parse(JSON.parse(text)) }
    if (row.seq !== previous.seq + 1 || row.prevHash !== previous.hash || hashOf(whole) !== hash)
      return row.seq
    previous = row
  }
  return null
}

export const auditRows = (db: Db): Promise<AuditRow[]> =>
  db.selectFrom('audit').selectAll().orderBy('seq').execute()
