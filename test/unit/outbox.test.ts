import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Connection } from '#server/sync/connection.ts'
import { noMeter } from '#server/sync/meter.ts'
import { NEWS_EVERY_MS } from '#server/sync/attendance.ts'
import { openOutbox } from '#server/sync/outbox.ts'
import { openPresence } from '#server/sync/presence.ts'
import type { ToldRow } from '#server/sync/toldBatch.ts'
import type { Presence } from '#server/sync/presence.ts'
import { frameOf, keepStreams, streamOf } from '#server/sync/wire.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { MESSAGE } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { connectionOf } from '#test/support/honestServer.ts'
import { messagesIn } from '#test/support/serverFrames.ts'
import { awarenessUpdate } from '#test/support/syncClient.ts'
import { seatNo } from '#test/support/syncServer.ts'

interface Heard {
  connection: Connection
  writes: Uint8Array[][]
  waiting: number
  ended: string[]
}

const listener = (n: number, { ext = true, joined = true } = {}): Heard => {
  const heard: Heard = { writes: [], waiting: 0, ended: [], connection: undefined as never }
  const connection = connectionOf(seatNo(n), n, (why) => heard.ended.push(why))
  heard.connection = {
    ...connection,
    ext,
    joined,
    write: (...parts) => heard.writes.push([...parts]),
    waiting: () => heard.waiting,
  }
  return heard
}

const nobody: Presence = {
  receive: () => false,
  dueIn: () => null,
  takeNews: () => () => null,
  takeGuides: () => () => null,
  guideTo: () => null,
  hideCursors: () => {},
  there: () => new Set(),
  everyoneBut: () => null,
  leave: () => null,
}

/** A room's outbox whose time passes when it is told to. */
const outboxOf = (listeners: readonly Heard[], given: { presence?: Presence; held?: Uint8Array[] } = {}) => {
  const due: (() => void)[] = []
  const outbox = openOutbox({
    connections: new Set(listeners.map(({ connection }) => connection)),
    presence: given.presence ?? nobody,
    since: (seq) => (given.held ? [Y.mergeUpdates(given.held.slice(seq))] : null),
    seq: 0,
    hall: () => null,
    meter: noMeter,
    timers: {
      after: (_ms, run) => {
        due.push(run)
        return () => void due.splice(due.indexOf(run), 1)
      },
      every: () => () => {},
    },
  })
  return { outbox, timePasses: () => due.splice(0).forEach((run) => run()) }
}

const updateBy = (client: number, value: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getMap('ink').set(`of ${client}`, value)
  return Y.encodeStateAsUpdate(doc)
}
const row = (author: Heard, value: string): ToldRow => ({
  author: author.connection,
  bytes: updateBy(author.connection.clientId ?? 0, value),
})

const told = ({ writes }: Heard) => {
  const messages = writes.flatMap((parts) => messagesIn(Buffer.concat(parts)))
  const typeOf = (message: Uint8Array) => decoding.readVarUint(decoding.createDecoder(message))
  const contentOf = (message: Uint8Array, kinds: number) => {
    const decoder = decoding.createDecoder(message)
    for (let n = 0; n < kinds; n++) decoding.readVarUint(decoder)
    return decoder
  }
  return {
    updates: messages
      .filter((message) => typeOf(message) === MESSAGE.sync)
      .map((message) => decoding.readVarUint8Array(contentOf(message, 2))),
    saved: messages
      .filter((message) => typeOf(message) === MESSAGE.saved)
      .map((message) => decoding.readVarUint(contentOf(message, 1))),
    presence: messages.filter((message) => typeOf(message) === MESSAGE.awareness).length,
    awareness: messages
      .filter((message) => typeOf(message) === MESSAGE.awareness)
      .map((message) => decoding.readVarUint8Array(contentOf(message, 1))),
  }
}

const SIZES = [0, 1, 125, 126, 65_535, 65_536, 300_000]

