import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { answerQuestions } from '#server/history/answerQuestions.ts'
import { packState } from '#server/storage/packedState.ts'
import { openLogFile } from '#server/storage/logFile.ts'
import { packRows } from '#server/storage/logPack.ts'
import type { StoredFact } from '#server/storage/historyFacts.ts'
import type { FactPage, FactQuery } from '#server/storage/readFacts.ts'
import { openUpdateLog, type UpdateLog } from '#server/storage/updateLog.ts'
import { labMoment, type LabMoment } from '#shared/api/history.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { COLLECTION_NAMES, type Plan } from '#shared/plan/plan.ts'
import { LAB } from './syncServer.ts'

/** A lab's log, written by hand, and the history that is made from it in this thread. */
export interface PastLab {
  log: UpdateLog
  /** The document as the log has it. */
  doc: () => Y.Doc
  /** One row of what `work` does to the document of somebody who has all. */
  edit: (work: (doc: Y.Doc) => void, seatId?: string | null) => Promise<number>
  row: (kind: 'freeze' | 'reopen', seatId: string) => Promise<number>
  restore: (state: Uint8Array) => number
  /** A snapshot, and packs of so many rows of what it covers. */
  pack: (rows: number) => Promise<void>
  /** Server time of the next row, in milliseconds. */
  clock: { now: number }
  facts: (query?: Partial<FactQuery>) => Promise<FactPage>
  /** All facts, the oldest first, read in pages of a few. */
  allFacts: (query?: Partial<FactQuery>) => Promise<StoredFact[]>
  at: (until: { seq: number } | { time: number }) => Promise<LabMoment | null>
  /** As after a start of the server. */
  reopen: () => void
  close: () => Promise<void>
}

export interface PastLabOptions {
  folder: string
  plan: Plan
  lab?: string
  rowsPerFrame?: number
}

export const openPastLab = async (options: PastLabOptions): Promise<PastLab> => {
  const { folder, plan, lab = LAB, rowsPerFrame = 3 } = options
  const logFile = `${folder}/log.sqlite`
  const historyFile = `${folder}/history.sqlite`
  const log = await openUpdateLog(logFile)
  const clock = { now: Date.parse('2014-07-08T08:00:00Z') }
  let doc = new Y.Doc()
  let ask = answerQuestions({ logFile, historyFile, rowsPerFrame })
  let last = 0
  let epoch = 1

  const append = async (kind: 'update' | 'freeze' | 'reopen', seatId: string | null, bytes: Uint8Array) => {
    const [seq = 0] = await log.append(lab, [{ kind, seatId, at: clock.now, bytes }])
    return (last = seq)
  }
  const edit: PastLab['edit'] = async (work, seatId = null) => {
    const before = Y.encodeStateVector(doc)
    const deleted: Uint8Array[] = []
    const collect = (update: Uint8Array) => void deleted.push(update)
    doc.on('update', collect)
    work(doc)
    doc.off('update', collect)
    const bytes = deleted.length > 0 ? Y.mergeUpdates(deleted) : Y.encodeStateAsUpdate(doc, before)
    return append('update', seatId, bytes)
  }
  const facts: PastLab['facts'] = async (query = {}) =>
    (await ask({ kind: 'facts', lab, query: { limit: 500, ...query } })) as FactPage

  await edit((one) => writeNewDocument(one, plan))
  return {
    log,
    clock,
    edit,
    facts,
    doc: () => doc,
    row: async (kind, seatId) => append(kind, seatId, new Uint8Array()),
    restore: (state) => {
      const file = openLogFile(logFile)
      epoch += 1
      file.commit(() => file.restore(lab, { epoch, at: clock.now, bytes: state }))
      const { seq } = file.load(lab)
      file.close()
      doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      return (last = seq)
    },
    pack: async (rows) => {
      const file = openLogFile(logFile)
      // Not through the log: its writer would pack the same rows meanwhile.
      file.commit(() => file.snapshot(lab, last, packState(doc)))
      for (let some = file.rowsToPack(lab, rows); some; some = file.rowsToPack(lab, rows)) {
        const [those, packed] = [some, await packRows(some.rows)]
        file.commit(() => file.putPack(lab, those, packed))
      }
      file.close()
    },
    allFacts: async (query = {}) => {
      const found: StoredFact[] = []
      for (let before: number | undefined; ;) {
        const page = await facts({ ...query, limit: 7, ...(before !== undefined && { before }) })
        found.push(...page.facts)
        if (page.next === null) return found.toReversed()
        before = page.next
      }
    },
    at: async (until) => {
      const bytes = await ask({ kind: 'at', lab, until })
      return bytes instanceof Uint8Array ? labMoment.parse(JSON.parse(gunzipSync(bytes).toString())) : null
    },
    reopen: () => (ask = answerQuestions({ logFile, historyFile, rowsPerFrame })),
    close: async () => log.close(),
  }
}

type Entities = Record<string, Map<string, Record<string, unknown>>>

/** What facts add up to, applied one after the other to nothing. */
export const foldFacts = (facts: readonly StoredFact[]): Entities => {
  const entities: Entities = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, new Map()]))
  for (const { collection, entityId, field, before, after } of facts) {
    if (collection === null || entityId === null) continue
    const held = entities[collection]?.get(entityId)
    if (field === null && after === null) entities[collection]?.delete(entityId)
    else if (field === null) entities[collection]?.set(entityId, { ...Object(after) })
    else if (JSON.stringify(held?.[field]) !== JSON.stringify(before))
      throw new Error(`${field} of ${entityId} was not ${JSON.stringify(before)}`)
    else if (held) held[field] = after
  }
  return entities
}

/** Entities as facts tell them: in one order, removed or not, without the key of an order that went with more. */
export const toldOf = (entities: { [name: string]: ReadonlyMap<string, unknown> }): unknown =>
  Object.fromEntries(
    COLLECTION_NAMES.map((name) => [
      name,
      [...(entities[name] ?? [])]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, entity]) => {
          const { orderKey: _, deletedAt, ...rest } = Object(entity)
          return { ...rest, removed: deletedAt !== null }
        }),
    ]),
  )

/** A document as a moment tells it. */
export const momentIn = (doc: Y.Doc): Omit<LabMoment, 'seq' | 'at'> => {
  const { plan } = readPlan(doc)
  return {
    plan: Object.fromEntries(COLLECTION_NAMES.map((name) => [name, [...plan[name].values()]])),
    layout: Object.fromEntries(readLayout(doc)),
    ink: Object.fromEntries(readInk(doc)),
  }
}
