import type { WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '#shared/wire/closeCodes.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { openAllowances } from './allowance.ts'
import { openConnection, type Connection, type LiveSeat } from './connection.ts'
import type { Meter } from './meter.ts'
import type { Timers } from './timers.ts'

/** How often sockets are asked whether they are still there; a dead one is gone after at most four: 9.6 s. */
const BEAT_MS = 2_400

interface Open {
  key: string
  connection: Connection
}

/** What a seat has begun to send and does not end lies in memory, and counts for nothing else. */
const cutOffHoarders = (open: ReadonlySet<Open>): void => {
  for (const ofSeat of Map.groupBy(open, ({ key }) => key).values()) {
    const begun = ofSeat.map(({ connection }) => ({ connection, bytes: connection.unfinished() }))
    if (begun.reduce((sum, { bytes }) => sum + bytes, 0) <= LIMITS.unfinishedBytes) continue
    for (const { connection, bytes } of begun)
      if (bytes > LIMITS.updateBytes) connection.cutOff(CLOSE.tooFast)
  }
}

/** All open sockets of all labs, and what their seats may still use. */
export const openSockets = (options: {
  now: () => number
  timers: Timers
  beatMs?: number
  meter: Meter
}) => {
  const open = new Set<Open>()
  const allowances = openAllowances()
  const keyOf = (labId: string, seatId: string) => `${labId} ${seatId}`
  const ofKey = (key: string) => [...open].filter((one) => one.key === key)
  const stop = options.timers.every(options.beatMs ?? BEAT_MS, () => {
    for (const { connection } of open) connection.beat()
    cutOffHoarders(open)
    const there = new Set([...open].map(({ key }) => key))
    allowances.sweep((key) => there.has(key), options.now())
  })
  return {
    /** Null when its seat has too many: it was asked to come back later. */
    add: (
      socket: WebSocket,
      labId: string,
      seat: LiveSeat,
      given: Pick<Connection, 'ext' | 'packed' | 'parts' | 'clientId'>,
    ) => {
      const key = keyOf(labId, seat.seatId)
      const now = options.now()
      const allowance = allowances.of(key, now)
      const opened = openConnection(socket, seat, {
        ...given,
        now,
        allowance,
        ended: options.meter.ended,
      })
      if (ofKey(key).length >= LIMITS.socketsPerSeat || !allowance.join(now)) {
        opened.connection.end(CLOSE.tooFast)
        return null
      }
      const entry = { key, connection: opened.connection }
      open.add(entry)
      return { ...opened, remove: () => void open.delete(entry) }
    },
    closeSeat: (labId: string, seatId: string, code: CloseCode): void => {
      for (const { connection } of ofKey(keyOf(labId, seatId))) connection.end(code)
    },
    /** One message for each socket of a seat that understands it. */
    tellSeat: (labId: string, seatId: string, message: Uint8Array): void => {
      for (const { connection } of ofKey(keyOf(labId, seatId))) if (connection.ext) connection.send(message)
    },
    tellAll: (labId: string, message: Uint8Array): void => {
      for (const { key, connection } of open)
        if (connection.ext && key.startsWith(`${labId} `)) connection.send(message)
    },
    figures: () => ({
      sockets: open.size,
      people: new Set([...open].map(({ connection }) => connection.seat.personId)).size,
    }),
    stop,
  }
}
