import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { WebSocketServer } from 'ws'
import { role, type Role } from '#shared/api/identity.ts'
import { emptyPlan, type Plan } from '#shared/plan/plan.ts'
import type { Phase } from '#shared/wire/frames.ts'
import { openUpdateLog, type UpdateLog } from '#server/storage/updateLog.ts'
import { openRooms, type LiveSeat, type Rooms, type RoomsOptions } from '#server/sync/rooms.ts'
import { keepStreams } from '#server/sync/wire.ts'

export const LAB = '01980000-0000-7000-8000-00000000a001'

/** A seat of a given number: stable ids, so that one seat can come back. */
export const seatNo = (number: number, role: Role = 'participant'): LiveSeat => ({
  seatId: `01980000-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`,
  personId: `01980000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
  name: `Person ${number}`,
  role,
  color: '#336699',
  group: 'Ministry',
})

export interface SyncServer {
  /** `ws://…/LAB`, without the query of a seat. */
  url: string
  rooms: Rooms
  log: UpdateLog
  /** What the server outside would say of the lab. */
  phase: { phase: Phase; version: number }
  /** Stops it; the folder stays. */
  stop: () => Promise<void>
}

export interface SyncServerOptions extends Partial<Omit<RoomsOptions, 'log'>> {
  dataDir: string
  plan?: Plan | null
  wrapLog?: (log: UpdateLog) => UpdateLog
}

/** The rooms behind a real socket: the query says who one is, everything else is the server's own. */
export const startSyncServer = async (options: SyncServerOptions): Promise<SyncServer> => {
  const opened = await openUpdateLog(join(options.dataDir, 'log.sqlite'))
  const log = options.wrapLog?.(opened) ?? opened
  const phase: SyncServer['phase'] = { phase: 'open', version: 0 }
  const rooms = openRooms({
    log,
    stateOf: async () => ({ locks: [], ...phase }),
    now: Date.now,
    logger: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    ...options,
  })
  if (options.plan !== null && (await opened.load(LAB)).seq === 0)
    await rooms.create(LAB, options.plan ?? emptyPlan())

  const http = createServer()
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: 64 * 1024 * 1024,
    perMessageDeflate: false,
  })
  keepStreams(sockets)
  sockets.on('connection', (socket, request) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    const client = searchParams.get('client')
    const seat = seatNo(
      Number(searchParams.get('seat') ?? 1),
      role.catch('participant').parse(searchParams.get('role')),
    )
    rooms.connect(socket, pathname.slice(1), seat, {
      ext: searchParams.get('ext') === '1',
      packed: searchParams.get('packed') === '1',
      parts: searchParams.get('parts') === '1',
      clientId: client === null ? null : Number(client),
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    url: `ws://127.0.0.1:${address.port}`,
    rooms,
    log,
    phase,
    stop: async () => {
      await rooms.close()
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((resolve) => http.close(resolve))
      await log.close()
    },
  }
}

/** A folder that is gone when `work` is done. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-lab-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
