import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Lock } from '#shared/plan/locks.ts'
import type { RoomState } from '#shared/wire/frames.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { connectionStateOf, type LineState } from '#client/sync/lineState.ts'
import type { RejectedCommand } from '#client/sync/kept.ts'
import type { DocumentHooks, LiveDocument, OpenDocument } from '#client/sync/liveDocument.ts'

/** A live document without a server: its state line is what a test says it is. */
export interface LocalDocument {
  open: OpenDocument
  doc: Y.Doc
  awareness: Awareness
  say: (line: LineState, rejected?: RejectedCommand[]) => void
  /** The locks the server tells of from now on. */
  lock: (locks: Lock[]) => void
}

export const localDocument = (doc = new Y.Doc()): LocalDocument => {
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let line = { kind: 'saved' } as LineState
  let rejected: readonly RejectedCommand[] = []
  let state = connectionStateOf(line, rejected)
  let room = roomOf(line, [])
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const say: LocalDocument['say'] = (next, refused = []) => {
    line = next
    rejected = refused
    state = connectionStateOf(line, rejected)
    room = roomOf(line, room.locks)
    tell()
  }
  const lock: LocalDocument['lock'] = (locks) => {
    room = roomOf(line, locks)
    tell()
  }
  const open = (session: LabSession, hooks: DocumentHooks): LiveDocument => {
    // As a server's document, it arrives after the page has been opened.
    void Promise.resolve()
      .then(() => hooks.adopt(doc, awareness))
      .then(() => say(line, [...rejected]))
    return {
      session: () => session,
      room: () => room,
      canEdit: () => line.kind !== 'readOnly' && line.kind !== 'loading' && line.kind !== 'ended',
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      write: (_command, transact) => transact(),
      tryAgain: () => say(line),
      keepRefused: (command, refusal) => {
        const reason = { kind: 'plan' as const, refusal }
        say(line, [...rejected, { id: String(rejected.length), command, at: '2014-07-14T08:00:00Z', reason }])
      },
      forget: () => say(line),
      close: () => awareness.destroy(),
    }
  }
  return { open, doc, awareness, say, lock }
}

const roomOf = (line: LineState, locks: Lock[]): RoomState => ({
  phase: line.kind === 'readOnly' ? 'frozen' : 'open',
  version: 0,
  revision: 0,
  locks,
})
