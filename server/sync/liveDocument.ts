import * as Y from 'yjs'
import { documentOf, isIncomplete } from '#server/storage/storedDocument.ts'
import { SERVER_SEAT, type NewRow, type StoredDocument, type UpdateLog } from '#server/storage/updateLog.ts'
import { COLLECTION_NAMES, type Collection, type Plan } from '#shared/plan/plan.ts'
import { collectionMap, DOC_VERSION, docVersion } from '#shared/doc/layout.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'

/** A lab's document as its log has it. */
export interface LiveDocument {
  doc: Y.Doc
  /** The seat each client id is bound to for ever: the first that wrote with it. */
  bound: Map<number, string>
  /** The same, and what came since, by the seats as they are told now. */
  owners: Map<number, string>
  /** The log row up to which the document is built. */
  seq: number
  /** Rows since the last snapshot: what loading would have to go through. */
  rowsSinceSnapshot: number
  /** Size of that snapshot, 0 when there is none. */
  snapshotBytes: number
}

/** Rejects for a lab that was never begun and for one that cannot be read whole; never an empty document. */
export const loadLiveDocument = async (log: UpdateLog, labId: string): Promise<LiveDocument> =>
  liveDocumentOf(labId, await log.load(labId))

export const liveDocumentOf = (labId: string, stored: StoredDocument): LiveDocument => {
  const doc = stateOf(labId, stored)
  const version = docVersion(doc)
  if (version > DOC_VERSION)
    throw new Error(
      `the document of lab ${labId} is of version ${version}, this program knows ${DOC_VERSION}: start the newer one`,
    )
  return {
    doc,
    bound: stored.clients,
    owners: new Map(stored.clients),
    seq: stored.seq,
    rowsSinceSnapshot: stored.tail.length,
    snapshotBytes: stored.snapshot?.bytes.length ?? 0,
  }
}

const stateOf = (labId: string, stored: StoredDocument): Y.Doc => {
  try {
    return documentOf(stored)
  } catch (error) {
    throw new Error(`lab ${labId}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

/** The first row of a new lab's log. */
export const firstRow = (plan: Plan, at: number): NewRow => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  const bytes = Y.encodeStateAsUpdate(doc)
  return { kind: 'update', seatId: null, at, bytes, clients: [doc.clientID] }
}

/**
 * Applies an update the guard let through and returns what it changed, as Yjs tells it: a handshake repeats much
 * of what is held. Throws when it did not go in whole; the document is then no longer what the log says.
 */
export const applyUpdate = (doc: Y.Doc, update: Uint8Array): Uint8Array => {
  const changes: Uint8Array[] = []
  const collect = (change: Uint8Array) => void changes.push(change)
  doc.on('update', collect)
  try {
    Y.applyUpdate(doc, update)
  } finally {
    doc.off('update', collect)
  }
  if (isIncomplete(doc)) throw new Error('an update did not go in whole')
  return Y.mergeUpdates(changes)
}

/**
 * Which seat wrote each comment: the seat that put it into the document, and nobody else has written in it since.
 * A comment that others have written in is nobody's word.
 */
export const commentAuthors = (
  { doc, owners }: LiveDocument,
  asked?: Iterable<string>,
): Map<string, string> => {
  const authors = new Map<string, string>()
  const comments = doc.getMap('comments')._map
  for (const id of asked ?? comments.keys()) {
    const item = comments.get(id)
    const seat = item && owners.get(item.id.client)
    if (!item || item.deleted || seat === undefined || seat === SERVER_SEAT) continue
    if (writersIn(item).every((client) => owners.get(client) === seat)) authors.set(id, seat)
  }
  return authors
}

/** Comments of a lab, removed ones too, and who wrote them: all, or those that are asked for and there. */
export const commentsIn = (live: LiveDocument, asked?: readonly string[]) => {
  const held = live.doc.getMap('comments')
  const ids = new Set(asked?.filter((id) => held.has(id)) ?? held.keys())
  return { ids, authors: commentAuthors(live, ids) }
}

/** Clients that wrote what a comment says; that it was settled may be said by anyone. */
const writersIn = ({ content }: Y.Item): number[] => {
  if (!(content instanceof Y.ContentType)) return []
  return [...content.type._map].flatMap(([field, value]) => {
    if (field === 'resolved') return []
    const within = value.content instanceof Y.ContentType ? value.content.type : null
    const members = [...(within?._map.values() ?? [])]
    return [value, ...itemsFrom(within?._start ?? null), ...members].map(({ id }) => id.client)
  })
}

const itemsFrom = (first: Y.Item | null): Y.Item[] => {
  const items: Y.Item[] = []
  for (let item = first; item; item = item.right) items.push(item)
  return items
}

/** Whether there is such a thing in the plan, which was not taken away; of any sort where none is named. */
export const hasEntity = ({ doc }: LiveDocument, collection: Collection | null, id: string): boolean =>
  (collection === null ? COLLECTION_NAMES : [collection]).some((name) => {
    const entity = collectionMap(doc, name).get(id)
    return entity instanceof Y.Map && (entity.get('deletedAt') ?? null) === null
  })

export const planOf = (live: LiveDocument): Plan => readPlan(live.doc).plan
