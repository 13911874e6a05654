import { pino } from 'pino'
import * as Y from 'yjs'
import { openLogFile } from '#server/storage/logFile.ts'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import { openRooms, type LiveSeat, type Rooms } from '#server/sync/rooms.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import type { Phase } from '#shared/wire/frames.ts'
import { gatedLog, type GatedLog } from './gatedLog.ts'
import { tally } from './modelTally.ts'
import { openLine, type Line } from './modelWire.ts'

/** A seat as the database has it. */
interface ModelSeat extends LiveSeat {
  revoked: boolean
  /** It was never anything but an observer. */
  onlyReads: boolean
}

/** A server that dies and starts again while its log and its database stay, or come back from a backup. */
export interface ModelServer {
  labId: string
  /** What is on disk adds up to this. */
  disk: Y.Doc
  rooms: Rooms
  log: GatedLog
  /** What the database says of the lab. */
  phase: { phase: Phase; version: number }
  epoch: number
  locks: readonly Lock[]
  seats: Map<string, ModelSeat>
  lines: Line[]
  lineFor: (seatId: string) => Line
  /** Lets every timer of the server go off. */
  timePasses: () => void
  changePhase: (to: Phase, works: boolean) => void
  changeLocks: (locks: readonly Lock[]) => void
  changeSeat: (seatId: string, change: Partial<Pick<ModelSeat, 'role' | 'revoked'>>) => void
  crash: (landed: boolean) => Promise<void>
  restart: () => Promise<void>
  backup: () => void
  /** The server stops, and starts with what the last backup had. */
  restore: () => Promise<void>
}

const silent = pino({ level: 'silent' })

interface Process {
  rooms: Rooms
  log: GatedLog
  timers: Set<() => void>
}

export interface ModelServerOptions {
  log: UpdateLog
  file: string
  labId: string
  plan: Plan
  now: () => number
}

export const openModelServer = async (options: ModelServerOptions): Promise<ModelServer> => {
  const { labId, plan, now } = options
  const lines: Line[] = []
  const seats: ModelServer['seats'] = new Map()
  const phase: ModelServer['phase'] = { phase: 'open', version: 0 }
  let disk = new Y.Doc()
  let locks: readonly Lock[] = []
  let epoch = 1

  const begin = (): Process => {
    const log = gatedLog(options.log, disk)
    const timers = new Set<() => void>()
    const after = (_: number, run: () => void) => {
      timers.add(run)
      return () => void timers.delete(run)
    }
    const rooms = openRooms({
      log,
      stateOf: async () => ({ locks: [...locks], ...phase }),
      now,
      logger: silent,
      timers: { after, every: () => () => {} },
    })
    return { rooms, log, timers }
  }
  const replace = () => {
    for (const { wires } of lines) for (const wire of wires) wire.cut()
    process = begin()
  }
  let process = begin()
  await process.rooms.create(labId, plan)
  const copyNow = () => ({ bytes: Y.encodeStateAsUpdate(disk), phase: { ...phase }, locks })
  let backup = copyNow()
  const server: ModelServer = {
    labId,
    phase,
    lines,
    seats,
    get disk() {
      return disk
    },
    get epoch() {
      return epoch
    },
    get locks() {
      return locks
    },
    get rooms() {
      return process.rooms
    },
    get log() {
      return process.log
    },
    lineFor: (seatId) => {
      const line = openLine((socket, address) => {
        const { revoked = true, onlyReads: _, ...seat } = seats.get(seatId) ?? {}
        // An upgrade is refused: the browser sees nothing but a socket that closes.
        if (revoked || Number(address.searchParams.get('epoch')) !== epoch) return socket.terminate()
        process.rooms.connect(socket, labId, seat as LiveSeat, {
          ext: true,
          packed: false,
          clientId: Number(address.searchParams.get('client')),
        })
      })
      lines.push(line)
      return line
    },
    timePasses: () => {
      const { timers } = process
      const due = [...timers]
      timers.clear()
      for (const run of due) run()
    },
    changePhase: (to, works) => {
      const record = async () => {
        if (!works) throw new Error('the version could not be recorded')
        phase.phase = to
        if (to === 'frozen') phase.version += 1
        tally(`the lab was ${to}`)
      }
      const change =
        to === 'frozen'
          ? process.rooms.freeze(labId, SEAT_OF_LEAD, record)
          : process.rooms.reopen(labId, record)
      // It may be so already, be refused by the disk or end with its process: the phase then stays as it is.
      change.catch(() => {})
    },
    changeLocks: (next) => {
      const change = process.rooms.changeLocks(labId, async () => void (locks = next))
      change.catch(() => {}) // its process ends first: the locks stay as they are
    },
    changeSeat: (seatId, change) => {
      const seat = seats.get(seatId)
      if (!seat) return
      if (change.role !== undefined && change.role !== seat.role) tally('a role changed')
      if (change.revoked) tally('a seat was revoked')
      Object.assign(seat, change)
      seat.onlyReads &&= seat.role === 'observer'
      process.rooms.closeSeat(labId, seatId, seat.revoked ? CLOSE.unauthorised : CLOSE.goingAway)
      process.rooms.stateChanged(labId)
    },
    crash: async (landed) => {
      await process.log.kill(landed)
      replace()
    },
    restart: async () => {
      process.log.hold(false)
      await process.rooms.close()
      replace()
    },
    backup: () => void (backup = copyNow()),
    restore: async () => {
      await process.log.kill(true)
      epoch += 1
      const file = openLogFile(options.file)
      file.commit(() => file.restore(labId, { epoch, at: now(), bytes: backup.bytes }))
      file.close()
      disk = new Y.Doc()
      Y.applyUpdate(disk, backup.bytes)
      Object.assign(phase, backup.phase)
      locks = backup.locks
      tally('the lab was restored from a backup')
      replace()
    },
  }
  return server
}

const SEAT_OF_LEAD = '01980000-0000-7000-8000-000000000099'
