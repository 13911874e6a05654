import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { MESSAGE, SYNC } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { createConnection } from '#client/sync/connection.ts'
import { addInitiative, withDocument } from '#test/support/liveDocument.ts'
import { until } from '#test/support/syncClient.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/** Fewer are read as fast as a snapshot. */
const ENOUGH_ROWS = 250

let server: TestServer
let lab: TestLab

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await addInitiative(server.url, lab, 'Before the snapshot')
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (let row = 0; row < ENOUGH_ROWS; row++)
      doc.getMap('ink').set('shape:a', { board: lab.id, record: { x: row } })
  })
  await server.restart() // a server that stops leaves a snapshot
  await addInitiative(server.url, lab, 'After it')
})
afterAll(async () => server?.close())

/** The page's own socket, and the kinds of frames that brought it the plan. */
const join = async (packed: boolean) => {
  const doc = new Y.Doc()
  const kinds: string[] = []
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie: lab.lead.cookie } })
      this.on('message', (data: ArrayBuffer) => {
        const [type, kind] = new Uint8Array(data)
        if (type === MESSAGE.packed) kinds.push('packed')
        if (type === MESSAGE.part) kinds.push('part')
        if (type === MESSAGE.sync && kind !== SYNC.step1) kinds.push(kind === SYNC.step2 ? 'step2' : 'update')
      })
    }
  }
  let synced = false
  const nothing = () => {}
  const connection = createConnection({
    doc,
    address: `${server.url.replace(/^http/, 'ws')}/sync`,
    labId: lab.id,
    Socket: Socket as unknown as typeof globalThis.WebSocket,
    packed,
    events: {
      brought: nothing,
      arriving: nothing,
      unreadable: nothing,
      synced: () => (synced = true),
      sent: nothing,
      saved: nothing,
      state: nothing,
      refused: nothing,
      guided: nothing,
      closed: nothing,
    },
  })
  connection.open(1)
  await until(() => synced)
  connection.destroy()
  return { kinds, titles: live(readPlan(doc).plan, 'initiatives').map(({ title }) => title) }
}

test('JO1 a server that has a snapshot sends it packed, with what came since; else the plan as it is', async () => {
  const both = ['Before the snapshot', 'After it']
  const { kinds, titles } = await join(true)
  expect(kinds[0]).toBe('packed')
  expect(kinds.filter((kind) => kind === 'update').length).toBeLessThan(ENOUGH_ROWS)
  expect(titles.toSorted()).toEqual(both.toSorted())
  const plain = await join(false)
  expect(plain.kinds).not.toContain('packed')
  expect(plain.titles.toSorted()).toEqual(both.toSorted())
})

test('JO10 what is large comes in parts to a page that asks for them, and whole to one that does not', async () => {
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    const words = Array.from({ length: 5 }, () => 'w'.repeat(LIMITS.longTextLength))
    doc.getMap('ink').set('shape:b', { board: lab.id, record: { words } })
  })
  const [inParts, whole] = [await join(true), await join(false)]
  expect(inParts.kinds.filter((kind) => kind === 'part')).toHaveLength(4)
  expect(whole.kinds).toEqual(['step2'])
  expect(inParts.titles.toSorted()).toEqual(whole.titles.toSorted())
})
