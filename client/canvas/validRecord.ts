import type { TLRecord, TLStore } from '@tldraw/tldraw'

/** The record, if this board's schema takes it; one bad record would throw away all that are put with it. */
export const validRecord = (store: TLStore, record: unknown): TLRecord | null => {
  try {
    return store.schema.validateRecord(store, record as TLRecord, 'updateRecord', null)
  } catch {
    return null // the schema throws for what it does not take: that is the answer
  }
}
