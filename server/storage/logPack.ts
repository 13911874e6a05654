import { promisify } from 'node:util'
import { deflateRaw, inflateRawSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** How a pack is written: 1 is the sequence below, deflated (RFC 1951). */
export const PACK_FORMAT = 1

/** A row as the log's tables have it. Every row says its own format: those of a pack may be of different ages. */
export interface StoredRow {
  seq: number
  kind: string
  seatId: string | null
  at: number
  format: number
  bytes: Uint8Array
}

const deflated = promisify(deflateRaw)

/** Rows of one lab as one piece of bytes. Deflated beside the thread that asks, which goes on meanwhile. */
export const packRows = async (rows: readonly StoredRow[]): Promise<Uint8Array> => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, rows.length)
  for (const { seq, kind, seatId, at, format, bytes } of rows) {
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarString(encoder, kind)
    encoding.writeVarUint(encoder, seatId === null ? 0 : 1)
    if (seatId !== null) encoding.writeVarString(encoder, seatId)
    encoding.writeVarUint(encoder, at)
    encoding.writeVarUint(encoder, format)
    encoding.writeVarUint8Array(encoder, bytes)
  }
  return deflated(encoding.toUint8Array(encoder))
}

/** The rows as they were. */
export const unpackRows = (packed: Uint8Array): StoredRow[] => {
  const decoder = decoding.createDecoder(new Uint8Array(inflateRawSync(packed)))
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    seq: decoding.readVarUint(decoder),
    kind: decoding.readVarString(decoder),
    seatId: decoding.readVarUint(decoder) === 0 ? null : decoding.readVarString(decoder),
    at: decoding.readVarUint(decoder),
    format: decoding.readVarUint(decoder),
    bytes: decoding.readVarUint8Array(decoder).slice(),
  }))
}
