import type { JSONWebKeySet } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import type { ImportedRoadmap } from '#shared/api/delivery.ts'
import { canonicalBytes, sha256Of } from '#shared/roadmap/canonical.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db } from '../storage/database.ts'
import type { ImportRow } from '../storage/schema.ts'
import { readAside } from './readAside.ts'
import { textOf } from './textOf.ts'

export interface ImportRequest {
  /** The roadmap file as it came. */
  bytes: Uint8Array
  /** Keys this server trusts. */
  jwks: JSONWebKeySet
  /** A person's id, or `operator`; and the name shown in the list. */
  importedBy: { actor: string; name: string }
  now: Date
}

/**
 * Takes a released roadmap into the delivery unit's store. The same file twice is one (`known`); a file that was
 * changed after its release is refused and the part named; one by an unknown signer is marked so.
 */
export const importRoadmap = async (
  db: Db,
  request: ImportRequest,
): Promise<Outcome<{ roadmap: ImportedRoadmap; known: boolean }>> => {
  const checked = await checkFile(request)
  if (!checked.ok) return checked
  const { roadmap, signature } = checked.value
  const row = rowOf(roadmap, signature, request)
  return db.transaction().execute(async (tx) => {
    // The write comes first, so that the transaction holds the write lock from its beginning.
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('imports')
      .values(row)
      .onConflict((conflict) => conflict.column('fileHash').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) {
      const there = await tx
        .selectFrom('imports')
        .selectAll()
        .where('fileHash', '=', row.fileHash)
        .executeTakeFirstOrThrow()
      return done({ roadmap: importView(there), known: true })
    }
    await appendAudit(tx, {
      at: row.importedAt,
      labId: null,
      actor: request.importedBy.actor,
      act: 'roadmapImported',
      details: { id: row.id, fileHash: row.fileHash, signature },
    })
    return done({ roadmap: importView(row), known: false })
  })
}

const checkFile = async ({
  bytes,
  jwks,
}: ImportRequest): Promise<Outcome<{ roadmap: Roadmap; signature: ImportRow['signature'] }>> => {
  if (bytes.byteLength > LIMITS.roadmapBytes) return refuse('tooLarge', 'The file is too large for a roadmap')
  const text = textOf(bytes)
  if (text === null) return refuse('invalid', 'This file is not text in UTF-8, so it is not a roadmap')
  const check = await readAside(text)
  if (!check.ok) {
    const error = check.reason === 'changed' ? 'changed' : 'invalid'
    return refuse(error, refusalText(check), [check.part])
  }
  const signature = await verifySignature(check.roadmap, jwks)
  if (signature === 'bad')
    return refuse('changed', 'The signature does not fit this roadmap: it was changed after its release', [
      'signature',
    ])
  return done({
    roadmap: check.roadmap,
    signature: signature === 'verified' ? 'verified' : 'unverified',
  })
}

const refusalText = ({ reason, part }: { reason: string; part: string }): string => {
  if (reason === 'changed') return `This roadmap was changed after its release: ${part}`
  if (reason === 'otherVersion') return `This file is of another version of the format: ${part}`
  return `This file is not a roadmap as it was released: ${part}`
}

const rowOf = (
  roadmap: Roadmap,
  signature: ImportRow['signature'],
  { importedBy, now }: ImportRequest,
): ImportRow => ({
  id: uuidv7(),
  fileHash: sha256Of(roadmap),
  contentHash: roadmap.hashes.whole,
  labName: roadmap.lab.name,
  version: roadmap.roadmap.version,
  signature,
  initiatives: roadmap.initiatives.length,
  activities: roadmap.activities.length,
  indicators: roadmap.indicators.length,
  importedBy: importedBy.name,
  importedAt: now.toISOString(),
  body: canonicalBytes(roadmap),
})

/** A row as the delivery unit's list shows it. */
export const importView = (row: Omit<ImportRow, 'body' | 'fileHash'>): ImportedRoadmap => ({
  id: row.id,
  labName: row.labName,
  version: row.version,
  contentHash: row.contentHash,
  importedAt: row.importedAt,
  importedBy: row.importedBy,
  signature: row.signature,
  initiatives: row.initiatives,
  activities: row.activities,
  indicators: row.indicators,
})
