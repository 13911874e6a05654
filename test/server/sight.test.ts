import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labSight } from '#shared/api/sight.ts'
import { addInitiative } from '#test/support/liveDocument.ts'
import { openDocClient, until } from '#test/support/syncClient.ts'
import { LAB, startSyncServer, withFolder } from '#test/support/syncServer.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => server?.close())

test('JO7 every seat of a lab may look at its plan as it is; nobody else', async () => {
  const lab = await server.newLab()
  await addInitiative(server.url, lab, 'Protect the reefs')
  for (const role of ['observer', 'participant', 'labLead'] as const) {
    const { cookie } = await lab.join({ role })
    const answer = await lab.api('/sight', { cookie })
    const sight = answer.as(labSight)
    expect(sight.plan['initiatives']).toMatchObject([{ title: 'Protect the reefs' }])
    expect(sight.plan['workstreams']).toHaveLength(1)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  const { cookie } = await (await server.newLab()).join()
  expect((await lab.api('/sight', { cookie })).status).toBe(404)
  expect((await lab.api('/sight')).status).toBe(401)
  const plain = await lab.api('/sight', {
    cookie: lab.lead.cookie,
    headers: { 'accept-encoding': 'identity' },
  })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.as(labSight).plan['initiatives']).toHaveLength(1)
})

test('JO8 all who come within a few seconds share one reading of the plan, which is made again when it has changed', async () => {
  await withFolder(async (dataDir) => {
    let now = 1_000_000
    const rooms = await startSyncServer({ dataDir, now: () => now })
    const look = () => rooms.rooms.sight(LAB)
    const drawn = async () => Object.keys(labSight.parse(JSON.parse(gunzipSync(await look()).toString())).ink)
    const [first, second] = await Promise.all([look(), look()])
    expect(second).toBe(first)
    now += 60_000
    expect(await look()).toBe(first)
    const client = await openDocClient(rooms.url)
    client.ink.set('shape:a', { board: LAB, record: { x: 1 } })
    await until(client.allSaved)
    expect(await drawn()).toEqual(['shape:a'])
    client.ink.set('shape:b', { board: LAB, record: { x: 2 } })
    await until(client.allSaved)
    expect(await drawn()).toEqual(['shape:a'])
    now += 5_000
    expect(await drawn()).toEqual(['shape:a', 'shape:b'])
    client.ink.set('shape:c', { board: LAB, record: { x: 3 } })
    await until(client.allSaved)
    now -= 3_600_000 // the clock was set back
    expect(await drawn()).toEqual(['shape:a', 'shape:b', 'shape:c'])
    client.socket.close()
    await rooms.stop()
  })
})
