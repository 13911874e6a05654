import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { NewRow } from '#server/storage/updateLog.ts'

const counts = z.object({ single: z.int(), packs: z.int() })

/** How a lab's rows lie in the file: so many single, so many packs. */
export const layingOf = (file: string, lab: string): z.infer<typeof counts> => {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  try {
    return counts.parse(
      db
        .prepare(
          `select (select count(*) from log where lab = :lab) as single,
             (select count(*) from packs where lab = :lab) as packs`,
        )
        .get({ lab }),
    )
  } finally {
    db.close()
  }
}

/** The nth of many rows, each unlike the others. */
export const numberedRow = (n: number, more: Partial<NewRow> = {}): NewRow => ({
  kind: n % 97 === 0 ? 'freeze' : 'update',
  seatId: n % 13 === 0 ? null : `seat-${n % 7}`,
  at: 1_795_000_000_000 + n * 31,
  bytes: n % 97 === 0 ? new Uint8Array() : new TextEncoder().encode(`edit ${n} `.repeat(1 + (n % 5))),
  ...more,
})
