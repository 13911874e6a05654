import * as Y from 'yjs'
import type { RefusedReason, RoomState } from '#shared/wire/frames.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { createConnection, endsDocument, type ConnectionEvents } from './connection.ts'
import type { KeptEntry } from './kept.ts'
import { replayHeld } from './replayHeld.ts'
import { changed, isoOf, type Running } from './running.ts'

/** The second frame in a row that the server cannot read is the document's fault, not the network's. */
const MALFORMED_AT_MOST = 2

/**
 * Begins a new document with what earlier pages left for it. Their updates go in before the first socket, so
 * that the first step 2 carries them: there the server learns whose their client ids are.
 */
export const beginDocument = (run: Running, earlier: readonly KeptEntry[] = []): void => {
  const doc = new Y.Doc()
  for (const entry of earlier) Y.applyUpdate(doc, entry.update, 'kept')
  const events = eventsOf(run, () => run.current?.doc === doc)
  const { address, Socket } = run
  const connection = createConnection({ doc, address, Socket, labId: run.session.lab.id, events })
  run.loaded = false
  run.synced = false
  run.current = { doc, connection }
  doc.on('update', (update: Uint8Array) => keepOwn(run, update))
}

/** The document cannot go on: what it could not deliver is held for the next one. */
export const endDocument = (run: Running, refusedBy: RefusedReason | null): void => {
  const ended = run.current
  run.refusedBy = refusedBy
  run.malformed = 0
  run.kept.hold()
  run.current = null
  ended?.connection.destroy()
  beginDocument(run)
  changed(run)
}

/** Called after the provider has sent the update, so `lastUpdate` is the frame that carried it. */
const keepOwn = (run: Running, update: Uint8Array): void => {
  const edit = run.writing
  const frame = run.lastUpdate
  run.lastUpdate = null
  if (!edit) return
  run.kept.add({ ...edit, update, epoch: run.session.epoch, at: isoOf(run.now()) }, frame)
}

const eventsOf = (run: Running, isCurrent: () => boolean): ConnectionEvents => {
  const only =
    <A extends unknown[]>(react: (...given: A) => void) =>
    (...given: A) => {
      if (!run.closed && isCurrent()) react(...given)
    }
  return {
    synced: only(() => whenSynced(run)),
    sent: only((frame) => {
      if (frame.type === 'step2') run.kept.carried(frame)
      else run.lastUpdate = frame
    }),
    saved: only((count) => {
      run.malformed = 0
      run.kept.saved(count)
    }),
    state: only((state) => whenState(run, state)),
    refused: only(({ reason }) => {
      endDocument(run, reason)
      run.reconnect.soon()
    }),
    closed: only((code) => whenClosed(run, code)),
  }
}

const whenSynced = (run: Running): void => {
  run.synced = true
  run.apart = false
  run.reconnect.succeeded()
  if (!run.loaded && run.current) {
    run.loaded = true
    run.hooks.adopt(run.current.doc, run.current.connection.awareness)
    changed(run)
    replay(run, run.current.doc)
  }
  changed(run)
}

const replay = (run: Running, doc: Y.Doc): void => {
  const held = run.kept.takeHeld()
  if (held.length === 0) return
  const closed = run.session.seat.role === 'observer' ? 'observer' : run.phase === 'frozen' ? 'frozen' : null
  const { settled, rejected } = replayHeld(held, {
    doc,
    closed,
    epoch: run.session.epoch,
    refusedBy: run.refusedBy,
    apply: (command, tries) => {
      run.tries = tries
      const refusal = run.hooks.replay(command)
      run.tries = 0
      return refusal
    },
  })
  run.refusedBy = null
  run.kept.drop(settled)
  run.kept.reject(rejected)
}

const whenState = (run: Running, state: RoomState): void => {
  const moved = run.room !== null && run.room.revision !== state.revision
  run.room = state
  run.phase = state.phase
  changed(run)
  if (moved) run.askAgain()
}

const whenClosed = (run: Running, code: number | null): void => {
  run.synced = false
  run.kept.socketClosed()
  if (code === CLOSE.malformed) run.malformed += 1
  const reason = run.malformed >= MALFORMED_AT_MOST ? 'malformed' : endsDocument(code)
  if (reason) {
    endDocument(run, reason)
    return run.reconnect.later()
  }
  run.apart = true
  changed(run)
  if (code === CLOSE.unauthorised || code === CLOSE.notFound || code === CLOSE.epochChanged)
    run.reconnect.soon()
  else run.reconnect.later()
}
