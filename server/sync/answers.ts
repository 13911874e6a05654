import * as Y from 'yjs'
import { PACKED_SNAPSHOT, type StoredSnapshot } from '#server/storage/packedState.ts'
import type { StoredState } from '#server/storage/storedDocument.ts'
import { encodePacked, encodeStep2, MESSAGE, SYNC } from '#shared/wire/frames.ts'
import { openTail } from './tail.ts'

/** State vectors whose answers are held beside the one for all who join: after a restart many come with the same. */
const MOST_OTHERS = 8
const MOST_OTHER_BYTES = 2 * 1024 * 1024
/** An answer is made anew when what came since is more than this, and more than half of it. */
const MUCH_SINCE = 64 * 1024

/**
 * A frame, and the row up to which it tells. A client takes a step 2 for all there is, so that with more to come the
 * frame is an update, and an empty step 2 ends the answer.
 */
interface Answer {
  seq: number
  frame: Uint8Array
}

const END = encodeStep2(new Uint8Array([0, 0]))

/** What clients lack of a document: made once, and handed out with what came since for as long as that is held. */
export interface Answers {
  /** The document has to be as it was after row `seq`. Throws on bytes that are no state vector. */
  answer: (
    now: { doc: Y.Doc; seq: number },
    stateVector: Uint8Array,
    options: { packed: boolean },
  ) => readonly Uint8Array[]
  /** A row that is kept. */
  add: (seq: number, bytes: Uint8Array) => void
  since: (seq: number) => readonly Uint8Array[] | null
  countSince: (seq: number) => number
  /** A snapshot was made: whoever joins is sent it from now on. */
  take: (snapshot: Pick<StoredSnapshot, 'seq' | 'bytes'>) => void
}

export const openAnswers = ({ snapshot, tail: stored, seq }: StoredState): Answers => {
  const tail = openTail(snapshot?.seq ?? (stored[0]?.seq ?? seq + 1) - 1)
  /** For those who have nothing, or so little that it costs more to leave it out. */
  let packed: Answer | null = null
  let plain: Answer | null = null
  const others = new Map<string, Answer>()

  const letGo = () => {
    plain = worth(plain)
    for (const [key, one] of others) if (!worth(one)) others.delete(key)
    const needed = [packed, plain, ...others.values()].flatMap((one) => one?.seq ?? [])
    tail.letGo(Math.min(Number.MAX_SAFE_INTEGER, ...needed))
  }
  const whole = (one: Answer | null): readonly Uint8Array[] | null => {
    const since = one && tail.since(one.seq)
    if (!one || !since) return null
    if (since.length > 0) one.frame = withMore(one.frame)
    const ends = isStep2(one.frame) ? [] : [END]
    return [one.frame, ...since.map(({ frame }) => frame), ...ends]
  }
  const worth = (one: Answer | null | undefined): Answer | null =>
    one && tail.bytesSince(one.seq) <= Math.max(MUCH_SINCE, one.frame.length / 2) ? one : null
  const take: Answers['take'] = (made) => {
    if (packed && packed.seq > made.seq) return
    packed = { seq: made.seq, frame: encodePacked(made.bytes) }
    letGo()
  }

  const add: Answers['add'] = (row, bytes) => {
    if (bytes.length > 0) tail.add(row, bytes)
  }
  if (snapshot?.format === PACKED_SNAPSHOT) take(snapshot)
  for (const row of stored) add(row.seq, row.bytes)

  return {
    answer: (now, stateVector, options) => {
      if (lacksMost(now.doc, stateVector)) {
        const held = (options.packed ? whole(packed) : null) ?? whole(worth(plain))
        if (held) return held
        plain = { seq: now.seq, frame: encodeStep2(Y.encodeStateAsUpdate(now.doc)) }
        letGo()
        return [plain.frame]
      }
      const key = Buffer.from(stateVector).toString('latin1')
      const known = worth(others.get(key))
      others.delete(key)
      const held = whole(known)
      const one =
        held && known
          ? known
          : { seq: now.seq, frame: encodeStep2(Y.encodeStateAsUpdate(now.doc, stateVector)) }
      others.set(key, one)
      keepFew(others)
      letGo()
      return held ?? [one.frame]
    },
    add,
    since: (row) => tail.since(row)?.map(({ update }) => update) ?? null,
    countSince: tail.countSince,
    take,
  }
}

const isStep2 = (frame: Uint8Array): boolean => frame[0] === MESSAGE.sync && frame[1] === SYNC.step2

const withMore = (frame: Uint8Array): Uint8Array => {
  if (!isStep2(frame)) return frame
  const update = frame.slice()
  update[1] = SYNC.update
  return update
}

/** The last ones used, which are at the end. */
const keepFew = (others: Map<string, Answer>): void => {
  let bytes = 0
  for (const [at, [key, { frame }]] of [...others].toReversed().entries()) {
    bytes += frame.length
    if (at >= MOST_OTHERS || bytes > MOST_OTHER_BYTES) others.delete(key)
  }
}

/** Whether so much is lacking that leaving out the rest is not worth a search of its own. Repeats do no harm. */
const lacksMost = (doc: Y.Doc, stateVector: Uint8Array): boolean => {
  const held = Y.decodeStateVector(stateVector)
  let lacking = 0
  let all = 0
  for (const client of doc.store.clients.keys()) {
    const clock = Y.getState(doc.store, client)
    all += clock
    lacking += Math.max(0, clock - (held.get(client) ?? 0))
  }
  return lacking * 2 >= all
}
