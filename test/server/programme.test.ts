import { afterAll, beforeAll, expect, test } from 'vitest'
import { programmeView } from '#shared/api/programme.ts'
import { defaultProgramme } from '#shared/programme/defaults.ts'
import { artefactsOf } from '#shared/programme/template.ts'
import { workstreams } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { auditRows } from '#server/storage/audit.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const read = async (lab: TestLab, cookie = lab.lead.cookie) =>
  (await lab.api('/programme', { cookie })).as(programmeView)
const put = (lab: TestLab, body: object, cookie = lab.lead.cookie) =>
  lab.api('/programme', { cookie, method: 'PUT', body })
const acts = async (lab: TestLab) =>
  (await auditRows(server.server.parts.db))
    .filter(({ labId, act }) => labId === lab.id && act !== 'labOpened' && !act.startsWith('seat'))
    .map(({ act }) => act)

test('PG10 a lab has a programme from its first day, one opened before there were any gets the one for its weeks', async () => {
  const lab = await server.newLab()
  const first = await read(lab)
  expect(first).toMatchObject({ revision: 1, ticks: [], overrules: [], changedBy: expect.any(String) })
  expect(first.programme).toEqual(defaultProgramme('phakisa', first.programme.weeks.length))
  await server.server.parts.db.deleteFrom('programmes').where('labId', '=', lab.id).execute()
  const [a, b] = await Promise.all([read(lab), read(lab)])
  expect(a.programme).toEqual(first.programme)
  expect(b).toEqual(a)
})

test('PG11 a change is kept, told at once and in the audit; one of another revision is refused and nothing is lost', async () => {
  const lab = await server.newLab()
  const { programme } = await read(lab)
  const watcher = await openRawClient(`${server.url.replace(/^http/, 'ws')}/sync`, { lab: lab.id, ext: true, cookie: lab.lead.cookie }) // prettier-ignore
  await until(() => watcher.states.length > 0)
  const before = watcher.states.at(-1)!.revision
  const named = (name: string) => ({ ...programme, name })
  expect((await put(lab, { revision: 1, programme: named('One') })).as(programmeView)).toMatchObject({
    revision: 2,
    programme: { name: 'One' },
  })
  await until(() => watcher.states.at(-1)!.revision > before)
  watcher.socket.terminate()
  const stale = await put(lab, { revision: 1, programme: named('Two') })
  expect([stale.status, stale.error]).toEqual([409, 'stale'])
  // The same once more is no change, also for who did not hear the answer.
  expect((await put(lab, { revision: 1, programme: named('One') })).as(programmeView).revision).toBe(2)
  await server.restart()
  expect((await read(lab)).programme.name).toBe('One')
  expect(await acts(lab)).toEqual(['programmeChanged'])
})

test('PG12 what is no programme is refused with its place, and so is one that is too large', async () => {
  const lab = await server.newLab()
  const { programme } = await read(lab)
  const [week] = programme.weeks
  for (const broken of [
    { ...programme, weeks: [] },
    { ...programme, weeks: [week, week] },
    { ...programme, name: '' },
    { ...programme, weeks: [{ ...week, days: Array.from({ length: 8 }, () => week!.days[0]) }] },
    { ...programme, format: 'urn:other:1' },
  ]) {
    const answer = await put(lab, { revision: 1, programme: broken })
    expect([answer.status, answer.error]).toEqual([400, 'invalid'])
  }
  const hostile = `{"revision":1,"programme":{"__proto__":{"name":"x"},"weeks":${'['.repeat(5000)}${']'.repeat(5000)}}}`
  expect((await lab.api('/programme', { cookie: lab.lead.cookie, method: 'PUT', raw: hostile })).status).toBe(
    400,
  )
  const large = { revision: 1, programme: { ...programme, name: 'x'.repeat(LIMITS.jsonBodyBytes) } }
  expect((await put(lab, large)).status).toBe(413)
  expect((await read(lab)).revision).toBe(1)
})

