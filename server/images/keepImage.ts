import { createHash } from 'node:crypto'
import type { KeptImage } from '#shared/api/images.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, refuse, type Outcome, type Refusal } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db } from '../storage/database.ts'
import type { ImageRow } from '../storage/schema.ts'
import { cleanImage } from './cleanImage.ts'

type Needed = Pick<Parts, 'db' | 'images' | 'now'>

/**
 * Keeps a picture for a lab: the file first, then the row without which nobody sees it. A picture the lab has is kept
 * once, whoever brings it. Rejects with the disk's error when it cannot be written, and then nothing is kept.
 */
export const keepImage = async (
  { db, images, now }: Needed,
  { lab, seat }: SeatInLab,
  bytes: Buffer,
): Promise<Outcome<KeptImage>> => {
  const clean = cleanImage(bytes)
  if (!clean.ok) return clean
  const { type, width, height } = clean.value
  const sha256 = createHash('sha256').update(clean.value.bytes).digest('hex')
  const known = await findImage(db, lab.id, sha256)
  if (known && (await images.has(lab.id, sha256))) return done(viewOf(known))
  const full = known ? null : await fullness(db, { labId: lab.id, seatId: seat.id }, clean.value.bytes.length)
  if (full) return full
  await images.keep(lab.id, sha256, clean.value.bytes)
  const row: ImageRow = {
    labId: lab.id,
    sha256,
    type,
    bytes: clean.value.bytes.length,
    width,
    height,
    addedBy: seat.id,
    addedAt: now().toISOString(),
  }
  await db
    .insertInto('images')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return done(viewOf(row))
}

export const findImage = (db: Db, labId: string, sha256: string): Promise<ImageRow | undefined> =>
  db
    .selectFrom('images')
    .selectAll()
    .where('labId', '=', labId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()

const viewOf = ({ sha256, type, bytes, width, height }: ImageRow): KeptImage => ({
  sha256,
  type,
  bytes,
  width,
  height,
})

/** Why there is no room for so many bytes more, or null. */
const fullness = async (
  db: Db,
  { labId, seatId }: { labId: string; seatId: string },
  more: number,
): Promise<Refusal | null> => {
  const held = await db
    .selectFrom('images')
    .select(['addedBy', (q) => q.fn.sum<number>('bytes').as('bytes')])
    .where('labId', '=', labId)
    .groupBy('addedBy')
    .execute()
  const all = held.reduce((sum, { bytes }) => sum + bytes, 0)
  const own = held.find(({ addedBy }) => addedBy === seatId)?.bytes ?? 0
  if (all + more > LIMITS.labImageBytes)
    return refuse(
      'tooLarge',
      `The pictures of this lab have reached ${mebibytes(LIMITS.labImageBytes)}: no more are taken`,
      ['lab'],
    )
  if (own + more > LIMITS.seatImageBytes)
    return refuse(
      'tooLarge',
      `Your pictures in this lab have reached ${mebibytes(LIMITS.seatImageBytes)}: no more are taken`,
      ['seat'],
    )
  return null
}

const mebibytes = (bytes: number) => `${bytes / 1024 / 1024} MiB`
