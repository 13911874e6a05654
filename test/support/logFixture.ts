import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { readLogRows } from '#server/storage/logRows.ts'
import { packState } from '#server/storage/packedState.ts'
import { documentOf } from '#server/storage/storedDocument.ts'
import type { NewRow, StoredDocument, UpdateLog } from '#server/storage/updateLog.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import { COLLECTION_NAMES } from '#shared/plan/plan.ts'
import { planOf, sampleId } from './samplePlan.ts'
import { seatNo } from './syncServer.ts'

/** The labs of every stored log: one that was frozen, reopened and has a snapshot, one that was only begun. */
export const FIXTURE_LABS = [sampleId(1), sampleId(2)] as const
/** Milliseconds between two rows. */
const STEP = 60_000
const BEGIN = Date.UTC(2026, 10, 2, 8)

/** A document whose edits become rows of a log: `edit` writes as a seat, with that seat's own Yjs client. */
const writerOf = (log: UpdateLog, lab: string, start: number) => {
  const docs = new Map<number, Y.Doc>()
  let at = start
  const docOf = (seat: number): Y.Doc => {
    const doc = docs.get(seat) ?? new Y.Doc()
    doc.clientID = 1_000 + seat
    docs.set(seat, doc)
    return doc
  }
  const append = async (row: Omit<NewRow, 'at'>): Promise<number> =>
    (await log.append(lab, [{ ...row, at: (at += STEP) }]))[0] ?? 0
  return {
    edit: async (seat: number, work: (doc: Y.Doc) => void): Promise<number> => {
      const doc = docOf(seat)
      const before = Y.encodeStateVector(doc)
      work(doc)
      const bytes = Y.encodeStateAsUpdate(doc, before)
      for (const other of docs.values()) Y.applyUpdate(other, bytes)
      const seatId = seat === 0 ? null : seatNo(seat).seatId
      return append({ kind: 'update', seatId, bytes, clients: [doc.clientID] })
    },
    meet: (seat: number) => Y.applyUpdate(docOf(seat), Y.encodeStateAsUpdate(docOf(0))),
    mark: async (kind: 'freeze' | 'reopen', seat: number) =>
      append({ kind, seatId: seatNo(seat).seatId, bytes: new Uint8Array() }),
    snapshot: async (seq: number) => log.snapshot(lab, seq, packState(docOf(0))),
  }
}

/** The same rows whatever version of the log writes them: three seats of one lab, one of another. */
export const writeFixture = async (log: UpdateLog): Promise<void> => {
  const [first, second] = FIXTURE_LABS
  const lab = { id: first, name: 'Oceans', startDate: '2026-11-02', weeks: 6, currency: 'ZAR' }
  const activity = sampleId(100)
  const a = writerOf(log, first, BEGIN)
  await a.edit(0, (doc) =>
    writeNewDocument(doc, planOf({ lab: [lab], activities: [{ id: activity, text: 'Appoint' }] })),
  )
  for (const seat of [1, 2, 3]) a.meet(seat)
  const say = async (seat: number, text: string) =>
    a.edit(seat, (doc) =>
      writeChanges(doc, [{ op: 'set', collection: 'activities', id: activity, fields: { text } }], 'x'),
    )
  for (let n = 1; n <= 12; n++) await say((n % 3) + 1, `Appoint ${n} wardens`)
  await a.mark('freeze', 1)
  const reopened = await a.mark('reopen', 1)
  await a.snapshot(reopened)

  const b = writerOf(log, second, BEGIN)
  await b.edit(0, (doc) => writeNewDocument(doc, planOf({ lab: [{ ...lab, id: second, name: 'Health' }] })))
  for (let n = 13; n <= 20; n++) await say((n % 3) + 1, `Appoint ${n} wardens`)
}

/** A stored document's whole state. */
export const stateOf = (stored: StoredDocument): Uint8Array => Y.encodeStateAsUpdate(documentOf(stored))

/** What a log says of a lab, in a form that can be kept beside it. */
export const storedLab = (reader: DatabaseSync, lab: string, stored: StoredDocument) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stateOf(stored))
  const { plan } = readPlan(doc)
  return {
    lab,
    clients: [...stored.clients],
    document: Object.fromEntries(COLLECTION_NAMES.map((name) => [name, [...plan[name].values()]])),
    rows: readLogRows(reader, lab, 0, 1_000).map((row) => ({
      ...row,
      bytes: Buffer.from(row.bytes).toString('base64'),
    })),
  }
}
