import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** How fast a line is, and how long a byte takes from end to end. */
export interface Line {
  bytesPerSecond: number
  delayMs: number
}

const SEGMENT_BYTES = 1_460

/** When so many bytes, handed to the line at a time (ms), come out of it: one after the other, none before its turn. */
export const openLine = ({ bytesPerSecond, delayMs }: Line): ((bytes: number, now: number) => number) => {
  let free = 0
  return (bytes, now) => {
    free = Math.max(free, now) + (bytes * 1_000) / bytesPerSecond
    return free + delayMs
  }
}

/** Passes what it reads on as the line lets it. */
const pass = (from: Socket, to: Socket, line: Line): void => {
  const arrival = openLine(line)
  const underWay: { at: number; bytes: Buffer }[] = []
  let timer: NodeJS.Timeout | null = null
  const arrive = (): void => {
    timer = null
    for (let [first] = underWay; first && first.at <= performance.now(); [first] = underWay) {
      underWay.shift()
      if (!to.destroyed) to.write(first.bytes)
    }
    const [next] = underWay
    if (next) timer = setTimeout(arrive, Math.max(0, next.at - performance.now()))
  }
  from.on('data', (data: Buffer) => {
    for (let at = 0; at < data.length; at += SEGMENT_BYTES) {
      const bytes = data.subarray(at, at + SEGMENT_BYTES)
      underWay.push({ at: arrival(bytes.length, performance.now()), bytes })
    }
    if (timer === null) arrive()
  })
  from.on('error', () => {}) // its end follows
  from.on('close', () => to.destroy())
}

/** A slow line to a port of this machine, the same in both directions. The opening of a connection is not delayed. */
export const openSlowLine = async (port: number, line: Line) => {
  const sockets = new Set<Socket>()
  const gate = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      sockets.add(socket)
    }
    pass(near, far, line)
    pass(far, near, line)
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  return {
    port: (gate.address() as AddressInfo).port,
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy()
      gate.close()
      await once(gate, 'close')
    },
  }
}
