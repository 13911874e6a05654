import type { NewRow } from '#server/storage/updateLog.ts'
import { CLOSE, type CloseCode } from '#shared/wire/closeCodes.ts'
import type { RefusedReason } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { LabState } from './room.ts'
import type { Connection } from './connection.ts'
import { judge, type Judged, type Verdict } from './guard.ts'
import { applyUpdate, type LiveDocument } from './liveDocument.ts'
import type { ToldRow } from './toldBatch.ts'

/** A step 2 (`handshake`) or update frame of a socket. */
export interface Edit {
  from: Connection
  handshake: boolean
  update: Uint8Array
}

/** What a batch of edits came to. */
export interface Admitted {
  /** In the document already, and to be kept before anyone is told of them. */
  rows: NewRow[]
  /** The same as others are told of them: whose they are, one each. */
  told: ToldRow[]
  /** Everyone who had a say in the batch. */
  heard: Set<Connection>
  /** Set when an edit broke the document: it has to be read from the log again, then these are still to be judged. */
  left: Edit[] | null
}

export interface Admission {
  live: LiveDocument
  state: LabState
  /** The seat a live socket has claimed a client id for that has written nothing yet. */
  claimant: (client: number) => string | undefined
  at: number
  /** Ends a socket for an edit of its own, when all that was admitted before is on disk. */
  refuse: (from: Connection, code: CloseCode, reason: RefusedReason) => void
  /** Told when the guard itself failed. */
  fault: (error: unknown) => void
}

/** Above this size, judging an edit and applying it are two turns of the event loop: each may take 0.1 s. */
const LARGE_BYTES = 16 * 1024
/** After this long, other rooms get the event loop. */
const BREATH_MS = 25

const breath = async () => new Promise<void>((resolve) => void setImmediate(resolve))

/**
 * Judges edits one after the other and applies those that may be kept; refused ones leave no trace. Nothing else may
 * read or change the document meanwhile.
 */
export const admitEdits = async (batch: readonly Edit[], given: Admission): Promise<Admitted> => {
  const admitted: Admitted = { rows: [], told: [], heard: new Set(), left: null }
  const left = [...batch]
  const gone = new Set<Connection>()
  const admission: Admission = {
    ...given,
    refuse: (from, code, reason) => {
      gone.add(from)
      given.refuse(from, code, reason)
    },
  }
  let since = performance.now()
  for (let edit = left.shift(); edit; edit = left.shift()) {
    const { from } = edit
    if (from.ended || gone.has(from)) continue
    if (performance.now() - since > BREATH_MS) {
      await breath()
      since = performance.now()
    }
    admitted.heard.add(from)
    if (from.early.length > 0 && !edit.handshake) {
      hold(edit, admission)
      continue
    }
    if (!(await take(edit, admission, admitted))) return { ...admitted, left }
    if (!edit.handshake) continue
    from.greeted = true
    left.unshift(...from.early.splice(0).map((update) => ({ from, handshake: false, update })))
  }
  return admitted
}

/** False when the document was broken by it. */
const take = async (edit: Edit, admission: Admission, admitted: Admitted): Promise<boolean> => {
  const { live, state, claimant, at, refuse, fault } = admission
  const { from, update, handshake } = edit
  const ownerOf = (client: number) => live.owners.get(client) ?? claimant(client)
  const verdict = verdictOn({ update, handshake, doc: live.doc, ownerOf, seat: from.seat, ...state }, fault)
  switch (verdict.kind) {
    case 'held':
      from.done++
      return true
    case 'gap':
      if (handshake || from.greeted) refuse(from, CLOSE.refused, 'gap')
      else hold(edit, admission)
      return true
    case 'refuse':
      refuse(from, closeCode(verdict.reason), verdict.reason)
      return true
    case 'take':
      if (!from.mayAdd(verdict.update.length, at)) return true
      if (update.length > LARGE_BYTES) await breath()
      try {
        const bytes = applyUpdate(live.doc, verdict.update)
        for (const client of verdict.clients) live.owners.set(client, from.seat.seatId)
        admitted.rows.push({ kind: 'update', seatId: from.seat.seatId, at, bytes, clients: verdict.clients })
        admitted.told.push({ bytes, author: from })
        from.done++
        return true
      } catch {
        refuse(from, CLOSE.malformed, 'malformed')
        return false
      }
  }
}

/** A guard that fails fails one socket, not a room: it has changed nothing. */
const verdictOn = (judged: Judged, fault: Admission['fault']): Verdict => {
  try {
    return judge(judged)
  } catch (error) {
    fault(error)
    return { kind: 'refuse', reason: 'malformed' }
  }
}

const closeCode = (reason: RefusedReason): CloseCode => {
  if (reason === 'malformed') return CLOSE.malformed
  return reason === 'tooLarge' ? CLOSE.tooLarge : CLOSE.refused
}

/** Keeps an edit until its socket's answer to the handshake, which holds what it follows. */
const hold = ({ from, update }: Edit, { refuse }: Admission): void => {
  from.early.push(update)
  const bytes = from.early.reduce((sum, early) => sum + early.length, 0)
  if (bytes > LIMITS.pendingBytes) refuse(from, CLOSE.refused, 'gap')
}
