import * as Y from 'yjs'
import type { LabMoment } from '#shared/api/history.ts'
import { readMoment } from '#shared/doc/readMoment.ts'
import { documentOf, replay, rowsBetween, type Source } from './labIndex.ts'

/** The last row that counts: a number of the log, or a time in milliseconds that is included. */
export type Until = { seq: number } | { time: number }

/** The lab after the last row until then, replayed from the nearest key frame; null before its first row. */
export const momentOf = async (source: Source, lab: string, until: Until): Promise<LabMoment | null> => {
  const { file } = source
  const place = file.labPlace(lab)
  if (place === null) return null
  const frame = file.frameBefore(place.no, until)
  let doc = frame ? documentOf(frame.state) : new Y.Doc()
  let seq = frame?.seq ?? 0
  let at = frame?.at ?? 0
  for await (const row of rowsBetween(source, lab, seq, 'seq' in until ? until.seq : place.seq)) {
    // A clock that was set back does not bring rows in between others.
    const later = Math.max(at, row.at)
    if ('time' in until && later > until.time) break
    doc = replay(doc, row)
    seq = row.seq
    at = later
  }
  return seq === 0 ? null : momentIn(doc, seq, at)
}

const momentIn = (doc: Y.Doc, seq: number, at: number): LabMoment => {
  const moment = { seq, at: new Date(at).toISOString(), ...readMoment(doc) }
  doc.destroy()
  return moment
}
