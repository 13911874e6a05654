import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agreementView } from '#shared/api/agreement.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { SAMPLE, samplePlan } from '../support/samplePlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const RTL = '\u202Egnp.exe'
const NFD = 'Ame\u0301lie'

test('AT10 what no page would write, written by hand, spoils nothing else: titles of 1 MB, NUL, other normal forms, wrong kinds', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  await withDocument(server.url, cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const { cookie: hostile } = await lab.join()
  await withDocument(server.url, hostile, lab.id, (doc) => {
    const field = (id: string, name: string, value: unknown) =>
      doc.getMap<Y.Map<unknown>>('initiatives').get(id)?.set(name, value)
    field(SAMPLE.capacity, 'title', 'x'.repeat(1_000_000))
    field(SAMPLE.farms, 'title', `${RTL} ${NFD} \u0000`)
    field(SAMPLE.idea, 'title', { toString: 'x', length: -1 })
    field(SAMPLE.idea, 'supportOrgIds', 'not a set')
    doc.getMap('initiatives').set('not an id', new Y.Map<unknown>([['title', 'No id']]))
    doc.getMap('initiatives').set(SAMPLE.stopped, 'not an entity')
  })
  const { initiatives } = await server.server.parts.rooms.read(lab.id)
  expect(initiatives.get(SAMPLE.capacity)?.title).toBe('')
  expect(initiatives.get(SAMPLE.farms)?.title).toContain(RTL)
  expect(initiatives.get(SAMPLE.idea)?.title).toBe('')
  expect(initiatives.has(SAMPLE.stopped)).toBe(false)
  expect((await lab.api('/freeze', { cookie, method: 'POST' })).status).toBe(200)
  const { current } = (await lab.api('/agreement', { cookie })).as(agreementView)
  expect(current?.initiatives.map((one) => one.initiativeId)).toContain(SAMPLE.farms)
})
