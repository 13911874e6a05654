import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lockResponse } from '#shared/api/locks.ts'
import { inkMap, layoutMap } from '#shared/doc/layout.ts'
import type { AreaAllows, LockTarget } from '#shared/plan/locks.ts'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const ROOM = sampleId(1)
const FARMS = sampleId(5)
const FRAME = 'shape:ideas'

const frame = (x: number, board = ROOM) => ({
  board,
  record: { id: FRAME, typeName: 'shape', type: 'frame', parentId: 'page:page', x, y: 0, rotation: 0, props: { w: 900, h: 600, name: 'Ideas' } },
}) // prettier-ignore
const note = (id: string, x: number) => ({
  board: ROOM,
  record: { id, typeName: 'shape', type: 'note', parentId: 'page:page', x, y: 200, rotation: 0, props: { scale: 1, growY: 0 } },
}) // prettier-ignore
const place = (x: number) => ({ board: ROOM, x, y: 50, w: 260, h: 168 })

const put = (id: string, value: unknown) => (doc: Y.Doc) => void inkMap(doc).set(id, value)

/** A lab with a room, a frame in it and a card in that. */
const labWithArea = async (): Promise<TestLab> => {
  const lab = await server.newLab()
  const plan = planOf({
    workstreams: [{ id: ROOM, code: 'MPSG' }],
    initiatives: [{ id: FARMS, workstreamId: ROOM, title: 'Farms' }],
  })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    putPlan(doc, plan)
    put(FRAME, frame(0))(doc)
    layoutMap(doc).set(FARMS, place(50))
  })
  return lab
}

const area = (allows?: AreaAllows): LockTarget => ({
  kind: 'area',
  board: ROOM,
  box: null,
  frame: FRAME,
  ...(allows && { allows }),
})
const set = (lab: TestLab, target: LockTarget) =>
  lab.api('/locks', { cookie: lab.lead.cookie, body: { target } })

/** A socket of a seat that sends what its hands wrote, and no command. */
const openHand = async (lab: TestLab, cookie: string) => {
  const client = await openRawClient(`${server.url.replace(/^http/, 'ws')}/sync`, { lab: lab.id, ext: true, cookie }) // prettier-ignore
  const doc = new Y.Doc()
  await until(() => client.states.length > 0)
  client.send(Uint8Array.from([0, 0, 1, 0]))
  await until(() => client.updates.length > 0)
  for (const update of client.updates) Y.applyUpdate(doc, update)
  let sent = 0
  return {
    client,
    doc,
    /** Resolves when it is on disk. */
    write: async (work: (doc: Y.Doc) => void) => {
      const before = Y.encodeStateVector(doc)
      work(doc)
      client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
      sent += 1
      await until(() => client.saved() === sent)
    },
    /** Resolves when the server has refused it. */
    tryOnce: async (work: (doc: Y.Doc) => void) => {
      const before = Y.encodeStateVector(doc)
      work(doc)
      client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
      await client.closed
      return client.refused
    },
    close: () => client.socket.terminate(),
  }
}

const inkNow = async (lab: TestLab): Promise<string[]> => {
  const hand = await openHand(lab, lab.lead.cookie)
  hand.close()
  return [...inkMap(hand.doc).keys()].toSorted()
}

test('AE8 an honest note is taken where notes alone may be added, changed and taken away by its author, also after a restart', async () => {
  const lab = await labWithArea()
  const [ann, ben] = [await lab.join({ name: 'Ann' }), await lab.join({ name: 'Ben' })]
  const { target } = (await set(lab, area('notes'))).as(lockResponse)
  expect(target).toEqual({ ...area('notes'), box: { x: 0, y: 0, w: 900, h: 600 } })
  const hand = await openHand(lab, ann.cookie)
  expect(hand.client.states.at(-1)?.locks.map((lock) => lock.target)).toEqual([target])
  await hand.write(put('shape:anns', note('shape:anns', 300)))
  await hand.write(put('shape:anns', note('shape:anns', 500)))
  await hand.write(put('shape:more', note('shape:more', 100)))
  hand.close()
  await server.restart()
  const bens = await openHand(lab, ben.cookie)
  expect(await bens.tryOnce(put('shape:anns', note('shape:anns', 520)))).toEqual([{ reason: 'locked' }])
  const later = await openHand(lab, ann.cookie)
  expect(later.client.states.at(-1)?.locks.map((lock) => lock.target)).toEqual([target])
  await later.write(put('shape:anns', note('shape:anns', 540)))
  await later.write((doc) => inkMap(doc).delete('shape:more'))
  later.close()
  expect(await inkNow(lab)).toEqual(['shape:anns', FRAME])
})

