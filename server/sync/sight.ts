import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { LabSight } from '#shared/api/sight.ts'
import { readMoment } from '#shared/doc/readMoment.ts'
import { inTurn, type Room } from './room.ts'

/** Reading a big plan takes as long as hundreds of edits: two hundred who join together share one reading. */
const GOOD_FOR_MS = 5_000

interface Sight {
  /** The row of the log it was read after; null until it is. */
  seq: number | null
  madeAt: number
  gzipped: Promise<Uint8Array<ArrayBuffer>>
}

const sights = new WeakMap<Room, Sight>()

/** The plan as it just was, as the gzipped JSON of a `LabSight`; made again only when it has changed and is old. */
export const sightOf = async (room: Room): Promise<Uint8Array<ArrayBuffer>> => {
  const now = room.options.now()
  const held = sights.get(room)
  // The clock may have been set back since.
  const isYoung = held && Math.abs(now - held.madeAt) < GOOD_FOR_MS
  if (held && (isYoung || held.seq === room.kept.live.seq)) return held.gzipped
  const sight: Sight = { seq: null, madeAt: now, gzipped: Promise.resolve(new Uint8Array()) }
  sights.set(room, sight)
  sight.gzipped = make(room, sight)
  sight.gzipped.catch(() => sights.delete(room)) // told to who asked; the next one tries again
  return sight.gzipped
}

const make = async (room: Room, sight: Sight): Promise<Uint8Array<ArrayBuffer>> => {
  const json = await inTurn(room, () => {
    const { doc, seq } = room.kept.live
    sight.seq = seq
    const view: LabSight = { seq, at: new Date(room.options.now()).toISOString(), ...readMoment(doc) }
    return JSON.stringify(view)
  })
  return new Uint8Array(await promisify(gzip)(json))
}
