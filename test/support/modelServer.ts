import { pino } from 'pino'
import * as Y from 'yjs'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import { openRooms, type LiveSeat, type Rooms } from '#server/sync/rooms.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Phase } from '#shared/wire/frames.ts'
import { gatedLog, type GatedLog } from './gatedLog.ts'
import { tally } from './modelTally.ts'
import { openLine, type Line } from './modelWire.ts'

/** A server that dies and starts again while its log and its database stay. */
export interface ModelServer {
  labId: string
  /** What is on disk adds up to this. */
  disk: Y.Doc
  rooms: Rooms
  log: GatedLog
  /** What the database says of the lab. */
  phase: { phase: Phase; version: number }
  lines: Line[]
  lineFor: (seat: LiveSeat) => Line
  /** Lets every timer of the server go off. */
  timePasses: () => void
  changePhase: (to: Phase, works: boolean) => void
  crash: (landed: boolean) => Promise<void>
  restart: () => Promise<void>
}

const silent = pino({ level: 'silent' })

interface Process {
  rooms: Rooms
  log: GatedLog
  timers: Set<() => void>
}

export const openModelServer = async (
  real: UpdateLog,
  labId: string,
  plan: Plan,
  now: () => number,
): Promise<ModelServer> => {
  const disk = new Y.Doc()
  const lines: Line[] = []
  const phase: ModelServer['phase'] = { phase: 'open', version: 0 }

  const begin = (): Process => {
    const log = gatedLog(real, disk)
    const timers = new Set<() => void>()
    const after = (_: number, run: () => void) => {
      timers.add(run)
      return () => void timers.delete(run)
    }
    const rooms = openRooms({
      log,
      stateOf: async () => ({ locks: [], ...phase }),
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
  return {
    labId,
    disk,
    phase,
    lines,
    get rooms() {
      return process.rooms
    },
    get log() {
      return process.log
    },
    lineFor: (seat) => {
      const line = openLine((socket, address) =>
        process.rooms.connect(socket, labId, seat, {
          ext: true,
          clientId: Number(address.searchParams.get('client')),
        }),
      )
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
    crash: async (landed) => {
      await process.log.kill(landed)
      replace()
    },
    restart: async () => {
      process.log.hold(false)
      await process.rooms.close()
      replace()
    },
  }
}

const SEAT_OF_LEAD = '01980000-0000-7000-8000-000000000099'