test('PG13 a gate is overruled with a reason by who runs the lab, shown to all, and taken back; both are kept', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join({ role: 'facilitator', name: 'Thandi' })
  const watching = await lab.join({ role: 'observer' })
  const gate = (method: string, body?: object, by = cookie) =>
    lab.api('/programme/gates/w1', { cookie: by, method, ...(body && { body }) })
  expect((await gate('PUT', { reason: ' ' })).error).toBe('invalid')
  expect((await gate('PUT', { reason: 'No' }, watching.cookie)).error).toBe('forbidden')
  expect((await gate('PUT', { reason: ' Cabinet moved it ' })).status).toBe(200)
  expect((await gate('PUT', { reason: 'Again' })).error).toBe('conflict')
  expect((await read(lab, watching.cookie)).overrules).toMatchObject([
    { weekId: 'w1', reason: 'Cabinet moved it', by: 'Thandi' },
  ])
  expect((await gate('DELETE')).as(programmeView).overrules).toEqual([])
  expect((await gate('DELETE')).error).toBe('notFound')
  expect(await acts(lab)).toEqual(['gateOverruled', 'gateOverruleTakenBack'])
  await expect(server.server.parts.db.deleteFrom('gateOverrules').execute()).rejects.toThrow('is kept')
})

test('PG14 what is ticked by hand is ticked where it belongs, by whom and when, and what the plan answers is not', async () => {
  const lab = await server.newLab()
  const { programme } = await read(lab)
  const all = programme.weeks.flatMap(artefactsOf)
  const met = all.find(({ check }) => check === 'manual')!
  const room = workstreams(await server.server.parts.rooms.read(lab.id))[0]!.id
  const tick = (artefactId: string, workstreamId: string | null, there = true) =>
    lab.api('/programme/ticks', { cookie: lab.lead.cookie, body: { artefactId, workstreamId, there } })
  expect((await tick(met.id, null)).as(programmeView).ticks).toMatchObject([
    { artefactId: met.id, workstreamId: null },
  ])
  expect((await tick(met.id, null)).status).toBe(200)
  expect((await tick(met.id, room)).error).toBe('invalid')
  expect((await tick(all.find(({ check }) => check === 'rows')!.id, room)).error).toBe('invalid')
  expect((await tick('nothing', null)).error).toBe('notFound')
  expect((await tick(met.id, null, false)).as(programmeView).ticks).toEqual([])
  expect(await acts(lab)).toEqual(['artefactTicked', 'artefactUnticked'])
})

test('PG15 a lab is opened from a template or a file, whose weeks are its weeks; another lab’s programme is none of ours', async () => {
  const cookie = await server.facilitator()
  const open = (slug: string, more: object) =>
    server.api('/api/labs', {
      cookie,
      body: {
        name: slug,
        slug,
        startDate: '2026-11-30',
        currency: 'ZAR',
        workstreams: [{ code: 'A', title: 'A' }],
        ...more,
      },
    })
  const own = { ...defaultProgramme('mini', 3), name: 'Our own' }
  expect((await open('from-a-file', { weeks: 3, programme: own })).status).toBe(201)
  expect((await open('other-weeks', { weeks: 4, programme: own })).error).toBe('invalid')
  expect((await open('mini-of-four', { weeks: 4, programme: 'mini' })).status).toBe(201)
  const at = async (slug: string) =>
    (await server.api(`/api/labs/${slug}/programme`, { cookie })).as(programmeView).programme
  expect(await at('from-a-file')).toEqual(own)
  expect(await at('mini-of-four')).toEqual(defaultProgramme('mini', 4))
  const lab = await server.newLab()
  const stranger = await lab.join({})
  expect((await server.api('/api/labs/from-a-file/programme', { cookie: stranger.cookie })).status).toBe(404)
  expect((await put(lab, { revision: 1, programme: own }, stranger.cookie)).error).toBe('forbidden')
})
