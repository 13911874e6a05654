import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { agreementView, publicationRequest, roadmapList } from '#shared/api/agreement.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { roadmapJsonSchema } from '#shared/roadmap/jsonSchema.ts'
import { roadmapSchema } from '#shared/roadmap/schema.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'
import { planFromText } from '#server/agreement/planText.ts'
import { putPlan, setFields, withDocument } from '../support/liveDocument.ts'
import { endorse, freezeAndSign, release, releasedLab } from '../support/releaseLab.ts'
import { SAMPLE, samplePlan } from '../support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
let lab: TestLab
let sponsor: Member
beforeAll(async () => {
  server = await startTestServer()
  ;({ lab, sponsor } = await releasedLab(server))
})
afterAll(() => server.close())

const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
const get = (version: number | string, more = {}) =>
  lab.api(`/roadmaps/${version}`, { cookie: sponsor.cookie, ...more })

test('RM1 a released roadmap fits the published schema, is whole, and is signed by the published key', async () => {
  const text = (await get(1)).text
  const schema: object = JSON.parse((await server.api('/schemas/roadmap/1.1/schema.json')).text)
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  expect(ajv.validate(schema, JSON.parse(text)), ajv.errorsText()).toBe(true)
  const roadmap = roadmapSchema.parse(JSON.parse(text))
  expect(checkRoadmap(roadmap).ok).toBe(true)
  const keys = (await server.api('/.well-known/jwks.json')).as(jwks)
  expect(await verifySignature(roadmap, keys)).toBe('verified')
  expect(keys.keys[0], 'the private part stays on the server').not.toHaveProperty('d')
  expect(roadmap.lab).toMatchObject({ id: lab.id, slug: lab.slug })
  expect(roadmap.endorsements.map((e) => e.role)).toEqual(['labLead', 'sponsor'])
  expect(roadmap.commitments.length).toBe(4)
})

test('R14 who said an objection is told by the organisation of the seat that wrote it', async () => {
  const roadmap = roadmapSchema.parse(JSON.parse((await get(1)).text))
  const objection = roadmap.dissents.find((d) => d.id === SAMPLE.objection)
  expect(objection).toMatchObject({ kind: 'objection', organisationId: null, organisationName: '' })
  const own = await server.newLab()
  const fishers = await own.join({ organisationName: 'Fishers' })
  await withDocument(server.url, fishers.cookie, own.id, (doc) => putPlan(doc, samplePlan()))
  await release(own, await own.join({ role: 'sponsor' }))
  const theirs = await own.api('/roadmaps/1', { cookie: own.lead.cookie })
  const said = roadmapSchema.parse(JSON.parse(theirs.text)).dissents
  expect(new Set(said.map((d) => d.organisationName))).toEqual(new Set(['Fishers']))
})

test('R14 nobody puts other words into an objection: it is told as its author said it', async () => {
  const own = await server.newLab()
  const [fishers, other] = [await own.join({ organisationName: 'Fishers' }), await own.join()]
  await withDocument(server.url, fishers.cookie, own.id, (doc) => putPlan(doc, samplePlan()))
  const attempt = withDocument(server.url, other.cookie, own.id, (doc) =>
    setFields(doc, 'comments', SAMPLE.objection, { text: 'The team is not too small' }),
  )
  await expect(attempt).rejects.toThrow('closed with 4403')
  await release(own, await own.join({ role: 'sponsor' }))
  const theirs = await own.api('/roadmaps/1', { cookie: own.lead.cookie })
  const said = roadmapSchema.parse(JSON.parse(theirs.text)).dissents.find((d) => d.id === SAMPLE.objection)
  expect(said).toMatchObject({ text: 'The team is too small', organisationName: 'Fishers' })
})

test('RM2 the list tells every version with its address', async () => {
  const list = (await lab.api('/roadmaps', { cookie: sponsor.cookie })).as(roadmapList)
  expect(list.publication).toBe('internal')
  expect(list.roadmaps).toMatchObject([
    { version: 1, initiatives: 2, url: `${server.url}/api/labs/${lab.slug}/roadmaps/1` },
  ])
})

test('RM2 its tag is its hash: what one has already is not sent again', async () => {
  const first = await get(1)
  const roadmap = roadmapSchema.parse(JSON.parse(first.text))
  const etag = `"${roadmap.hashes.whole}"`
  expect(first.headers.get('etag')).toBe(etag)
  expect(first.headers.get('content-type')).toBe('application/json')
  expect(first.headers.get('content-disposition')).toBeNull()
  const second = await get(1, { headers: { 'if-none-match': etag } })
  expect([second.status, second.text]).toEqual([304, ''])
})

test('RM2 as a download it has a name', async () => {
  const answer = await lab.api('/roadmaps/1?download', { cookie: sponsor.cookie })
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${lab.slug}-roadmap-1.json"`)
})

test.each(['2', '0', '-1', '1.5', '01', 'newest', '1e0', '99999999999'])(
  'RM2 there is no version %s',
  async (version) => {
    expect((await get(version)).error).toBe('notFound')
  },
)

