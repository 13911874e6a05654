import { get } from 'node:http'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { NEWS_EVERY_MS } from '#server/sync/attendance.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeStep2, encodeUpdate, MESSAGE } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import {
  startAttackedServer,
  underAttack,
  type Attack,
  type AttackedServer,
} from '#test/support/attackedLab.ts'
import { structs } from '#test/support/judged.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { awareness, openRawClient, seeded, until, type RawClient } from '#test/support/syncClient.ts'

let server: AttackedServer
beforeAll(async () => {
  server = await startAttackedServer()
})
afterAll(async () => server.close())

const enter = async ({ sync, lab }: Attack, cookie = '', client?: number, ext = true): Promise<RawClient> =>
  openRawClient(sync, { lab, cookie, ext, ...(client !== undefined && { client }) })

/** Drawings of 240 kB each. */
const draw = async (attack: Attack, client: number, count: number): Promise<void> => {
  const writer = await enter(attack, attack.cookies[0], client)
  writer.send(encodeStep2(Y.encodeStateAsUpdate(new Y.Doc())))
  const words = Array.from({ length: 12 }, (_, n) => String(n % 10).repeat(LIMITS.longTextLength))
  for (let n = 0; n < count; n++) {
    const one = structs(client, n, 1, (e) => {
      encoding.writeUint8(e, 32 | 8)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, 'ink')
      encoding.writeVarString(e, `${client}.${n}`)
      encoding.writeVarUint(e, 1)
      encoding.writeAny(e, { board: sampleId(1), record: { words } })
    })
    writer.send(encodeUpdate(one))
    await until(() => writer.saved() === n + 2, 30_000)
  }
  writer.socket.terminate()
}

/** Asks for the plan to look at, unpacked, and reads no more of the answer than that it is one. */
const look = async ({ http, lab }: Attack, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'identity' }
    get(`${http}/api/labs/${lab}/sight`, { headers, agent: false }, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    }).on('error', reject)
  })

test('AT35 a large plan to look at, asked for unpacked a hundred times at once, holds nobody up', async () => {
  await underAttack('AT35', server, { prepare: async (attack) => draw(attack, 90, 22) }, async (attack) => {
    const [cookie = ''] = attack.cookies
    const answers = await Promise.all(Array.from({ length: 100 }, async () => look(attack, cookie)))
    expect(new Set(answers)).toEqual(new Set([200]))
  })
})

test('AT36 one seat whose sockets all move, change boards and ways of looking on as fast as they may holds nobody up', async () => {
  const random = seeded(36)
  const longest = Array.from({ length: 50 }, (_, n) => `shape:${'x'.repeat(60)}${n}`)
  await underAttack('AT36', server, { seats: 25 }, async (attack) => {
    const [hostile = '', ...hall] = attack.cookies
    const honest = await Promise.all(hall.map(async (cookie, n) => enter(attack, cookie, 500 + n)))
    for (const [n, one] of honest.entries())
      one.send(awareness([[500 + n, { cursor: { x: n, y: 0 }, brief: true }]]))
    const sockets = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => enter(attack, hostile, 600 + n)),
    )
    const began = performance.now()
    for (let round = 0; round < 25; round++) {
      for (const [n, one] of sockets.entries()) {
        const view = { x: round, y: n, w: 9_000, h: 9_000 }
        const state = {
          board: random() < 0.5 ? null : sampleId(700 + Math.floor(random() * 100)),
          cursor: { x: round, y: n },
          selection: longest.slice(round % 2),
          cursors: random() < 0.7,
          brief: random() < 0.5,
          ...(random() < 0.5 && { view }),
        }
        one.send(awareness([[600 + n, state]]))
      }
      await until(() => performance.now() - began > round * NEWS_EVERY_MS)
    }
    const seconds = (performance.now() - began) / 1_000
    const heard = honest.map((one) => one.awareness.reduce((sum, { length }) => sum + length, 0))
    const most = LIMITS.presenceByteBurst + seconds * LIMITS.presenceBytesPerSecond
    expect(Math.max(...heard)).toBeLessThan(1.5 * most)
    for (const { socket } of [...honest, ...sockets]) socket.terminate()
  })
})

test('AT39 a seat that begins messages and does not end them is cut off before they fill the memory', async () => {
  const piece = new Uint8Array(1024 * 1024)
  const begin = ({ socket }: RawClient, pieces: number) => {
    for (let n = 0; n < pieces; n++) socket.send(piece, { fin: false })
  }
  await underAttack('AT39', server, { seats: 2 }, async (attack) => {
    const [hostile, slow] = attack.cookies
    const large = await enter(attack, slow, 1)
    begin(large, 7)
    const hoarders = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => enter(attack, hostile, 2 + n)),
    )
    for (const one of hoarders) begin(one, 15)
    await Promise.all(hoarders.map(async ({ closed }) => closed))
    expect(large.socket.readyState).toBe(WebSocket.OPEN)
    large.socket.terminate()
  })
})

test('AT38 who asks again and again for everyone’s presence is sent away, and holds nobody up', async () => {
  const longest = Array.from({ length: 50 }, (_, n) => `shape:${'x'.repeat(30)}${n}`)
  await underAttack('AT38', server, { seats: 61 }, async (attack) => {
    const [hostile = '', ...hall] = attack.cookies
    const honest = await Promise.all(hall.map(async (cookie, n) => enter(attack, cookie, 500 + n)))
    for (const [n, one] of honest.entries())
      one.send(awareness([[500 + n, { cursor: { x: n, y: 0 }, selection: longest }]]))
    const askers = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => enter(attack, hostile, 900 + n, false)),
    )
    const query = new Uint8Array([MESSAGE.queryAwareness])
    for (const one of askers) for (let n = 0; n < 120; n++) one.send(query)
    expect(new Set(await Promise.all(askers.map(async ({ closed }) => closed)))).toEqual(
      new Set([CLOSE.tooFast]),
    )
    for (const { socket } of honest) socket.terminate()
  })
})
