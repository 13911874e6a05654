import type { WebSocket } from 'ws'

/** Beats without a word, not even a pong, after which a socket is no longer there. */
const MOST_SILENT_BEATS = 3

/**
 * Whether a socket is still there. A way of two seconds each brings a pong after four; what comes back sooner than three
 * beats is still there. So is who reads what waits for it, however slowly: a ping waits behind it.
 */
export const openHeartbeat = (socket: WebSocket) => {
  let silent = 0
  let waiting = 0
  const heard = () => void (silent = 0)
  socket.on('pong', heard)
  return {
    heard,
    beat: () => {
      if (socket.bufferedAmount < waiting) heard()
      waiting = socket.bufferedAmount
      if (++silent >= MOST_SILENT_BEATS) return socket.terminate()
      if (socket.readyState === socket.OPEN) socket.ping()
    },
  }
}
