import type { WebSocket } from 'ws'
import { encodeAwareness } from '#shared/wire/frames.ts'
import { frameOf, type Writer } from './wire.ts'

/** Beats without a word, not even a pong, after which a socket is no longer there. */
const MOST_SILENT_BEATS = 3
/** What a slow line carries in a beat: 256 kbit/s. */
const BYTES_PER_BEAT = 75_000
/** A presence message that tells of no one: the server is there. */
const HERE = frameOf(encodeAwareness(new Uint8Array([0])))

/**
 * Whether a socket is still there. A way of two seconds each brings a pong after four; what comes back sooner than three
 * beats is still there. So is who reads what waits for it, however slowly. What the system below took of it is not told
 * to be read: it may be a whole plan, with the ping behind it, and has the time a slow line takes for it. And so is who
 * sends something large, with the pong behind it; it is told that this arrives.
 */
export const openHeartbeat = (socket: WebSocket, { write, written, arrived }: Writer) => {
  let silent = 0
  let waiting = 0
  let arrivedBefore = 0
  let read = 0
  let patience = MOST_SILENT_BEATS
  const heard = () => void (silent = 0)
  socket.on('pong', (before: Buffer) => {
    heard()
    // `drained` has pings of its own, which say nothing of this.
    read = Math.min(written(), Math.max(read, Number(before.toString()) || 0))
  })
  const hearWhatIsNotWhole = () => {
    if (silent > 0 && arrived() > arrivedBefore) {
      heard()
      write(HERE)
    }
    arrivedBefore = arrived()
  }
  return {
    heard,
    beat: () => {
      hearWhatIsNotWhole()
      if (socket.bufferedAmount < waiting) heard()
      waiting = socket.bufferedAmount
      if (silent === 0) patience = MOST_SILENT_BEATS + Math.floor((written() - read) / BYTES_PER_BEAT)
      if (++silent >= patience) return socket.terminate()
      if (socket.readyState === socket.OPEN) socket.ping(String(written()))
    },
  }
}
