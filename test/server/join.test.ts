import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  invitation,
  invitationList,
  invitationView,
  joinResponse,
  seatList,
  sessionResponse,
} from '#shared/api/identity.ts'
import { samplePlan, SAMPLE } from '../support/samplePlan.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { cookieOf, startTestServer, tokenOf, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
})
afterAll(() => server.close())

const invite = async (role = 'participant', at = lab) =>
  (await at.api('/invitations', { cookie: at.lead.cookie, body: { role } })).as(invitation)

const person = {
  name: 'Sipho',
  organisationId: null,
  organisationName: 'Fishers’ cooperative',
  sector: 'civilSociety',
}
const join = (key: string, more: object = {}, cookie?: string) =>
  server.api('/api/join', { body: { ...person, key, ...more }, ...(cookie && { cookie }) })

test('JN1 link and code show the lab, the role and the organisations of the plan one can belong to', async () => {
  const { code, link } = await invite()
  for (const key of [code, code.toLowerCase(), `${code.slice(0, 4)}-${code.slice(4)}`, tokenOf(link)]) {
    const view = (await server.api(`/api/invitations/${key}`)).as(invitationView)
    expect(view).toMatchObject({ labName: lab.name, role: 'participant' })
    const ids = view.organisations.map((o) => o.id)
    expect(ids).toContain(SAMPLE.dea)
    expect(ids, 'a planned organisation employs nobody yet').not.toContain(SAMPLE.opoct)
  }
})

test('JN1 a code has eight letters and digits without look-alikes', async () => {
  expect((await invite()).code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
})

test('JN2 joining gives a seat with the role of the invitation, a session, and a personal link', async () => {
  const { code } = await invite('observer')
  const answer = await join(code)
  const joined = answer.as(joinResponse)
  expect(joined).toMatchObject({ labId: lab.id, slug: lab.slug })
  const cookie = cookieOf(answer)
  const { seats } = (await lab.api('/seats', { cookie })).as(seatList)
  expect(seats.find((s) => s.id === joined.seatId)).toMatchObject({
    name: 'Sipho',
    role: 'observer',
    signatory: false,
    organisationName: 'Fishers’ cooperative',
    sector: 'civilSociety',
    revoked: false,
  })
  await server.enter(tokenOf(joined.personalLink))
})

test('JN2 an organisation of the plan brings its own name and sector', async () => {
  const { code } = await invite()
  const answer = await join(code, { organisationId: SAMPLE.farmers, organisationName: 'ignored' })
  const { seats } = (await lab.api('/seats', { cookie: cookieOf(answer) })).as(seatList)
  expect(seats.at(-1)).toMatchObject({
    organisationId: SAMPLE.farmers,
    organisationName: 'Fish farmers’ association',
    sector: 'business',
  })
  const stray = await join(code, { organisationId: SAMPLE.lab })
  expect([stray.status, stray.error]).toEqual([400, 'invalid'])
})

test('JN3 joining again returns the same seat; joining a second lab adds a seat to the same person', async () => {
  const { code } = await invite()
  const first = await join(code)
  const cookie = cookieOf(first)
  const again = await join(code, { name: 'Another name' }, cookie)
  expect(again.as(joinResponse).seatId).toBe(first.as(joinResponse).seatId)
  await server.enter(tokenOf(first.as(joinResponse).personalLink))
  const other = await server.newLab()
  const second = await join((await invite('participant', other)).code, {}, cookie)
  expect(second.headers.getSetCookie()).toEqual([])
  const { labs } = (await server.api('/api/session', { cookie })).as(sessionResponse)
  expect(labs.map((l) => l.id).toSorted()).toEqual([lab.id, other.id].toSorted())
})

test('JN3 an invitation does not open a seat this device was never let into', async () => {
  const [one, two] = [await server.newLab(), await server.newLab()]
  const first = await join((await invite('participant', one)).code)
  const cookie = cookieOf(first)
  await join((await invite('participant', two)).code, {}, cookie)
  const device = await server.enter(tokenOf(first.as(joinResponse).personalLink))
  const refused = await join((await invite('participant', two)).code, {}, device)
  expect([refused.status, refused.error]).toEqual([409, 'conflict'])
})

test('JN4 a revoked invitation opens nothing; who joined by it stays', async () => {
  const { id, code, link } = await invite()
  const cookie = cookieOf(await join(code))
  const revoked = await lab.api(`/invitations/${id}`, { cookie: lab.lead.cookie, method: 'DELETE' })
  expect(revoked.as(invitation)).toMatchObject({ id, revoked: true })
  for (const key of [code, tokenOf(link)]) {
    expect((await server.api(`/api/invitations/${key}`)).error).toBe('notFound')
    expect((await join(key)).error).toBe('notFound')
  }
  expect((await lab.api('/session', { cookie })).status).toBe(200)
  const { invitations } = (await lab.api('/invitations', { cookie: lab.lead.cookie })).as(invitationList)
  expect(invitations.find((i) => i.id === id)).toMatchObject({ code, link, revoked: true })
})

test('JN4 the link of an invitation is not in the database', async () => {
  const { link } = await invite()
  const kept = await server.server.parts.db.selectFrom('invitations').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(tokenOf(link))
})

test.each([
  ['no name', { name: ' ' }, ['name']],
  ['no organisation', { organisationName: '' }, ['organisationName']],
  ['an unknown sector', { sector: 'space' }, ['sector']],
  ['a field that is not asked for', { role: 'labLead' }, []],
])('JN5 joining with %s is refused and says where', async (_what, more, path) => {
  const answer = await join((await invite()).code, more)
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.text)).toMatchObject({ error: 'invalid', path })
})

