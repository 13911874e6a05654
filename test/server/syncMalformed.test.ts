import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeStep2, encodeUpdate } from '#shared/wire/frames.ts'
import { startSyncServer, withFolder } from '#test/support/syncServer.ts'
import {
  awareness,
  editBy,
  openDocClient,
  openRawClient,
  seeded,
  until,
  type RawClient,
} from '#test/support/syncClient.ts'

const EARLIER_FAILURES: number[] = []

/** One malformed frame: random bytes, a valid frame with some bits turned, cut short, or with a huge length in it. */
const malformed = (random: () => number, valid: Uint8Array[]): Uint8Array => {
  const whole = (below: number) => Math.floor(random() * below)
  const base = Uint8Array.from(valid[whole(valid.length)] ?? [])
  switch (whole(4)) {
    case 0:
      return Uint8Array.from({ length: whole(200) }, () => whole(256))
    case 1:
      for (let flips = 1 + whole(4); flips > 0; flips--) {
        const at = whole(base.length)
        base[at] = (base[at] ?? 0) ^ (1 << whole(8))
      }
      return base
    case 2:
      return base.slice(0, whole(base.length))
    default: {
      const at = 2 + whole(base.length - 2)
      return Uint8Array.from([...base.slice(0, at), 255, 255, 255, 255, 255, 255, 15, ...base.slice(at)])
    }
  }
}

/** One seat may not open so many sockets in a minute. */
let seats = 0
const nextSeat = () => 10 + (seats++ % 80)

test.each([1, ...EARLIER_FAILURES])(
  'SY27 10,000 malformed frames (seed %i) neither crash nor stall the room, and change nothing they may not',
  async (seed) =>
    withFolder(async (dataDir) => {
      const server = await startSyncServer({ dataDir })
      const random = seeded(seed)
      const honest = await openDocClient(server.url, { seat: 1 })
      const issue = new Y.Map<unknown>()
      honest.doc.getMap('issues').set('i', issue)
      issue.set('description', new Y.Text('some text that is longer than a few letters'))
      await until(() => honest.allSaved())
      const text = issue.get('description')
      const valid = [
        encodeUpdate(editBy(61, (doc) => void doc.getMap('ink').set('k', { a: [1, 'two', null] }))),
        encodeUpdate(editBy(62, (doc) => doc.getMap('issues').delete('i'), honest.doc)),
        encodeStep2(Y.encodeStateAsUpdate(honest.doc)),
        encodeUpdate(
          editBy(63, (doc) => void doc.getMap('risks').set('r', new Y.Map([['t', new Y.Text('x')]]))),
        ),
        awareness([[64, { cursor: { x: 1, y: 1 } }]]),
        Uint8Array.from([0, 0, ...Y.encodeStateVector(honest.doc)]),
      ]
      const delay = monitorEventLoopDelay({ resolution: 10 })
      delay.enable()
      const answered: string[] = []
      let frames = 0
      let hostile: RawClient | null = null
      while (frames < 10_000) {
        // An observer: whatever still decodes must not change anything either.
        if (hostile === null || hostile.socket.readyState !== hostile.socket.OPEN)
          hostile = await openRawClient(server.url, { seat: nextSeat(), role: 'observer', ext: true })
        for (let burst = 0; burst < 20; burst++, frames++) hostile.send(malformed(random, valid))
        if (frames % 500 !== 0) continue
        answered.push(`sent ${frames}`)
        honest.ink.set('n', frames)
        await until(() => honest.allSaved())
        answered.push(`saved ${frames}`)
      }
      delay.disable()
      console.info(
        `longest event-loop delay during 10,000 malformed frames: ${Math.round(delay.max / 1e6)} ms`,
      )
      const rounds = Array.from({ length: 20 }, (_, at) => (at + 1) * 500)
      expect(answered).toEqual(rounds.flatMap((n) => [`sent ${n}`, `saved ${n}`]))
      const fresh = await openDocClient(server.url, { seat: 3 })
      expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(honest.doc))
      expect(String(text)).toBe('some text that is longer than a few letters')
      await server.stop()
    }),
)

test('SY28 10,000 malformed frames of a participant leave a document that loads and that everyone shares', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const random = seeded(28)
    const honest = await openDocClient(server.url, { seat: 1 })
    honest.ink.set('k', 1)
    await until(() => honest.allSaved())
    let client = 100
    for (let frames = 0; frames < 10_000;) {
      const hostile = await openRawClient(server.url, { seat: nextSeat(), ext: true })
      client++
      const valid = [
        encodeUpdate(editBy(client, (doc) => void doc.getMap('ink').set('k', { a: [1, 'two'] }), honest.doc)),
        encodeStep2(
          editBy(client, (doc) => void doc.getMap('risks').set('r', new Y.Map([['t', new Y.Text('x')]]))),
        ),
        encodeUpdate(editBy(client, (doc) => doc.getMap('ink').delete('k'), honest.doc)),
      ]
      for (let burst = 0; burst < 40; burst++, frames++) hostile.send(malformed(random, valid))
      hostile.socket.close()
      await hostile.closed
    }
    honest.ink.set('last', 1)
    await until(() => honest.allSaved())
    const fresh = await openDocClient(server.url, { seat: 3 })
    await until(() => Buffer.from(Y.encodeStateAsUpdate(fresh.doc)).equals(Y.encodeStateAsUpdate(honest.doc)))
    await server.stop()
    const again = await startSyncServer({ dataDir })
    const back = await openDocClient(again.url, { seat: 3 })
    expect(Y.encodeStateAsUpdate(back.doc)).toEqual(Y.encodeStateAsUpdate(fresh.doc))
    await again.stop()
  }))
