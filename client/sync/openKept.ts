import type { KeptStore } from './kept.ts'
import { keptInIndexedDb } from './keptInIndexedDb.ts'
import { keptInMemory } from './keptInMemory.ts'

/** The seat's kept edits on this device, or in this page's memory where the browser offers no database. */
export const openKept = async (name: string): Promise<KeptStore> => {
  try {
    return await keptInIndexedDb(name)
  } catch (error) {
    console.warn('No database on this device; edits are kept in this page only', error)
    return keptInMemory()
  }
}
