import type { Logger } from 'pino'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import type { RoomState } from '#shared/wire/frames.ts'
import type { Edit } from './admitEdits.ts'
import { commitEdits } from './commitEdits.ts'
import type { Connection } from './connection.ts'
import { openKeptDocument, type KeptDocument } from './keptDocument.ts'
import type { Meter } from './meter.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { openPresence, type Presence } from './presence.ts'
import type { MergedSeats } from './tellOwners.ts'
import type { Timers } from './timers.ts'
import { openTurns, type Turns } from './turns.ts'

/*
 * One lab's live document, for as long as somebody needs it.
 *
 * Everything that reads or changes it happens in turns: what one seat sent in its order, the seats by turns. Between
 * two turns the document is exactly what the log has: a turn that edits applies the edits, waits until they are on
 * disk, and only then tells anyone of them. If they cannot be kept, their authors are told so and the document is read
 * from the log again.
 */
export interface Room {
  readonly labId: string
  readonly kept: KeptDocument
  readonly connections: Set<Connection>
  readonly presence: Presence
  readonly outbox: Outbox
  readonly turns: Turns<Edit>
  readonly options: RoomOptions
  state: RoomState
  /** It was unloaded, or lost its document: a new one has to be opened. */
  ended: boolean
}

/** What edits are judged by, as it is kept outside the document. */
export type LabState = Omit<RoomState, 'revision'>

/** What rooms tell of how their labs are led. */
export interface HallOf {
  /** All of it as a message, for who joins. */
  whole: (labId: string) => Uint8Array
  /** Boards on which nobody is shown others' cursors. */
  hiddenCursors: (labId: string) => ReadonlySet<string>
}

export interface RoomOptions {
  log: UpdateLog
  stateOf: (labId: string) => Promise<LabState>
  mergedSeats?: MergedSeats
  now: () => number
  logger: Logger
  timers: Timers
  meter: Meter
  /** Rows after which a snapshot is saved; without it, as many as the document's size calls for. */
  rowsPerSnapshot?: number
  /** What a lab is led with; without it, nothing is told of that. */
  hall?: HallOf
  /** Called once, when the room has ended. */
  onEnd: (room: Room) => void
}

/** What a room may write to its sockets: 16,000 writes a second take a twelfth of a core. 200 people wait 12 ms. */
const WRITES_PER_MS = 16

/** Rejects when the document cannot be loaded. */
export const openRoom = async (labId: string, options: RoomOptions): Promise<Room> => {
  const [kept, state] = await Promise.all([openKeptDocument(labId, options), options.stateOf(labId)])
  const connections = new Set<Connection>()
  const presence = openPresence(options.now)
  if (options.hall) presence.hideCursors(options.hall.hiddenCursors(labId))
  const { seq } = kept.live
  const room: Room = {
    labId,
    kept,
    options,
    connections,
    presence,
    outbox: openOutbox({
      ...options,
      connections,
      presence,
      seq,
      since: (row) => kept.since(row),
      hall: () => options.hall?.whole(labId) ?? null,
    }),
    turns: openTurns(
      async (batch) => commitEdits(room, batch),
      () => connections.size / WRITES_PER_MS,
    ),
    // Begins at the clock, so that a client that saw an earlier room of this lab sees it move.
    state: { ...state, revision: options.now() },
    ended: false,
  }
  return room
}

/** Runs `work` when all that came before it is on disk; nothing else touches the document meanwhile. */
export const inTurn = async <T>(room: Room, work: () => T | Promise<T>): Promise<T> =>
  room.turns.turn(() => {
    if (room.ended) throw new Error(`the room of lab ${room.labId} has ended`)
    return work()
  })