test('OB1 a frame is as the websocket protocol has it, whatever its size', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  keepStreams(server)
  server.on('connection', (socket) => {
    for (const size of SIZES) streamOf(socket).write(frameOf(new Uint8Array(size).fill(7)))
  })
  await once(server, 'listening')
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const arrived: Buffer[] = []
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (arrived.push(data) === SIZES.length) resolve()
    })
  })
  expect(arrived.map((data) => [data.length, new Set(data)])).toEqual(
    SIZES.map((size) => [size, new Set(size > 0 ? [7] : [])]),
  )
  socket.terminate()
  server.close()
})

test('OB2 whatever is gathered, each socket is told once of all that others did, and of how much of its own is on disk', () => {
  const people = 5
  const who = fc.record({ ext: fc.boolean(), joined: fc.boolean() })
  const step = fc.oneof(
    fc.record({ batch: fc.array(fc.integer({ min: 0, max: people - 1 }), { minLength: 1, maxLength: 6 }) }),
    fc.constant('time passes' as const),
    fc.constant('somebody moved' as const),
  )
  fc.assert(
    fc.property(
      fc.array(who, { minLength: people, maxLength: people }),
      fc.array(step, { maxLength: 20 }),
      (kinds, steps) => {
        const listeners = kinds.map((kind, n) => listener(n + 1, kind))
        let moves = 0
        let hasMoved = false
        const news = [new Uint8Array([0])]
        const { outbox, timePasses } = outboxOf(listeners, {
          presence: {
            ...nobody,
            dueIn: () => (hasMoved ? 0 : null),
            takeNews: () => {
              if (!hasMoved) return () => null
              hasMoved = false
              moves++
              return () => news
            },
          },
        })
        const done: { author: number; bytes: Uint8Array }[] = []
        for (const one of steps) {
          if (one === 'time passes') timePasses()
          else if (one === 'somebody moved') {
            hasMoved = true
            outbox.moved()
          } else {
            const rows = one.batch.flatMap((author) => {
              const by = listeners[author]
              if (!by) return []
              by.connection.done++
              const made = row(by, `${done.length}`)
              done.push({ author, bytes: made.bytes })
              return [made]
            })
            outbox.rows(rows, done.length, new Set(rows.map(({ author }) => author)))
          }
        }
        timePasses()
        for (const [at, heard] of listeners.entries()) {
          const { updates, saved, presence } = told(heard)
          const { ext, joined } = heard.connection
          const own = done.filter(({ author }) => author === at).length
          expect(updates).toEqual(
            joined ? done.filter(({ author }) => author !== at).map(({ bytes }) => bytes) : [],
          )
          expect(saved.at(-1) ?? 0).toBe(ext ? own : 0)
          expect(presence).toBe(moves)
        }
      },
    ),
    { seed: 1, numRuns: 300 },
  )
})

test('OB3 a batch of many authors is one write to each socket; all who get the same get the same bytes', () => {
  const listeners = Array.from({ length: 200 }, (_, n) => listener(n + 1))
  const { outbox } = outboxOf(listeners)
  const [first, second] = listeners as [Heard, Heard]
  outbox.rows([row(first, 'a'), row(second, 'b')], 2, new Set([first.connection, second.connection]))
  expect(listeners.map(({ writes }) => writes.length)).toEqual(listeners.map(() => 1))
  expect(new Set(listeners.slice(2).map(({ writes }) => writes[0]?.[0])).size).toBe(1)
})

test('OB3 an author among two hundred is told the others’ in two parts of the same bytes', () => {
  const listeners = Array.from({ length: 200 }, (_, n) => listener(n + 1))
  const { outbox } = outboxOf(listeners)
  for (const { connection } of listeners) connection.done++
  outbox.rows(
    listeners.map((one, n) => row(one, `${n}`)),
    200,
    new Set(listeners.map(({ connection }) => connection)),
  )
  const parts = listeners.map(({ writes }) => writes[0] ?? [])
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(3)
  expect(new Set(parts.flatMap((some) => some.slice(0, -1)).map(({ buffer }) => buffer)).size).toBe(1)
  expect(new Set(listeners.map((heard) => told(heard).updates.length))).toEqual(new Set([199]))
  expect(new Set(listeners.map((heard) => told(heard).saved.join()))).toEqual(new Set(['1']))
})