test('RM3 internal: seats of the lab read it, nobody else', async () => {
  const { cookie } = await lab.join({ role: 'observer' })
  expect((await get(1, { cookie })).status).toBe(200)
  const stranger = await (await server.newLab()).join()
  for (const path of ['/roadmaps', '/roadmaps/1']) {
    expect((await lab.api(path, { cookie: stranger.cookie })).status).toBe(404)
    expect((await lab.api(path)).status).toBe(401)
  }
})

test('RM3 public: everyone with the address reads it, and only it, until it is internal again', async () => {
  const own = (await releasedLab(server)).lab
  const publish = async (publication: string) =>
    (await own.api('/publication', { cookie: own.lead.cookie, method: 'PATCH', body: { publication } })).as(
      publicationRequest,
    )
  expect(await publish('public')).toEqual({ publication: 'public' })
  expect((await server.api(`/api/labs/${own.slug}/roadmaps`)).as(roadmapList).roadmaps.length).toBe(1)
  expect((await server.api(`/api/labs/${own.slug}/roadmaps/1`)).status).toBe(200)
  for (const path of ['/session', '/seats', '/agreement']) expect((await own.api(path)).status).toBe(401)
  await publish('internal')
  expect((await server.api(`/api/labs/${own.slug}/roadmaps/1`)).status).toBe(401)
})

test('RM4 a later version leaves the former as it was, byte for byte; also after a restart', async () => {
  const own = await releasedLab(server)
  const read = (version: number) => own.lab.api(`/roadmaps/${version}`, { cookie: own.sponsor.cookie })
  const first = (await read(1)).text
  await own.lab.api('/reopen', { cookie: own.lab.lead.cookie, method: 'POST' })
  await withDocument(server.url, own.lab.lead.cookie, own.lab.id, (doc) =>
    setFields(doc, 'initiatives', SAMPLE.farms, { title: 'Thirty farms' }),
  )
  expect(await release(own.lab, own.sponsor)).toBe(2)
  await server.restart()
  expect((await read(1)).text).toBe(first)
  expect((await read(2)).text).toContain('Thirty farms')
  const { db } = server.server.parts
  await expect(db.updateTable('roadmaps').set({ initiatives: 0 }).execute()).rejects.toThrow('written once')
  await expect(db.deleteFrom('roadmaps').execute()).rejects.toThrow('written once')
})

test('RM5 schema, keys and the checking program are there for everyone, from pages of any site', async () => {
  const schemas = ['1.0', '1.1'].map((version) => `/schemas/roadmap/${version}/schema.json`)
  for (const path of [...schemas, '/.well-known/jwks.json']) {
    const answer = await server.api(path)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  }
  expect((await server.api('/schemas/roadmap/2.0/schema.json')).status).toBe(404)
})

test('RM30 every version’s schema is served under its name', async () => {
  for (const version of ['1.0', '1.1'] as const) {
    const answer = await server.api(`/schemas/roadmap/${version}/schema.json`)
    expect(JSON.parse(answer.text)).toEqual(roadmapJsonSchema(version))
  }
})

const collections = z.record(z.string(), z.array(z.record(z.string(), z.unknown())))

/** A kept plan with the collections and fields alone that one of that time has. */
const asKeptThen = (plan: string, then: string): string => {
  const known = collections.parse(JSON.parse(then))
  const now = collections.parse(JSON.parse(plan))
  const fieldsOf = (name: string) => new Set((known[name] ?? []).flatMap((e) => Object.keys(e)))
  return canonicalText(
    Object.fromEntries(
      Object.keys(known).map((name) => [
        name,
        now[name]?.map((e) =>
          Object.fromEntries(Object.entries(e).filter(([key]) => fieldsOf(name).has(key))),
        ),
      ]),
    ),
  )
}

test('RM32 a version frozen before 1.1 is signed, endorsed and released by a program that writes 1.1', async () => {
  const kept = readFileSync(join(import.meta.dirname, '../fixtures/plan-1.0.0.json'), 'utf8')
  const text = kept.replaceAll('"supportOrgIds":[]', `"supportOrgIds":["${SAMPLE.dpme}"]`) // R24
  const own = await server.newLab()
  await withDocument(server.url, own.lead.cookie, own.id, (doc) => putPlan(doc, planFromText(text)))
  const frozen = await freezeAndSign(own)
  const { db } = server.server.parts
  await sql`DROP TRIGGER versions_no_update`.execute(db)
  const { plan } = await db
    .selectFrom('versions')
    .select('plan')
    .where('labId', '=', own.id)
    .executeTakeFirstOrThrow()
  const older = asKeptThen(plan, text)
  expect(older.length).toBeLessThan(plan.length)
  await db.updateTable('versions').set({ plan: older }).where('labId', '=', own.id).execute()
  await server.restart()
  const { current } = (await own.api('/agreement', { cookie: own.lead.cookie })).as(agreementView)
  expect(current?.initiatives.every((i) => i.agreed)).toBe(true)
  await endorse(own, await own.join({ role: 'sponsor' }), frozen)
  const roadmap = roadmapSchema.parse(
    JSON.parse((await own.api('/roadmaps/1', { cookie: own.lead.cookie })).text),
  )
  expect(roadmap).toMatchObject({ schemaVersion: '1.1.0', hashes: { plan: frozen.contentHash } })
  expect(roadmap.commitments).toHaveLength(4)
  expect(checkRoadmap(roadmap)).toMatchObject({ ok: true })
})
