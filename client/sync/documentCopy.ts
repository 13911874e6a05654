import * as Y from 'yjs'
import { DOC_VERSION, docVersion } from '#shared/doc/layout.ts'

/** A document as the server has it on disk, in one piece. */
export interface StoredCopy {
  epoch: number
  state: Uint8Array
}

/** Where the copy of one seat's document lies; another page of the seat writes the same one. */
export interface CopyStore {
  /** Null also when it cannot be read. */
  load: () => Promise<StoredCopy | null>
  put: (copy: StoredCopy) => Promise<void>
  drop: () => Promise<void>
}

type Learned = Uint8Array | (() => Uint8Array)

/**
 * Keeps the document on this device, so that a page opened without the server shows it. The copy holds only what the
 * server has on disk: this person's own edits are kept beside it until then, and an edit nobody took can never come
 * back through it. So two pages may write it in any order, and it never brings a client id the server does not know.
 */
export interface DocumentCopy {
  /** The document an earlier page left, if it is of this epoch and this page can read it. */
  load: (epoch: number) => Promise<Y.Doc | null>
  /** This document is the one to keep from now on; `known` when it begins with what `load` gave. */
  follow: (doc: Y.Doc, epoch: number, known: boolean) => void
  /** Something of the document that the server has on disk, or what makes it if it is ever needed alone. */
  learned: (update: Learned) => void
  /** All of the server's document has arrived. */
  whole: () => void
  /** Writes at once what is not written yet, as when the socket or the page goes. */
  write: () => void
  /** What is kept is not to be shown again. */
  drop: () => void
  close: () => void
}

export interface DocumentCopyOptions {
  store: CopyStore
  /** Whether this person has edits that the server does not have on disk. */
  hasOwn: () => boolean
}

const AT_MOST_EVERY_MS = 3_000
/** A big plan is written less often: 100 kB a second. */
const BYTES_A_MS = 100

export const createDocumentCopy = ({ store, hasOwn }: DocumentCopyOptions): DocumentCopy => {
  let doc: Y.Doc | null = null
  let epoch = 0
  let isWhole = false
  let base: Uint8Array | null = null
  let since: Learned[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  const inOrder = oneAfterTheOther()

  const forget = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    isWhole = false
    base = null
    since = []
  }
  const write = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!doc || !isWhole || since.length === 0) return
    const state = hasOwn() ? Y.mergeUpdates(parts(base, since)) : Y.encodeStateAsUpdate(doc)
    const copy = { epoch, state }
    ;[base, since] = [state, []]
    inOrder(() => store.put(copy))
  }
  const soon = () => {
    if (isWhole && since.length > 0)
      timer ??= setTimeout(write, Math.max(AT_MOST_EVERY_MS, (base?.length ?? 0) / BYTES_A_MS))
  }
  return {
    load: async (wanted) => {
      const copy = await store.load()
      const kept = copy?.epoch === wanted ? documentOf(copy.state) : null
      if (copy && !kept) inOrder(store.drop)
      base = kept && copy ? copy.state : null
      return kept && docVersion(kept) <= DOC_VERSION ? kept : null
    },
    follow: (followed, of, known) => {
      const held = known ? base : null
      forget()
      ;[doc, epoch, base, isWhole] = [followed, of, held, known]
    },
    learned: (update) => {
      since.push(update)
      soon()
    },
    whole: () => {
      isWhole = true
      soon()
    },
    write,
    drop: () => {
      forget()
      inOrder(store.drop)
    },
    close: () => {
      write()
      doc = null
    },
  }
}

const parts = (base: Uint8Array | null, since: readonly Learned[]): Uint8Array[] => {
  const made = since.map((one) => (typeof one === 'function' ? one() : one))
  return base ? [base, ...made] : made
}

/** A copy that was dropped is not put back by a write that was on its way. */
const oneAfterTheOther = () => {
  let last: Promise<void> = Promise.resolve()
  return (work: () => Promise<void>): void => {
    last = last
      .then(work)
      .catch((error: unknown) => console.warn('The plan is not kept on this device', error))
  }
}

/** Null for bytes that are no document. */
const documentOf = (state: Uint8Array): Y.Doc | null => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state, 'copy')
  } catch {
    return null // Yjs throws on what is not an update: it is none, which is the answer
  }
  return docVersion(doc) > 0 ? doc : null
}

/** For browsers that keep nothing, and for tests. */
export const copyInMemory = (): CopyStore => {
  let held: StoredCopy | null = null
  return {
    load: async () => held,
    put: async (copy) => void (held = copy),
    drop: async () => void (held = null),
  }
}
