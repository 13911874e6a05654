import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'

/*
 * The whole plan as the server packs it for everyone who joins: a Yjs update of the second version, deflated. Only what
 * this server made itself is read so; what people send never is.
 */

/** Whether this browser can read it; older ones are sent the plan as it is. */
export const canUnpack = (): boolean => typeof DecompressionStream === 'function'

/** Rejects for what is not deflated, or not whole, or larger than a plan may be. */
export const unpack = async (packed: Uint8Array): Promise<Uint8Array> => {
  const { writable, readable } = new DecompressionStream('deflate-raw')
  const writer = writable.getWriter()
  const written = Promise.all([writer.write(new Uint8Array(packed)), writer.close()])
  written.catch(() => {}) // the reader is told the same
  const reader = readable.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length
    if (length > LIMITS.unpackedBytes) {
      await reader.cancel()
      throw new Error(`A packed plan is larger than ${LIMITS.unpackedBytes} bytes`)
    }
    pieces.push(next.value)
  }
  return joined(pieces, length)
}

const joined = (pieces: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Throws, with the document as it may be by then, for bytes that are no update. */
export const applyUnpacked = (doc: Y.Doc, unpacked: Uint8Array, origin: unknown): void =>
  Y.applyUpdateV2(doc, unpacked, origin)

/** The same as an update of the first version, which is what is kept and merged. */
export const asUpdate = (unpacked: Uint8Array): Uint8Array => Y.convertUpdateFormatV2ToV1(unpacked)
