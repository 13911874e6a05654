import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import type { CloseCode } from '#shared/wire/closeCodes.ts'
import { encodeInbox } from '#shared/wire/frames.ts'
import {
  changeLocks,
  changePhase,
  drain,
  pushState,
  whileStill,
  type FrozenPlan,
  type LabNow,
} from './changePhase.ts'
import type { LiveSeat } from './connection.ts'
import { hallRooms } from './hallRooms.ts'
import { joining, type Comings } from './joining.ts'
import { commentsIn, firstRow, planOf } from './liveDocument.ts'
import { noMeter, type Meter } from './meter.ts'
import { inTurn, type HallOf, type LabState } from './room.ts'
import { closeRegistry, loadedRooms, openRegistry, useRoom } from './registry.ts'
import { saveSnapshotIfDue } from './saveSnapshot.ts'
import { sightOf } from './sight.ts'
import { openSockets } from './sockets.ts'
import { tellOwners, type MergedSeats } from './tellOwners.ts'
import { systemTimers, type Timers } from './timers.ts'

export type { FrozenPlan } from './changePhase.ts'
export type { LiveSeat } from './connection.ts'
export type { Comings } from './joining.ts'
export type { HallOf, LabState } from './room.ts'

/** The live documents of all labs: the only door into this folder. */
export interface Rooms {
  /** Begins a lab's document as its log's first row. */
  create(labId: string, plan: Plan): Promise<void>
  /** An admitted socket. It is paused until its room is loaded; if that fails it is asked to come back. */
  connect(
    socket: WebSocket,
    labId: string,
    seat: LiveSeat,
    options: { ext: boolean; packed: boolean; parts?: boolean; clientId: number | null },
  ): void
  /** Rejects when the lab's document cannot be loaded: refuse the upgrade with 503, never show an empty lab. */
  load(labId: string): Promise<void>
  read(labId: string): Promise<Plan>
  /** The plan as it just was, a few seconds old at most: gzipped JSON of a `LabSight`. */
  sight(labId: string): Promise<Uint8Array<ArrayBuffer>>
  /** Closes the lab for edits; `record` keeps the version. When it throws, the lab stays open. */
  freeze(labId: string, by: string, record: (frozen: FrozenPlan) => Promise<void>): Promise<void>
  reopen(labId: string, record: () => Promise<void>): Promise<void>
  /** Sets or lifts locks; resolves when edits are judged by it. `now` is the plan and the drawings at that moment. */
  changeLocks<T>(labId: string, record: (now: LabNow) => Promise<T>): Promise<T>
  /** Does something while nothing else happens in a lab, by its plan at that moment. Tells nobody. */
  whileStill<T>(labId: string, work: (now: LabNow) => Promise<T>): Promise<T>
  /** Seats, signatures or versions changed: every socket is told to ask again. */
  stateChanged(labId: string): void
  closeSeat(labId: string, seatId: string, code: CloseCode): void
  /** Which seats are merged has changed; resolves when edits and authors are judged by it. */
  seatsMerged(labId: string): Promise<void>
  /** The comments of a lab (of those asked for), removed ones too, and the seat that wrote each where one did. */
  comments(
    labId: string,
    asked?: readonly string[],
  ): Promise<{ ids: ReadonlySet<string>; authors: ReadonlyMap<string, string> }>
  /** What a seat has read was changed by one of its pages: all of them are told to ask again. */
  inboxChanged(labId: string, seatId: string): void
  /** One message for every socket of a lab that understands it, and the same for those of one seat. */
  tellAll(labId: string, message: Uint8Array): void
  tellSeat(labId: string, seatId: string, message: Uint8Array): void
  /** A message about how a lab is led, written once for all of its sockets that understand it. */
  tellHall(labId: string, message: Uint8Array): void
  /** What `HallOf` says of a lab's cursors has changed. */
  cursorsChanged(labId: string): void
  /** Seats of a lab that have a socket. */
  seatsHere(labId: string): ReadonlySet<string>
  /** Whether there is such a thing in a lab's plan, as it was when the question came. */
  hasEntity(labId: string, collection: Collection | null, id: string): Promise<boolean>
  /** Who is there now. */
  figures(): RoomFigures
  /** Lets go of all sockets, keeps what they sent, and resolves when it is on disk. The log stays open. */
  close(): Promise<void>
}

