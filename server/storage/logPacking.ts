import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { PACK_FORMAT, type StoredRow } from './logPack.ts'

/** So that packing never holds up edits for long, and a reader of a few rows need not unpack many. */
const PACK_ROWS = 1_000
const PACK_BYTES = 256 * 1024

/** Rows of one lab and one epoch that become a pack. */
export interface RowsToPack {
  epoch: number
  rows: readonly StoredRow[]
}

const singleRow = z.object({
  seq: z.int(),
  epoch: z.int(),
  kind: z.string(),
  seatId: z.string().nullable(),
  at: z.number(),
  format: z.int(),
  bytes: z.instanceof(Uint8Array),
})

/**
 * The lab's oldest single rows that its snapshot covers, when they fill a pack; null when they do not, and wait for
 * more. The lab's last row always stays single: it says the lab's epoch, and its number is never given out again.
 */
export const rowsToPack = (db: DatabaseSync, lab: string, most = PACK_ROWS): RowsToPack | null => {
  const found = db
    .prepare(
      `select seq, epoch, kind, seat as seatId, at, format, bytes from log
         where lab = :lab
           and seq <= (select max(seq) from snapshots where lab = :lab)
           and seq < (select seq from log where lab = :lab order by epoch desc, seq desc limit 1)
         order by epoch, seq`,
    )
    .iterate({ lab })
  const rows: StoredRow[] = []
  let epoch: number | null = null
  let size = 0
  for (const one of found) {
    const { epoch: own, ...row } = singleRow.parse(one)
    epoch ??= own
    if (own !== epoch || rows.length === most || (size += row.bytes.length) > PACK_BYTES) {
      // The first row is taken whatever its size.
      return { epoch, rows: rows.length > 0 ? rows : [row] }
    }
    rows.push(row)
  }
  return null
}

/** Puts a pack in the place of its rows, in the transaction of the caller. */
export const putPack = (
  db: DatabaseSync,
  lab: string,
  { epoch, rows }: RowsToPack,
  packed: Uint8Array,
): void => {
  const [first, last] = [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0]
  db.prepare('insert into packs (lab, epoch, first, last, format, bytes) values (?, ?, ?, ?, ?, ?)').run(
    lab,
    epoch,
    first,
    last,
    PACK_FORMAT,
    packed,
  )
  const { changes } = db
    .prepare('delete from log where lab = ? and epoch = ? and seq between ? and ?')
    .run(lab, epoch, first, last)
  if (changes !== rows.length)
    throw new Error(`${rows.length} rows of lab ${lab} were packed, ${changes} were there`)
}
