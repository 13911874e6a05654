import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { packState } from '#server/storage/packedState.ts'
import { openLogFile, type LogFile } from '#server/storage/logFile.ts'
import { packRows } from '#server/storage/logPack.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import { seeded } from '../support/syncClient.ts'
import { planOf, sampleId } from '../support/samplePlan.ts'

/*
 * How much of the disk the log takes for each 1,000 edits, before and after packing, and how long packing holds the
 * one thread that writes: `node test/bench/logSize.ts [EDITS]`. Ten people type into fields, move cards and set dates,
 * one commit an edit.
 */
const EDITS = Number(process.argv[2] ?? 20_000)
const PEOPLE = 10
const LAB = sampleId(1)
const ROWS = Array.from({ length: 200 }, (_, at) => sampleId(100 + at))
const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-bench-'))
const file = join(folder, 'log.sqlite')
const random = seeded(1)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T

const used = (): number => {
  const db = new DatabaseSync(file)
  db.exec('pragma wal_checkpoint(truncate)')
  const one = (name: string) => Number(Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0])
  const bytes = (one('page_count') - one('freelist_count')) * one('page_size')
  db.close()
  return bytes
}

const edit = (doc: Y.Doc, n: number): void => {
  const id = pick(ROWS)
  const kind = random()
  const set = (fields: Record<string, unknown>) =>
    writeChanges(doc, [{ op: 'set', collection: 'activities', id, fields }], 'x')
  if (kind < 0.5) set({ text: `Appoint and train wardens of the ${n % 700} coastal districts` })
  else if (kind < 0.7) set({ startDate: `2027-0${1 + (n % 9)}-1${n % 10}` })
  else
    writeChanges(
      doc,
      [
        {
          op: 'place',
          entityId: id,
          placement: { board: ROWS[0] ?? '', x: n % 4_000, y: (n * 7) % 3_000, w: 240, h: 120 },
        },
      ],
      'x',
    )
}

const fill = (log: LogFile): number => {
  const docs = Array.from({ length: PEOPLE }, () => new Y.Doc())
  const first = new Y.Doc()
  writeNewDocument(first, planOf({ activities: ROWS.map((id) => ({ id, text: 'Appoint' })) }))
  const beginning = Y.encodeStateAsUpdate(first)
  const append = (bytes: Uint8Array, seat: number) =>
    log.commit(() =>
      log.append(LAB, [
        { kind: 'update', seatId: sampleId(900 + seat), at: 1_795_000_000_000 + seat * 37, bytes },
      ]),
    )
  append(beginning, 0)
  for (const doc of docs) Y.applyUpdate(doc, beginning)
  let last = 0
  for (const [seat, doc] of docs.entries())
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'x') return
      last = append(bytes, seat)[0] ?? last
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, bytes, 'other')
    })
  for (let n = 0; n < EDITS; n++) edit(pick(docs), n)
  log.commit(() => log.snapshot(LAB, last, packState(docs[0] ?? first)))
  return last
}

const log = openLogFile(file)
const empty = used()
fill(log)
const before = used()
const held: number[] = []
for (let next = log.rowsToPack(LAB); next; next = log.rowsToPack(LAB)) {
  const rows = next
  const packed = await packRows(rows.rows)
  const from = performance.now()
  log.commit(() => log.putPack(LAB, rows, packed))
  held.push(performance.now() - from)
}
const after = used()
log.close()
held.sort((a, b) => a - b)
const per = (bytes: number) => `${((bytes - empty) / EDITS).toFixed(0)} kB`
console.log(
  `${EDITS} edits, snapshot included, bytes for each 1,000: ${per(before)} before, ${per(after)} after packing`,
)
console.log(
  `${held.length} packs; a commit took ${held[held.length >> 1]?.toFixed(1)} ms (most ${held.at(-1)?.toFixed(1)} ms)`,
)
console.log(`file ${statSync(file).size} bytes`)
rmSync(folder, { recursive: true })
