import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'

/** How a snapshot is written: 1 is a Yjs V1 update as it is, 2 a Yjs V2 update, deflated (RFC 1951, raw). */
export const PLAIN_SNAPSHOT = 1
export const PACKED_SNAPSHOT = 2

/** A lab's document as it was after a row of its log. */
export interface StoredSnapshot {
  seq: number
  format: typeof PLAIN_SNAPSHOT | typeof PACKED_SNAPSHOT
  bytes: Uint8Array
}

/** Many times the largest plan: what inflates to more is damaged. */
const MOST_BYTES = 512 * 1024 * 1024

/** The whole document, as a snapshot and as those who join are sent it. */
export const packState = (doc: Y.Doc): Uint8Array => deflateRawSync(Y.encodeStateAsUpdateV2(doc))

/** Throws on bytes that are none. */
export const applyPacked = (doc: Y.Doc, packed: Uint8Array): void =>
  Y.applyUpdateV2(doc, inflateRawSync(packed, { maxOutputLength: MOST_BYTES }))

export const applySnapshot = (doc: Y.Doc, { format, bytes }: StoredSnapshot): void =>
  format === PACKED_SNAPSHOT ? applyPacked(doc, bytes) : Y.applyUpdate(doc, bytes)
