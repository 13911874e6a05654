import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
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
}

export const localDocument = (doc = new Y.Doc()): LocalDocument => {
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let line = { kind: 'saved' } as LineState
  let rejected: readonly RejectedCommand[] = []
  let state = connectionStateOf(line, rejected)
  const say: LocalDocument['say'] = (next, refused = []) => {
    line = next
    rejected = refused
    state = connectionStateOf(line, rejected)
    for (const listener of listeners) listener()
  }
  const open = (session: LabSession, hooks: DocumentHooks): LiveDocument => {
    // As a server's document, it arrives after the page has been opened.
    void Promise.resolve()
      .then(() => hooks.adopt(doc, awareness))
      .then(() => say(line, [...rejected]))
    return {
      session: () => session,
      room: () => ({ phase: line.kind === 'readOnly' ? 'frozen' : 'open', version: 0, revision: 0, locks: [] }),
      canEdit: () => line.kind !== 'readOnly' && line.kind !== 'loading' && line.kind !== 'ended',
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      write: (_command, transact) => transact(),
      tryAgain: () => say(line),
      forget: () => say(line),
      close: () => awareness.destroy(),
    }
  }
  return { open, doc, awareness, say }
}
