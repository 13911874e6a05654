import type { Logger } from '../log.ts'
import type { Db } from '../storage/database.ts'
import type { Comings } from '../sync/rooms.ts'
import { systemTimers, type Timers } from '../sync/timers.ts'
import { addSpells } from './attendanceRows.ts'
import { KEEP_EVERY_MS, openTally } from './tally.ts'
import { ZONE } from './zone.ts'

/** On which days each seat was connected, and how long: counted in memory, kept every half minute. */
export interface Attendance extends Comings {
  /** Keeps what is not kept yet; resolves when it is, or when it could not be and is tried again later. */
  keep(): Promise<void>
  close(): Promise<void>
}

interface AttendanceOptions {
  db: Db
  log: Pick<Logger, 'error'>
  now: () => number
  timers?: Timers
}

export const openAttendance = ({ db, log, now, timers = systemTimers }: AttendanceOptions): Attendance => {
  const tally = openTally(ZONE)
  let last: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    const spells = tally.take(now())
    if (spells.length === 0) return
    try {
      await addSpells(db, spells)
    } catch (err) {
      tally.giveBack(spells)
      log.error({ err }, 'attendance could not be kept')
    }
  }
  const keep = (): Promise<void> => (last = last.then(write))
  const stop = timers.every(KEEP_EVERY_MS, () => void keep())
  return {
    came: (labId, seatId) => tally.came(labId, seatId, now()),
    went: (labId, seatId) => tally.went(labId, seatId, now()),
    keep,
    close: () => {
      stop()
      return keep()
    },
  }
}
