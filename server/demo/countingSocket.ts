import { MESSAGE, SYNC } from '#shared/wire/frames.ts'

/** A WebSocket class that sends these headers, and a count of the edits its sockets have sent. */
export const countingSocket = (
  headers: Record<string, string>,
): { Socket: typeof WebSocket; sent: () => number } => {
  let count = 0
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers })
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] !== SYNC.step1) count++
      super.send(data)
    }
  }
  return { Socket, sent: () => count }
}
