import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { seeded } from './syncClient.ts'

/** What a network does to what passes through it; a test changes it while things pass. */
interface Weather {
  /** Milliseconds each way. */
  delay: number
  /** Each way, of all connections together. */
  bytesPerSecond: number
  /** What the server sends over WebSockets, once they are open, waits; all of it comes when this ends. */
  socketsWait: boolean
  /**
   * How many of a hundred segments are lost. TCP sends each again when its answer does not come, after twice as long
   * every time, and what follows waits for it: that is what loss looks like to a program.
   */
  loss: number
  /** Nothing passes, and nobody is told. */
  silent: boolean
  /** Nobody gets through any more, and all connections end. */
  shut: boolean
  /** A proxy that does not know WebSockets: it takes the wish to upgrade out of a request. */
  plainHttp: boolean
}

export interface BadNetwork {
  url: string
  weather: Weather
  /** Leads to another server from now on. */
  leadTo: (server: string) => void
  /** Segments that had to be sent again. */
  resent: () => number
  open: () => number
  end: () => void
  close: () => Promise<void>
}

const SEGMENT_BYTES = 1_460
/** What a server says to open a WebSocket is no longer. */
const OPENING_BYTES = 1_000
/** The least time after which Linux sends a segment again. */
const FIRST_RETRY_MS = 200

/** A network between browsers and a server, seeded, so that it is as bad each time. */
export const openBadNetwork = async (server: string, seed = 1): Promise<BadNetwork> => {
  let target = new URL(server)
  const random = seeded(seed)
  const weather: Weather = {
    delay: 0,
    bytesPerSecond: Number.POSITIVE_INFINITY,
    socketsWait: false,
    loss: 0,
    silent: false,
    shut: false,
    plainHttp: false,
  }
  const passing = new Set<Socket>()
  let resent = 0

  /** How much later a segment arrives because it was lost, maybe more than once. */
  const lateBy = (): number => {
    let late = 0
    for (let wait = FIRST_RETRY_MS + 2 * weather.delay; random() * 100 < weather.loss; wait *= 2) {
      late += wait
      resent++
    }
    return late
  }
  const [up, down] = [{ free: 0 }, { free: 0 }]
  const pass = (
    way: { free: number },
    from: Socket,
    to: Socket,
    given: { change?: (bytes: Buffer) => Buffer; waits?: () => boolean } = {},
  ) => {
    const { change = (bytes: Buffer) => bytes, waits = () => false } = given
    /** In their order, each with the time at which it arrives; null is the end. */
    const underWay: { at: number; bytes: Buffer | null }[] = []
    let free = 0
    const arrive = () => {
      if (waits()) return void setTimeout(arrive, 10)
      for (let [first] = underWay; first && first.at <= performance.now(); [first] = underWay) {
        underWay.shift()
        if (weather.silent || to.destroyed) continue
        if (first.bytes === null) to.destroy()
        else to.write(first.bytes)
      }
      const [next] = underWay
      if (next) setTimeout(arrive, Math.max(0, next.at - performance.now()))
    }
    const send = (bytes: Buffer | null) => {
      way.free =
        Math.max(way.free, performance.now()) + ((bytes?.length ?? 0) * 1_000) / weather.bytesPerSecond
      free = Math.max(free, way.free + weather.delay + (bytes ? lateBy() : 0))
      underWay.push({ at: free, bytes })
      if (underWay.length === 1) setTimeout(arrive, Math.max(0, free - performance.now()))
    }
    passing.add(from)
    from.on('data', (data: Buffer) => {
      if (weather.silent) return
      const bytes = change(data)
      for (let at = 0; at < bytes.length; at += SEGMENT_BYTES) send(bytes.subarray(at, at + SEGMENT_BYTES))
    })
    from.on('error', () => {}) // what follows is its end
    from.on('close', () => {
      passing.delete(from)
      if (!weather.silent) send(null)
    })
  }
  const withoutUpgrade = (bytes: Buffer) =>
    weather.plainHttp
      ? Buffer.from(bytes.toString('latin1').replace(/^(upgrade|connection): .*\r\n/gim, ''), 'latin1')
      : bytes
  const gate = createServer((from) => {
    if (weather.shut) return void from.destroy()
    const to = connect(Number(target.port), target.hostname)
    let isSocket = false
    to.once('data', (first: Buffer) => {
      isSocket = first.toString('latin1').startsWith('HTTP/1.1 101')
    })
    pass(up, from, to, { change: withoutUpgrade })
    pass(down, to, from, { waits: () => isSocket && weather.socketsWait && to.bytesRead > OPENING_BYTES })
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const end = () => {
    for (const socket of passing) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    weather,
    leadTo: (next) => void (target = new URL(next)),
    resent: () => resent,
    open: () => passing.size / 2,
    end,
    close: () => {
      weather.silent = false
      end()
      return new Promise((resolve) => gate.close(() => resolve()))
    },
  }
}
