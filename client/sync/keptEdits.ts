import * as Y from 'yjs'
import type { Command } from '#shared/plan/commands.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { SentFrame } from './countingSocket.ts'
import type { KeptEntry, KeptIn, KeptStore } from './kept.ts'
import { keptInMemory } from './keptInMemory.ts'
import { createRejectedEdits, type RejectedEdits } from './rejectedEdits.ts'
import { createSendQueue } from './sendQueue.ts'

/** Every edit of this page until it is acknowledged or let go; each change is written to the store too. */
export interface KeptEdits {
  /**
   * Takes over what earlier pages left. Entries of the epoch go on the wire again, others are held: also those of more
   * pages than the server would take in one answer, which are then made again by this one.
   */
  takeOver: (store: KeptStore, epoch: number, isOpen: (page: string) => boolean) => Promise<KeptEntry[]>
  /** Edits of this epoch that a page closed since then has left; they are this page's from now on. */
  leftBehind: (epoch: number, isOpen: (page: string) => boolean) => Promise<KeptEntry[]>
  /** Takes one of those over: it is on its way from this page now. */
  adopt: (entry: KeptEntry, frame: SentFrame | null) => void
  add: (entry: Omit<KeptEntry, 'id' | 'page'>, frame: SentFrame | null) => void
  carried: (frame: SentFrame) => void
  /** The edits that are on the server's disk by this: no longer waiting, and to be dropped. */
  saved: (count: number) => KeptEntry[]
  socketClosed: () => void
  /** The document has ended: what was on its way waits for the next one. */
  hold: () => void
  takeHeld: () => KeptEntry[]
  drop: (entries: readonly KeptEntry[]) => void
  rejected: RejectedEdits
  pending: () => number
  keptIn: () => KeptIn
  close: () => void
}

export interface KeptEditsOptions {
  page: string
  newId: () => string
  changed: () => void
}

/** Those of an epoch, unless they were made by more documents than one answer to the handshake may bring. */
const sendableOf = (entries: readonly KeptEntry[], epoch: number): KeptEntry[] => {
  const ofEpoch = entries.filter((entry) => entry.epoch === epoch)
  const clients = new Set(ofEpoch.flatMap(({ update }) => [...Y.parseUpdateMeta(update).from.keys()]))
  return clients.size < LIMITS.newClientsPerUpdate ? ofEpoch : []
}

const without = <T>(all: readonly T[], some: readonly T[]): T[] => all.filter((one) => !some.includes(one))

const idsOf = (all: readonly { id: string }[]) => all.map((one) => one.id)

export const createKeptEdits = ({ page, newId, changed }: KeptEditsOptions): KeptEdits => {
  const queue = createSendQueue()
  let store = keptInMemory()
  let keptIn: KeptIn = store.keptIn
  let held: KeptEntry[] = []
  let failed = false

  /** A database that fails (a full disk) still leaves this page's memory; the state line then says so. */
  const write = (work: Promise<void>) =>
    void work.catch((error: unknown) => {
      console.warn('Edits are kept in this page only', error)
      failed = true
      keptIn = 'page'
      changed()
    })
  const rejected = createRejectedEdits({ store: () => store, isWhole: () => !failed, write, changed })
  /** Two pages that bring the same edits would each make them again when they are refused. */
  const claim = (left: readonly KeptEntry[]): KeptEntry[] => {
    const own = left.map((entry) => ({ ...entry, page }))
    for (const entry of own) write(store.put(entry))
    return own
  }
  return {
    takeOver: async (opened, epoch, isOpen) => {
      store = opened
      keptIn = opened.keptIn
      const earlier = await opened.load()
      rejected.begin(earlier.rejected)
      const left = claim(earlier.entries.filter((entry) => !isOpen(entry.page)))
      const sendable = sendableOf(left, epoch)
      held = without(left, sendable)
      for (const entry of sendable) queue.add(entry, null)
      return sendable
    },
    leftBehind: async (epoch, isOpen) => {
      const { entries } = await store.load()
      const taken = new Set([...queue.ids(), ...idsOf(held)])
      const isLeft = (one: KeptEntry) => one.page !== page && !isOpen(one.page) && !taken.has(one.id)
      return claim(entries.filter((one) => one.epoch === epoch && isLeft(one)))
    },
    adopt: (entry, frame) => queue.add(entry, frame),
    add: (edit, frame) => {
      const entry = { ...edit, id: newId(), page }
      queue.add(entry, frame)
      write(store.put(entry))
      changed()
    },
    carried: (frame) => queue.carried(frame),
    saved: (count) => queue.saved(count),
    socketClosed: () => queue.socketClosed(),
    hold: () => void held.push(...queue.takeAll()),
    takeHeld: () => held.splice(0),
    drop: (entries) => write(store.drop(idsOf(entries))),
    rejected,
    pending: () => queue.size() + held.length,
    keptIn: () => keptIn,
    close: () => store.close(),
  }
}

/** An edit about to be kept. */
export interface Edit {
  command: Command | null
  tries: number
}