test('OB4 an edit that is on disk is told at once', () => {
  const listeners = Array.from({ length: 10 }, (_, n) => listener(n + 1))
  const { outbox } = outboxOf(listeners)
  for (let n = 1; n <= 3; n++) outbox.rows([row(listeners[0] as Heard, `${n}`)], n, new Set())
  expect(told(listeners[1] as Heard).updates).toHaveLength(3)
})

test('OB5 who reads slowly gets one merged update, and what of its own is on disk, when it has read', () => {
  const [writer, slow] = [listener(1), listener(2)]
  const held: Uint8Array[] = []
  const { outbox } = outboxOf([writer, slow], { held })
  const write = (n: number) => {
    const made = row(writer, `${n}`)
    held.push(made.bytes)
    outbox.rows([made], n, new Set())
  }
  write(1)
  slow.waiting = LIMITS.behindBytes + 1
  write(2)
  slow.connection.done = 1
  outbox.rows([], 2, new Set([slow.connection]))
  for (let n = 3; n <= 50; n++) write(n)
  expect(told(slow)).toMatchObject({ updates: held.slice(0, 2), saved: [] })

  slow.waiting = 0
  outbox.drained(slow.connection)
  const { updates, saved } = told(slow)
  expect(updates).toHaveLength(3)
  expect(saved).toEqual([1])
  const [doc, merged] = [new Y.Doc(), new Y.Doc()]
  for (const update of held) Y.applyUpdate(doc, update)
  for (const update of updates) Y.applyUpdate(merged, update)
  expect(merged.getMap('ink').toJSON()).toEqual(doc.getMap('ink').toJSON())
  write(51)
  expect(told(slow).updates).toHaveLength(4)
})

test('OB5 PR1 who reads slowly is told of who went meanwhile, said or not, and not of all who came and went', () => {
  let now = 1_000_000
  const presence = openPresence(() => now)
  const [silent, leaver, slow] = [listener(1), listener(2), listener(3)]
  const { outbox, timePasses } = outboxOf([silent, leaver, slow], { presence, held: [] })
  const tick = () => {
    now += NEWS_EVERY_MS
    outbox.moved()
    timePasses()
  }
  const say = ({ connection }: Heard, state: object | null) =>
    presence.receive(connection, awarenessUpdate([[connection.clientId ?? 0, state]]), () => true)
  const leave = ({ connection }: Heard) => {
    const gone = presence.leave(connection)
    if (gone) outbox.say(gone)
  }
  for (const one of [silent, leaver, slow]) say(one, { board: null })
  tick()
  slow.waiting = LIMITS.behindBytes + 1
  say(leaver, { board: null, cursor: { x: 1, y: 1 } })
  tick()
  const before = slow.writes.length
  say(silent, null)
  leave(leaver)
  for (let n = 0; n < 1_000; n++) {
    const guest = listener(100 + n)
    say(guest, { board: null })
    leave(guest)
    if (n % 100 === 0) tick()
  }
  tick()
  expect(slow.writes).toHaveLength(before)
  slow.waiting = 0
  outbox.drained(slow.connection)
  const awareness = new Awareness(new Y.Doc())
  for (const message of told(slow).awareness) applyAwarenessUpdate(awareness, message, 'server')
  expect([...awareness.getStates().keys()]).toEqual([awareness.clientID])
  expect(slow.writes.at(-1)?.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(100)
  awareness.destroy()
})

test('OB6 who has read too late for what it missed is closed with the reason, to come back for all of it', () => {
  const [writer, slow] = [listener(1), listener(2)]
  const { outbox } = outboxOf([writer, slow])
  slow.waiting = LIMITS.behindBytes + 1
  for (let n = 1; n <= 2; n++) outbox.rows([row(writer, `${n}`)], n, new Set())
  slow.waiting = 0
  outbox.drained(slow.connection)
  expect(slow.ended).toEqual([`Person 2: ${CLOSE.tooSlow} `])
})
