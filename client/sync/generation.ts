import * as Y from 'yjs'
import type { RefusedReason, RoomState } from '#shared/wire/frames.ts'
import { NO_GUIDANCE } from '#shared/wire/guidance.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { DOC_VERSION, docVersion } from '#shared/doc/layout.ts'
import { createConnection, endsDocument, type ConnectionEvents } from './connection.ts'
import { adoptLeft } from './adoptLeft.ts'
import { end } from './end.ts'
import type { KeptEntry } from './kept.ts'
import { replayHeld } from './replayHeld.ts'
import { changed, isoOf, type Running } from './running.ts'

/** The second frame in a row that the server cannot read is the document's fault, not the network's. */
const MALFORMED_AT_MOST = 2
/** What a browser says of a socket that was refused, and of one that was torn. */
const NEVER_OPENED = 1006

/**
 * Begins a new document with what earlier pages left for it: the copy on this device, and edits. These go in before
 * the first socket, so that the first step 2 carries them: there the server learns whose their client ids are.
 */
export const beginDocument = (
  run: Running,
  earlier: readonly KeptEntry[] = [],
  copied: Y.Doc | null = null,
): void => {
  const doc = copied ?? new Y.Doc()
  for (const entry of earlier) Y.applyUpdate(doc, entry.update, 'kept')
  const events = eventsOf(run, () => run.current?.doc === doc)
  const { address, Socket, packed, now } = run
  const labId = run.session.lab.id
  const connection = createConnection({ doc, address, Socket, packed, labId, now, events })
  run.hooks.guide(NO_GUIDANCE)
  run.loaded = false
  run.arrived = null
  run.synced = false
  run.current = { doc, connection }
  run.copy.follow(doc, run.session.epoch, copied !== null)
  doc.on('update', (update: Uint8Array) => keepOwn(run, update))
}

/** The document is whole, as the server has it or as it was kept here: it is on the screen from now on. */
export const showDocument = (run: Running): void => {
  if (!run.current) return
  run.loaded = true
  run.stopLooking()
  run.hooks.adopt(run.current.doc, run.current.connection.awareness)
  changed(run)
  replay(run, run.current.doc)
}

/** The document cannot go on: what it could not deliver is held for the next one. */
export const endDocument = (run: Running, refusedBy: RefusedReason | null): void => {
  const ended = run.current
  run.refusedBy = refusedBy
  run.malformed = 0
  run.kept.hold()
  run.copy.drop()
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
  if (run.adopting) return run.kept.adopt(run.adopting, frame)
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
    brought: only((update) => run.copy.learned(update)),
    arriving: only((share) => {
      // A plan may come as several large messages; what has come once is not taken back.
      run.arrived = Math.max(run.arrived ?? 0, Math.floor(share * 100))
      run.unopened = 0
      changed(run)
    }),
    synced: only(() => whenSynced(run)),
    sent: only((frame) => {
      if (frame.type === 'step2') run.kept.carried(frame)
      else run.lastUpdate = frame
    }),
    saved: only((count) => {
      run.malformed = 0
      const saved = run.kept.saved(count)
      run.kept.drop(saved)
      for (const { update } of saved) run.copy.learned(update)
      changed(run)
    }),
    state: only((state) => whenState(run, state)),
    refused: only(({ reason }) => {
      endDocument(run, reason)
      run.reconnect.soon()
    }),
    guided: only((guidance) => run.hooks.guide(guidance)),
    led: only((news) => run.hooks.lead?.(news)),
    inboxChanged: only(() => run.hooks.inboxChanged?.()),
    roundsTold: only((told) => run.hooks.roundsTold?.(told)),
    unreadable: only(() => {
      run.packed = false
      endDocument(run, null)
      run.reconnect.soon()
    }),
    closed: only((code) => whenClosed(run, code)),
  }
}

const whenSynced = (run: Running): void => {
  run.synced = true
  run.apart = false
  run.unopened = 0
  run.reconnect.succeeded()
  if (!run.current) return
  if (docVersion(run.current.doc) > DOC_VERSION) return void end(run, 'reload')
  run.copy.whole()
  if (run.loaded) replay(run, run.current.doc)
  else showDocument(run)
  changed(run)
  adoptLeft(run).catch((error: unknown) => console.warn('What another page left waits for the next', error))
}

const replay = (run: Running, doc: Y.Doc): void => {
  const closed = run.session.seat.role === 'observer' ? 'observer' : run.phase === 'frozen' ? 'frozen' : null
  // Whether the plan is still closed, only the server can say.
  if (closed && !run.synced) return
  const held = run.kept.takeHeld()
  if (held.length === 0) return
  const { settled, rejected } = replayHeld(held, {
    doc,
    closed,
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
  run.kept.rejected.reject(rejected)
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
  run.arrived = null
  if (code !== NEVER_OPENED) run.unopened = 0
  run.kept.socketClosed()
  run.hooks.guide(NO_GUIDANCE)
  run.copy.write()
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
