import type { Connection } from '#server/sync/connection.ts'
import { NEWS_EVERY_MS } from '#server/sync/attendance.ts'
import { sizeOf } from '#server/sync/wire.ts'
import { openPresence } from '#server/sync/presence.ts'
import { connectionOf } from '../support/honestServer.ts'
import { sampleId } from '../support/samplePlan.ts'
import { awarenessUpdate, seeded } from '../support/syncClient.ts'
import { seatNo } from '../support/syncServer.ts'

/*
 * What presence costs without sockets, all on one board and all moving seven times a second:
 * `node test/bench/presence.ts`. Each is run for ten seconds of the room's time.
 */
const BOARD = sampleId(701)
const MOVES_A_SECOND = 7
const SECONDS = 10
/** Pages as ours, pages that see a ninth of the board each, and stock clients. */
const KINDS = ['page', 'page with a view', 'stock client'] as const
type Kind = (typeof KINDS)[number]

const random = seeded(7)
const anywhere = () => Math.round(random() * 3_000)

const stateOf = (kind: Kind, n: number) => ({
  board: BOARD,
  cursor: { x: anywhere(), y: anywhere() },
  selection: ['shape:01980000-0000-7000-8000-00000000a001'],
  ...(kind !== 'stock client' && { brief: true }),
  ...(kind === 'page with a view' && {
    view: { x: (n % 3) * 1_000, y: (Math.floor(n / 3) % 3) * 1_000, w: 1_000, h: 1_000 },
  }),
})

const measure = (people: number, kind: Kind) => {
  let now = 0
  const presence = openPresence(() => now)
  const sockets = Array.from({ length: people }, (_, n): Connection => {
    const seat = { ...seatNo(n % 99), seatId: sampleId(n), group: `Organisation ${n % 20}` }
    return connectionOf(seat, 1_000_000_000 + n, () => {})
  })
  const spent = { receiving: 0, telling: 0, moves: 0, bytes: 0, messages: 0 }
  const tell = () => {
    const began = performance.now()
    const newsFor = presence.takeNews()
    for (const socket of sockets) {
      const news = newsFor(socket)
      if (!news) continue
      spent.bytes += sizeOf(news)
      spent.messages++
    }
    spent.telling += performance.now() - began
  }
  const say = (n: number) => {
    const [socket] = sockets.slice(n, n + 1)
    const update = awarenessUpdate([[socket?.clientId ?? 0, stateOf(kind, n)]])
    const began = performance.now()
    if (socket) presence.receive(socket, update, () => true)
    spent.receiving += performance.now() - began
    spent.moves++
  }
  for (let n = 0; n < people; n++) say(n)
  now += NEWS_EVERY_MS
  tell()
  Object.assign(spent, { receiving: 0, telling: 0, moves: 0, bytes: 0, messages: 0 })
  const step = 1_000 / (MOVES_A_SECOND * people)
  for (let at = 0, n = 0; at < SECONDS * 1_000; at += step, n++) {
    now = Math.round(NEWS_EVERY_MS + at)
    say(n % people)
    if (presence.dueIn() === 0) tell()
  }
  return {
    'µs to receive a move': ((1_000 * spent.receiving) / spent.moves).toFixed(1),
    'µs to tell a socket': ((1_000 * spent.telling) / spent.messages).toFixed(1),
    '% of a core': ((spent.receiving + spent.telling) / SECONDS / 10).toFixed(2),
    'messages per socket and s': (spent.messages / people / SECONDS).toFixed(1),
    'kB per socket and s': (spent.bytes / people / SECONDS / 1_000).toFixed(1),
    'bytes per move and socket': (spent.bytes / spent.moves / people).toFixed(0),
  }
}

for (const kind of KINDS) measure(50, kind) // warm
console.table(
  Object.fromEntries(
    [10, 50, 200].flatMap((people) => KINDS.map((kind) => [`${people} × ${kind}`, measure(people, kind)])),
  ),
)
