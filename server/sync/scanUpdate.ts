import * as decoding from 'lib0/decoding'
import { LIMITS } from '#shared/wire/limits.ts'

/**
 * What is wrong with an update, or null. Reads over a Yjs update (V1) without building anything of it, to know what decoding it would cost and that
 * Yjs would read it as we do. An 8 MiB update of 2-byte structs takes Yjs 2.3 s to decode; a section that names
 * its client twice is decoded twice and applied once.
 */
export type ScanProblem = 'malformed' | 'forbidden' | 'tooLarge'

/** Content kinds of Yjs that the document's layout has: deleted, text, a shared type, plain values. */
const CONTENT = { deleted: 1, string: 4, type: 7, any: 8 } as const
/** Shared types of the layout: maps and texts. */
const TYPES: ReadonlySet<number> = new Set([1, 2])
const GC = 0
const SKIP = 10
const LAST_CONTENT = 9

class Refusal extends Error {
  readonly reason: 'forbidden' | 'tooLarge'
  constructor(reason: 'forbidden' | 'tooLarge') {
    super(reason)
    this.reason = reason
  }
}

interface Cursor {
  decoder: decoding.Decoder
  parts: number
  ranges: number
}

export const scanUpdate = (bytes: Uint8Array): ScanProblem | null => {
  const cursor: Cursor = { decoder: decoding.createDecoder(bytes), parts: 0, ranges: 0 }
  try {
    const clients = new Set<number>()
    for (let left = decoding.readVarUint(cursor.decoder); left > 0; left--) scanSection(cursor, clients)
    clients.clear()
    for (let left = decoding.readVarUint(cursor.decoder); left > 0; left--) scanDeletes(cursor, clients)
    return decoding.hasContent(cursor.decoder) ? 'malformed' : null
  } catch (error) {
    return error instanceof Refusal ? error.reason : 'malformed'
  }
}

const count = (cursor: Cursor) => {
  if (++cursor.parts > LIMITS.updateParts) throw new Refusal('tooLarge')
}

const positive = (length: number): number => {
  if (length < 1) throw new RangeError('a struct of no length')
  return length
}

/** Reads a client id, which heads one section only. */
const newClient = (decoder: decoding.Decoder, clients: Set<number>): void => {
  const client = decoding.readVarUint(decoder)
  if (clients.has(client)) throw new RangeError('two sections of one client')
  clients.add(client)
}

const scanSection = (cursor: Cursor, clients: Set<number>): void => {
  const { decoder } = cursor
  const structs = positive(decoding.readVarUint(decoder))
  newClient(decoder, clients)
  let clock = decoding.readVarUint(decoder)
  for (let i = 0; i < structs; i++) {
    count(cursor)
    clock += positive(scanStruct(cursor))
    if (!Number.isSafeInteger(clock)) throw new RangeError('a clock out of range')
  }
}

/** One struct; returns how many clock ticks it is long, which only its content knows. */
const scanStruct = (cursor: Cursor): number => {
  const { decoder } = cursor
  const info = decoding.readUint8(decoder)
  const kind = info & 31
  if (kind === GC || kind === SKIP) return decoding.readVarUint(decoder)
  const hasOrigin = (info & 128) !== 0
  const hasRightOrigin = (info & 64) !== 0
  if (hasOrigin) skipId(decoder)
  if (hasRightOrigin) skipId(decoder)
  if (!hasOrigin && !hasRightOrigin) {
    if (decoding.readVarUint(decoder) === 1) skipBytes(decoder)
    else skipId(decoder)
    if ((info & 32) !== 0) skipKey(decoder)
  }
  return scanContent(cursor, kind)
}

const scanContent = (cursor: Cursor, kind: number): number => {
  const { decoder } = cursor
  switch (kind) {
    case CONTENT.deleted:
      return decoding.readVarUint(decoder)
    case CONTENT.string:
      return decoding.readVarString(decoder).length
    case CONTENT.type:
      if (!TYPES.has(decoding.readVarUint(decoder))) throw new Refusal('forbidden')
      return 1
    case CONTENT.any: {
      const values = decoding.readVarUint(decoder)
      for (let i = 0; i < values; i++) scanValue(cursor, 1)
      return values
    }
    default:
      // Documents in documents, formatted text, embeds: Yjs has them, the plan has not.
      if (kind <= LAST_CONTENT) throw new Refusal('forbidden')
      throw new RangeError('no content of Yjs')
  }
}

/** The first byte of a value of lib0's `any` encoding. */
const ANY = {
  undefined: 127,
  null: 126,
  int: 125,
  f32: 124,
  f64: 123,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
} as const

const scanValue = (cursor: Cursor, depth: number): void => {
  const { decoder } = cursor
  if (depth > LIMITS.valueDepth) throw new Refusal('forbidden')
  count(cursor)
  switch (decoding.readUint8(decoder)) {
    case ANY.undefined:
    case ANY.null:
    case ANY.false:
    case ANY.true:
      return
    case ANY.int:
      return void decoding.readVarInt(decoder)
    case ANY.f32:
      return skip(decoder, 4)
    case ANY.f64:
      return skip(decoder, 8)
    case ANY.string:
      return skipBytes(decoder)
    case ANY.object:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        skipKey(decoder)
        scanValue(cursor, depth + 1)
      }
      return
    case ANY.array:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) scanValue(cursor, depth + 1)
      return
    default:
      throw new Refusal('forbidden') // big integers and bytes: no field of the plan is either
  }
}

const scanDeletes = (cursor: Cursor, clients: Set<number>): void => {
  const { decoder } = cursor
  newClient(decoder, clients)
  let end = 0
  for (let ranges = positive(decoding.readVarUint(decoder)); ranges > 0; ranges--) {
    if (++cursor.ranges > LIMITS.deletedRanges) throw new Refusal('tooLarge')
    const from = decoding.readVarUint(decoder)
    // Yjs writes ranges in order. Overlapping ones would be walked again each: 3 bytes for the whole document.
    if (from < end) throw new RangeError('deleted ranges out of order')
    end = from + positive(decoding.readVarUint(decoder))
  }
}

const skip = (decoder: decoding.Decoder, bytes: number): void => {
  if (bytes > decoder.arr.length - decoder.pos) throw new RangeError('the update ends early')
  decoder.pos += bytes
}
/** Keys are ids and names of fields; Yjs and we look each up several times, which takes its time by its length. */
const skipKey = (decoder: decoding.Decoder): void => {
  const bytes = decoding.readVarUint(decoder)
  if (bytes > LIMITS.keyBytes) throw new Refusal('forbidden')
  skip(decoder, bytes)
}
const skipBytes = (decoder: decoding.Decoder): void => skip(decoder, decoding.readVarUint(decoder))
const skipId = (decoder: decoding.Decoder): void => {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}