export interface RoomFigures {
  /** In memory. */
  rooms: number
  sockets: number
  people: number
}

export interface RoomsOptions {
  log: UpdateLog
  stateOf(labId: string): Promise<LabState>
  mergedSeats?: MergedSeats
  now(): number
  logger: Logger
  timers?: Timers
  meter?: Meter
  hall?: HallOf
  comings?: Comings
  /** Rows after which a room saves a snapshot; without it, as many as the document's size calls for. */
  rowsPerSnapshot?: number
  /** How long an empty room stays in memory. */
  unloadMs?: number
  /** Everyone has left a lab, and its document was unloaded. */
  onEmpty?: (labId: string) => void
  /** How often sockets are asked whether they are still there. */
  beatMs?: number
}

export const openRooms = (options: RoomsOptions): Rooms => {
  const { log, logger } = options
  const timers = options.timers ?? systemTimers
  const meter = options.meter ?? noMeter
  const registry = openRegistry({ ...options, timers, meter, unloadMs: options.unloadMs ?? 30_000 })
  const sockets = openSockets({ ...options, timers, meter })
  const loaded = (labId: string) => loadedRooms(registry).find((one) => one.labId === labId)

  return {
    create: async (labId, plan) => {
      if ((await log.load(labId)).seq > 0) throw new Error(`lab ${labId} has a document already`)
      await log.append(labId, [firstRow(plan, options.now())])
    },
    connect: joining(registry, sockets, options.comings),
    load: async (labId) => useRoom(registry, labId, () => {}),
    read: async (labId) =>
      useRoom(registry, labId, async (room) => inTurn(room, () => planOf(room.kept.live))),
    sight: async (labId) => useRoom(registry, labId, sightOf),
    freeze: async (labId, by, record) =>
      useRoom(registry, labId, async (room) => {
        await drain(room, timers)
        await changePhase(room, { phase: 'frozen', by, record })
      }),
    reopen: async (labId, record) =>
      useRoom(registry, labId, async (room) => changePhase(room, { phase: 'open', by: null, record })),
    changeLocks: async (labId, record) => useRoom(registry, labId, async (room) => changeLocks(room, record)),
    whileStill: async (labId, work) => useRoom(registry, labId, async (room) => whileStill(room, work)),
    stateChanged: (labId) => {
      const room = loaded(labId)
      if (!room) return
      inTurn(room, async () => pushState(room)).catch((error: unknown) =>
        logger.error({ labId, err: error }, 'the state of a room could not be told'),
      )
    },
    closeSeat: sockets.closeSeat,
    seatsMerged: async (labId) =>
      useRoom(registry, labId, async (room) =>
        inTurn(room, async () => tellOwners(room.kept.live, await options.mergedSeats?.(labId))),
      ),
    comments: async (labId, asked) =>
      useRoom(registry, labId, async (room) => inTurn(room, () => commentsIn(room.kept.live, asked))),
    inboxChanged: (labId, seatId) => sockets.tellSeat(labId, seatId, encodeInbox()),
    tellAll: sockets.tellAll,
    tellSeat: sockets.tellSeat,
    ...hallRooms(registry, loaded, options.hall),
    figures: () => ({ rooms: loadedRooms(registry).length, ...sockets.figures() }),
    close: async () => {
      sockets.stop()
      await closeRegistry(registry, async (room) => {
        for (const connection of room.connections) connection.leave()
        await inTurn(room, () => saveSnapshotIfDue(room, { leaving: true }))
      })
    },
  }
}