test('JN6 an address that tries codes is stopped, and let in again after a while', async () => {
  let now = Date.now()
  const other = await startTestServer({ now: () => new Date(now) })
  try {
    const room = await other.newLab()
    const { code } = (
      await room.api('/invitations', { cookie: room.lead.cookie, body: { role: 'participant' } })
    ).as(invitation)
    const tries = Array.from({ length: 30 }, (_, i) => other.api(`/api/invitations/NOPE${1000 + i}`))
    expect(new Set((await Promise.all(tries)).map((a) => a.error))).toEqual(new Set(['notFound']))
    const stopped = await other.api(`/api/invitations/${code}`)
    expect([stopped.status, stopped.error]).toEqual([429, 'tooMany'])
    now += 10_000
    expect((await other.api(`/api/invitations/${code}`)).status).toBe(200)
  } finally {
    await other.close()
  }
})

test('JN6 behind a proxy on this machine each address has tries of its own; elsewhere nobody chooses theirs', async () => {
  const wrong = (at: TestServer, from: string) =>
    at.api('/api/invitations/NOPE1234', { headers: { 'x-forwarded-for': from } })
  const now = new Date()
  const direct = await startTestServer({ now: () => now })
  const behind = await startTestServer({ now: () => now, env: { PUBLIC_URL: 'https://lab.example' } })
  try {
    for (let i = 0; i < 30; i++) {
      await wrong(direct, `203.0.113.${i}`)
      await wrong(behind, `203.0.113.${i}, 198.51.100.1`)
    }
    expect((await wrong(direct, '203.0.113.99')).error).toBe('tooMany')
    expect((await wrong(behind, '203.0.113.99, 198.51.100.1')).error).toBe('tooMany')
    expect((await wrong(behind, '198.51.100.2')).error).toBe('notFound')
  } finally {
    await direct.close()
    await behind.close()
  }
})

test('JN6 a hall of three hundred may join from one address; the next one waits', async () => {
  const now = new Date()
  const other = await startTestServer({ now: () => now })
  try {
    const room = await other.newLab()
    const { code } = (
      await room.api('/invitations', { cookie: room.lead.cookie, body: { role: 'participant' } })
    ).as(invitation)
    const answers = []
    for (let i = 0; i < 301; i++)
      answers.push(await other.api('/api/join', { body: { ...person, name: `P ${i}`, key: code } }))
    expect(answers.filter((a) => a.status === 200).length).toBe(300)
    expect(answers.at(-1)?.error).toBe('tooMany')
  } finally {
    await other.close()
  }
})
