import type { KeptEntry, KeptStore, RejectedCommand } from './kept.ts'

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Keeps edits while the page is open, for browsers that offer no database (a private window). */
export const keptInMemory = (): KeptStore => {
  const entries = new Map<string, KeptEntry>()
  const rejected = new Map<string, RejectedCommand>()
  return {
    keptIn: 'page',
    load: async () => ({
      entries: [...entries.values()].toSorted(byId),
      rejected: [...rejected.values()].toSorted(byId),
    }),
    put: async (entry) => void entries.set(entry.id, entry),
    drop: async (ids) => {
      for (const id of ids) entries.delete(id)
    },
    reject: async (more) => {
      for (const one of more) {
        rejected.set(one.id, one)
        entries.delete(one.id)
      }
    },
    dropRejected: async (ids) => {
      for (const id of ids) rejected.delete(id)
    },
    close: () => {},
  }
}