const ATTACKS: [name: string, work: (doc: Y.Doc) => void][] = [
  ['a card of it is moved', (d) => void layoutMap(d).set(FARMS, place(80))],
  ['another’s note is taken away', (d) => inkMap(d).delete('shape:bens')],
  ['its note becomes a frame', put('shape:anns', { ...frame(300), record: { ...frame(300).record, id: 'shape:anns' } })],
  ['a note is carried in', put('shape:away', note('shape:away', 300))],
  ['the frame is carried off', put(FRAME, frame(9_000))],
  ['an enormous note', put('shape:new', { ...note('shape:new', -4_500), record: { ...note('shape:new', -4_500).record, y: -4_600, props: { scale: 49 } } })],
] // prettier-ignore

test('AE8 what a hand-written client tries beside it is refused, and nothing has changed', async () => {
  const lab = await labWithArea()
  const [ann, ben] = [await lab.join({ name: 'Ann' }), await lab.join({ name: 'Ben' })]
  await set(lab, area('notes'))
  const anns = await openHand(lab, ann.cookie)
  await anns.write(put('shape:anns', note('shape:anns', 300)))
  await anns.write(put('shape:away', note('shape:away', 3_000)))
  anns.close()
  const bens = await openHand(lab, ben.cookie)
  await bens.write(put('shape:bens', note('shape:bens', 600)))
  bens.close()
  const before = await inkNow(lab)
  for (const [name, attack] of ATTACKS) {
    const hand = await openHand(lab, ann.cookie)
    expect(await hand.tryOnce(attack), name).toEqual([{ reason: 'locked' }])
  }
  expect(await inkNow(lab)).toEqual(before)
})

test('AE4 a facilitator who moves the frame moves the lock with it, for the next edit', async () => {
  const lab = await labWithArea()
  const { cookie } = await lab.join()
  await set(lab, area())
  const lead = await openHand(lab, lab.lead.cookie)
  await lead.write(put(FRAME, frame(5_000)))
  lead.close()
  const hand = await openHand(lab, cookie)
  await hand.write((doc) => void layoutMap(doc).set(FARMS, place(400)))
  expect(await hand.tryOnce((doc) => void layoutMap(doc).set(FARMS, place(5_200)))).toEqual([
    { reason: 'locked' },
  ])
})

test('AE9 a lock on a frame is one wherever the frame is; of none, or of another board’s, there is none', async () => {
  const lab = await labWithArea()
  const first = (await set(lab, area('notes'))).as(lockResponse)
  await withDocument(server.url, lab.lead.cookie, lab.id, put(FRAME, frame(700)))
  expect((await set(lab, area('notes'))).as(lockResponse).id).toBe(first.id)
  const other = (await set(lab, area('nothing'))).as(lockResponse)
  expect(other.id).not.toBe(first.id)
  expect((await set(lab, area())).as(lockResponse).id).toBe(other.id)
  const none = await set(lab, { ...area(), frame: 'shape:none' } as LockTarget)
  expect([none.status, JSON.parse(none.text)]).toMatchObject([404, { path: ['target', 'frame'] }])
  await withDocument(server.url, lab.lead.cookie, lab.id, put(FRAME, frame(0, sampleId(77))))
  expect((await set(lab, area('notes'))).status).toBe(404)
})
