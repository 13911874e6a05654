import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importedRoadmapList, importResponse } from '#shared/api/delivery.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { releasedLab } from '../support/releaseLab.ts'
import { sampleRoadmap, testKey } from '../support/sampleRoadmap.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let cookie: string
let file: string
beforeAll(async () => {
  server = await startTestServer()
  cookie = await server.facilitator()
  const { lab } = await releasedLab(server)
  file = (await lab.api('/roadmaps/1', { cookie: lab.lead.cookie })).text
})
afterAll(() => server.close())

const send = (raw: string | Uint8Array<ArrayBuffer>) => server.api('/api/delivery/roadmaps', { cookie, raw })
const list = async () =>
  (await server.api('/api/delivery/roadmaps', { cookie })).as(importedRoadmapList).roadmaps

test('IM1 a roadmap of this server is imported as verified; the same file twice is one', async () => {
  const first = await send(file)
  expect(first.status).toBe(201)
  const { roadmap, known } = first.as(importResponse)
  expect(known).toBe(false)
  expect(roadmap).toMatchObject({
    version: 1,
    importedBy: 'Fatima Facilitator',
    signature: 'verified',
    initiatives: 2,
  })
  const second = await send(JSON.stringify(JSON.parse(file), null, 2))
  expect(second.status).toBe(200)
  expect(second.as(importResponse)).toEqual({ roadmap, known: true })
  expect(await list()).toEqual([roadmap])
  const kept = await server.api(`/api/delivery/roadmaps/${roadmap.id}`, { cookie })
  expect(kept.text).toBe(file)
  expect(kept.headers.get('etag')).toBe(`"${roadmap.contentHash}"`)
})

test.each(['1.0.0', '1.1.0'])('IM1 a file released as %s is taken as it is', async (version) => {
  const text = readFileSync(join(import.meta.dirname, `../fixtures/roadmap-${version}.json`), 'utf8')
  const answer = await send(text)
  expect(answer.status).toBe(201)
  const { roadmap } = answer.as(importResponse)
  expect(roadmap).toMatchObject({ signature: 'unverified', initiatives: 2 })
  expect((await server.api(`/api/delivery/roadmaps/${roadmap.id}`, { cookie })).text).toBe(text)
})

test('IM2 one changed character is refused and the part named', async () => {
  const changed = file.replace('Twenty-four farms', 'Twenty-five farms')
  expect(changed).not.toBe(file)
  const answer = await send(changed)
  expect([answer.status, answer.error]).toEqual([422, 'changed'])
  expect(answer.text).toContain('initiative AQ-1')
})

test('IM3 a stranger’s signature is said to be unverified; a forged one under this server’s key is refused', async () => {
  const key = await testKey('elsewhere')
  const foreign = (await send(JSON.stringify(await sampleRoadmap(key)))).as(importResponse)
  expect(foreign.roadmap.signature).toBe('unverified')
  const forged = await sampleRoadmap({ ...key, kid: server.server.parts.signer.kid })
  const answer = await send(JSON.stringify(forged))
  expect([answer.status, answer.error]).toEqual([422, 'changed'])
})

test.each([
  ['not JSON', 'a roadmap'],
  ['another thing', '{"hello":"world"}'],
  ['a key that comes twice', '{"a":1,"a":2}'],
  ['nothing', ''],
])('IM4 %s is not a roadmap', async (_what, text) => {
  const answer = await send(text)
  expect([answer.status, answer.error]).toEqual([400, 'invalid'])
})

test('IM4 bytes that are no text are not a roadmap', async () => {
  expect((await send(new Uint8Array([0xff, 0xfe, 0x7b]))).error).toBe('invalid')
})

test('IM5 a file above the limit is refused before it is read', async () => {
  const answer = await send(new Uint8Array(LIMITS.roadmapBytes + 1))
  expect([answer.status, answer.error]).toEqual([413, 'tooLarge'])
})
