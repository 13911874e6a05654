import * as Y from 'yjs'
import type { HistoryFile, KeyFrame, LabPlace } from '#server/storage/historyFile.ts'
import type { KeptRow } from '#server/storage/logRows.ts'
import { openRuns, PAUSE_MS, type FactRuns } from './factRuns.ts'
import { factsOfRow } from './factsOfRow.ts'
import { openMirror, type PlanMirror } from './planMirror.ts'

/** The lab's rows after one, at most so many. */
export type ReadRows = (lab: string, after: number, limit: number) => KeptRow[]

/** The log that history is made from, and the file in which it is kept. */
export interface Source {
  file: HistoryFile
  readRows: ReadRows
  /** Rows after which a key frame is kept: what showing a moment has to go through, at most. */
  rowsPerFrame: number
}

/** One lab on its way through its log. */
export interface LabIndex {
  lab: string
  mirror: PlanMirror
  runs: FactRuns
  /** Read and not yet gone through. */
  waiting: KeptRow[]
  seq: number
  at: number
  mark: string
  rowsSinceFrame: number
}

/** Rows read at a time, and how long one lab may go on before another question has its turn. */
const ROWS = 500
const SLICE_MS = 25

/** Tells a row from one of another log: a restored backup has other times. */
const markOf = ({ seq, at, kind, seatId }: KeptRow): string => `${seq} ${at} ${kind} ${seatId ?? ''}`

export const documentOf = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** The document after one more row. */
export const replay = (doc: Y.Doc, row: KeptRow): Y.Doc => {
  if (row.kind === 'restore') {
    doc.destroy()
    return documentOf(row.bytes)
  }
  if (row.kind === 'update') Y.applyUpdate(doc, row.bytes)
  return doc
}

/** Lets go of the thread until whoever waits has had a turn. */
export const breathe = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Takes up a lab where the file left it; at its beginning when the file does not know it or another log. */
export const openLabIndex = async (source: Source, lab: string): Promise<LabIndex> => {
  const { file } = source
  const place = file.labPlace(lab)
  const index = { lab, waiting: [], seq: 0, at: 0, mark: '', rowsSinceFrame: 0 }
  if (place === null || !isOfThisLog(place, source, lab)) {
    if (place !== null) file.forget(lab)
    return { ...index, mirror: openMirror(new Y.Doc()), runs: openRuns(1) }
  }
  const { seq, at, mark, nextId, no } = place
  const frame = file.frameBefore(no, { seq })
  let doc = frame ? documentOf(frame.state) : new Y.Doc()
  for await (const row of rowsBetween(source, lab, frame?.seq ?? 0, seq)) {
    doc = replay(doc, row)
    index.rowsSinceFrame += 1
  }
  const runs = openRuns(nextId, file.recentFacts(no, at - PAUSE_MS))
  return { ...index, mirror: openMirror(doc), runs, seq, at, mark }
}

const isOfThisLog = (place: LabPlace, { readRows }: Source, lab: string): boolean => {
  const [row] = readRows(lab, place.seq - 1, 1)
  return row !== undefined && markOf(row) === place.mark
}

/** Rows after one up to another, with a pause for others from time to time. */
export async function* rowsBetween(
  { readRows }: Source,
  lab: string,
  after: number,
  last: number,
): AsyncGenerator<KeptRow> {
  let began = performance.now()
  let from = after
  let rows: KeptRow[]
  do {
    rows = readRows(lab, from, ROWS)
    for (const row of rows) {
      if (row.seq > last) return
      yield row
      from = row.seq
      if (performance.now() - began < SLICE_MS) continue
      await breathe()
      began = performance.now()
    }
  } while (rows.length === ROWS)
}

/** Goes on through the log for a slice of time and keeps what it found; true when there was no row more. */
export const indexSlice = (index: LabIndex, source: Source): boolean => {
  const until = performance.now() + SLICE_MS
  const before = index.seq
  const ended = !goOn(index, source, until)
  if (index.seq === before) return ended
  const { put, drop, nextId } = index.runs.take()
  const { seq, at, mark } = index
  const place = { seq, at, mark, nextId }
  source.file.add(index.lab, { place, put, drop, frame: frameOf(index, source.rowsPerFrame) })
  return ended
}

const goOn = (index: LabIndex, { readRows }: Source, until: number): boolean => {
  do {
    if (index.waiting.length === 0) index.waiting = readRows(index.lab, index.seq, ROWS).toReversed()
    const row = index.waiting.pop()
    if (row === undefined) return false
    indexRow(index, row)
  } while (performance.now() < until)
  return true
}

const indexRow = (index: LabIndex, row: KeptRow): void => {
  const { facts, mirror } = factsOfRow(index.mirror, row)
  for (const fact of facts) index.runs.add(fact, row)
  index.mirror = mirror
  index.seq = row.seq
  index.at = Math.max(index.at, row.at)
  index.mark = markOf(row)
  index.rowsSinceFrame += 1
}

const frameOf = (index: LabIndex, rowsPerFrame: number): KeyFrame | null => {
  if (index.rowsSinceFrame < rowsPerFrame) return null
  index.rowsSinceFrame = 0
  return { seq: index.seq, at: index.at, state: Y.encodeStateAsUpdate(index.mirror.doc) }
}
