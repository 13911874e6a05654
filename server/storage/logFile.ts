import { z } from 'zod'
import { epochReader } from './epochReader.ts'
import { inTransaction } from './inTransaction.ts'
import { putPack, rowsToPack, type RowsToPack } from './logPacking.ts'
import { ROW_FORMAT } from './logRows.ts'
import { openLogToWrite } from './logSchema.ts'
import { PACKED_SNAPSHOT } from './packedState.ts'
import { FIRST_EPOCH, stateReader } from './storedDocument.ts'
import { SERVER_SEAT, type LogRow, type NewRow, type StoredDocument } from './updateLog.ts'

const clientRow = z.object({ client: z.number(), seat: z.string() })

/** What a new epoch begins with. */
export interface Restored {
  epoch: number
  at: number
  /** The whole document, as a Yjs V1 update. */
  bytes: Uint8Array
}

/** The log's SQLite file, used by the one thread that writes it. Everything here is synchronous. */
export interface LogFile {
  /** Runs `write` in one transaction; what it returns is on disk when this returns, nothing is when it throws. */
  commit<T>(write: () => T): T
  /** Only inside `commit`. */
  append(lab: string, rows: readonly NewRow[]): number[]
  /** Only inside `commit`. A packed state; one of an earlier row than the present one's is left aside. */
  snapshot(lab: string, seq: number, bytes: Uint8Array): void
  load(lab: string): StoredDocument
  /** At most `most` rows, a thousand when not given. */
  rowsToPack(lab: string, most?: number): RowsToPack | null
  /** Only inside `commit`. */
  putPack(lab: string, rows: RowsToPack, packed: Uint8Array): void
  /** Only inside `commit`. Begins another document: what comes after belongs to the new epoch. */
  restore(lab: string, restored: Restored): void
  close(): void
}

export const openLogFile = (file: string): LogFile => {
  const db = openLogToWrite(file)
  const epochInLog = epochReader(db)
  const epochOf = (lab: string) => epochInLog(lab) ?? FIRST_EPOCH
  const addRow = db.prepare(
    'insert into log (lab, epoch, kind, seat, at, format, bytes) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const bind = db.prepare('insert or ignore into clients (lab, client, seat) values (?, ?, ?)')
  const putSnapshot = db.prepare(
    `insert into snapshots (lab, epoch, seq, format, bytes) values (?, ?, ?, ?, ?)
       on conflict (lab, epoch) do update set seq = excluded.seq, format = excluded.format, bytes = excluded.bytes
       where excluded.seq >= seq`,
  )
  const readState = stateReader(db)
  const clientsOf = db.prepare('select client, seat from clients where lab = ?')
  const add = (lab: string, epoch: number, row: Omit<LogRow, 'seq'>): number =>
    Number(addRow.run(lab, epoch, row.kind, row.seatId, row.at, ROW_FORMAT, row.bytes).lastInsertRowid)
  return {
    commit: (write) => inTransaction(db, write),
    append: (lab, rows) => {
      const epoch = epochOf(lab)
      return rows.map((row) => {
        for (const client of row.clients ?? []) bind.run(lab, client, row.seatId ?? SERVER_SEAT)
        return add(lab, epoch, row)
      })
    },
    snapshot: (lab, seq, state) => void putSnapshot.run(lab, epochOf(lab), seq, PACKED_SNAPSHOT, state),
    load: (lab) => {
      const rows = clientsOf.all(lab).map((row) => clientRow.parse(row))
      return { ...readState(lab), clients: new Map(rows.map(({ client, seat }) => [client, seat])) }
    },
    rowsToPack: (lab, most) => rowsToPack(db, lab, most),
    putPack: (lab, rows, packed) => putPack(db, lab, rows, packed),
    restore: (lab, { epoch, at, bytes: state }) => {
      if (epoch <= epochOf(lab)) throw new Error(`epoch ${epoch} of lab ${lab} is not a new one`)
      add(lab, epoch, { kind: 'restore', seatId: null, at, bytes: state })
    },
    close: () => db.close(),
  }
}
