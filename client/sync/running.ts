import type * as Y from 'yjs'
import type { LabSession } from '#shared/api/labs.ts'
import type { LabSight } from '#shared/api/sight.ts'
import type { RefusedReason, RoomState } from '#shared/wire/frames.ts'
import type { SessionAnswer } from './askSession.ts'
import type { Connection } from './connection.ts'
import type { SentFrame } from './countingSocket.ts'
import type { CopyStore, DocumentCopy } from './documentCopy.ts'
import type { KeptEntry, KeptStore } from './kept.ts'
import type { Edit, KeptEdits } from './keptEdits.ts'
import { connectionStateOf, lineOf, mayEdit, type ConnectionState, type SyncFacts } from './lineState.ts'
import type { DocumentHooks } from './liveDocument.ts'
import type { Reconnect } from './reconnect.ts'

export interface SyncedDocumentOptions {
  session: LabSession
  /** The session is what the server said just now: the first socket is opened without asking once more. */
  fresh?: boolean
  /** `wss://host/sync` */
  address: string
  Socket: typeof WebSocket
  askSession: (labId: string) => Promise<SessionAnswer>
  /** The plan as it just was, to look at until the document is here; null where there is none. Nothing, if left out. */
  askSight?: (labId: string, signal: AbortSignal) => Promise<LabSight | null>
  openKept: () => Promise<KeptStore>
  /** Where the document is kept for a page opened without the server; nowhere, if left out. */
  copyStore?: CopyStore
  hooks: DocumentHooks
  newId: () => string
  /** Milliseconds since 1970. */
  now: () => number
  random: () => number
}

/** One Y.Doc and its sockets. A refusal or a new epoch ends it and begins another. */
interface Generation {
  doc: Y.Doc
  connection: Connection
}

/** Everything that moves while a live document is open; its few files share it. */
export interface Running extends SyncedDocumentOptions {
  kept: KeptEdits
  copy: DocumentCopy
  reconnect: Reconnect
  current: Generation | null
  room: RoomState | null
  phase: LabSession['phase']
  ended: SyncFacts['ended']
  /** A whole document is shown: the server's, or the one kept on this device. */
  loaded: boolean
  /** Until then, what can be looked at is shown. */
  looking: boolean
  stopLooking: () => void
  /** How much of the plan has come, in hundredths; null until that is worth saying. */
  arrived: number | null
  /** The server may send the plan packed. */
  packed: boolean
  synced: boolean
  apart: boolean
  /** Sockets in a row that never opened, though the server had answered just before. */
  unopened: number
  closed: boolean
  refusedBy: RefusedReason | null
  /** Sockets in a row that the server closed over a frame it could not read. */
  malformed: number
  /** The edit being written now; what the document changes meanwhile is its update. */
  writing: Edit | null
  /** An edit another page left, while it is put into the document. */
  adopting: KeptEntry | null
  /** How often the edit being replayed was replayed before; 0 for one made now. */
  tries: number
  /** Asks for the session once more, in a moment. */
  askAgain: () => void
  lastUpdate: SentFrame | null
  state: ConnectionState
  editable: boolean
  listeners: Set<() => void>
}

const factsOf = (run: Running): SyncFacts => ({
  ended: run.ended,
  loaded: run.loaded,
  looking: run.looking,
  arrived: run.arrived,
  synced: run.synced,
  apart: run.apart,
  unopened: run.unopened,
  pending: run.kept.pending(),
  keptIn: run.kept.keptIn(),
  phase: run.phase,
  role: run.session.seat.role,
})

/** Works out what the page should say now, and tells it. */
export const changed = (run: Running): void => {
  if (run.closed) return
  const facts = factsOf(run)
  run.state = connectionStateOf(lineOf(facts), run.kept.rejected.all())
  run.editable = mayEdit(facts)
  for (const listener of run.listeners) listener()
}

/** Whose edits this browser keeps, as pages name it to one another. */
export const seatOf = ({ session }: Running) => `${session.lab.id}/${session.seat.id}`

/** Milliseconds since 1970 as RFC 3339, UTC. */
export const isoOf = (now: number) => new Date(now).toISOString()
