import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterResponse, seatLink, sessionResponse } from '#shared/api/identity.ts'
import { deliveryLink } from '#shared/api/delivery.ts'
import { makeFirstLink } from '#server/identity/links.ts'
import { startTestServer, tokenOf, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const who = async (cookie: string) => (await server.api('/api/session', { cookie })).as(sessionResponse)
const firstLink = () => makeFirstLink(server.server.parts.db, server.server.parts.now())

test('ID1 a stranger has a session answer without a person', async () => {
  expect((await server.api('/api/session')).as(sessionResponse)).toEqual({ person: null, labs: [] })
})

test('ID2 the first link asks for a name, makes a facilitator, and is used up', async () => {
  const token = await firstLink()
  const asked = await server.api('/api/enter', { body: { token } })
  expect(asked.as(enterResponse).needsName).toBe(true)
  expect(asked.headers.getSetCookie()).toEqual([])
  const cookie = await server.enter(token, { name: 'Fatima' })
  expect((await who(cookie)).person).toEqual({ name: 'Fatima', facilitator: true, deliveryUnit: false })
  const again = await server.api('/api/enter', { body: { token, name: 'Second' } })
  expect([again.status, again.error]).toEqual([410, 'linkUsed'])
})

test('ID2 a newer first link makes the former void', async () => {
  const former = await firstLink()
  await firstLink()
  expect((await server.api('/api/enter', { body: { token: former, name: 'X' } })).error).toBe('linkUsed')
})

test('ID3 a personal link opens its seat on any device, as often as needed, until it is renewed', async () => {
  const lab = await server.newLab()
  const member = await lab.join({ name: 'Thandi' })
  const second = await server.enter(member.token)
  const third = await server.enter(member.token)
  expect(new Set([member.cookie, second, third]).size).toBe(3)
  for (const cookie of [member.cookie, second, third])
    expect((await who(cookie)).labs.map((l) => l.seatId)).toEqual([member.seatId])
  const renewed = await lab.api(`/seats/${member.seatId}/link`, { cookie: lab.lead.cookie, method: 'POST' })
  const old = await server.api('/api/enter', { body: { token: member.token } })
  expect([old.status, old.error]).toEqual([410, 'linkUsed'])
  await server.enter(tokenOf(renewed.as(seatLink).personalLink))
  expect((await lab.api('/session', { cookie: second })).status, 'open devices stay').toBe(200)
})

test("ID4 a seat's link opens that seat alone, not what else its person may do", async () => {
  const lab = await server.newLab()
  const other = await server.newLab()
  const cookie = await server.enter(lab.lead.token)
  const session = await who(cookie)
  expect(session.person).toMatchObject({ facilitator: false, deliveryUnit: false })
  expect(session.labs.map((l) => l.id)).toEqual([lab.id])
  expect((await other.api('/session', { cookie })).status).toBe(404)
})

test('ID5 on a shared laptop the next person takes the place of the one before, whose session ends', async () => {
  const lab = await server.newLab()
  const [first, second] = [await lab.join({ name: 'First' }), await lab.join({ name: 'Second' })]
  const cookie = await server.enter(second.token, { cookie: first.cookie })
  expect(cookie).not.toBe(first.cookie)
  expect((await who(first.cookie)).person).toBeNull()
  expect((await who(cookie)).person?.name).toBe('Second')
})

test('ID5 leaving ends the session and forgets the cookie', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join()
  const left = await server.api('/api/session', { cookie, method: 'DELETE' })
  expect(left.status).toBe(204)
  expect(left.headers.get('set-cookie')).toMatch(/^delivery_lab=;.*Max-Age=0/)
  expect((await lab.api('/session', { cookie })).status).toBe(401)
})

test('ID6 a delivery link asks for a name once and then opens the same analyst, without other rights', async () => {
  const cookie = await server.facilitator()
  const made = await server.api('/api/delivery/links', { cookie, method: 'POST' })
  const token = tokenOf(made.as(deliveryLink).link)
  expect((await server.api('/api/enter', { body: { token } })).as(enterResponse)).toEqual({
    location: '/delivery',
    needsName: true,
  })
  const first = await server.enter(token, { name: 'Analyst' })
  const second = await server.enter(token)
  for (const one of [first, second])
    expect((await who(one)).person).toEqual({ name: 'Analyst', facilitator: false, deliveryUnit: true })
  expect((await server.api('/api/labs', { cookie: first, body: {} })).status).toBe(403)
})

test('ID7 a link nobody made is not found', async () => {
  const answer = await server.api('/api/enter', { body: { token: 'x'.repeat(43) } })
  expect([answer.status, answer.error]).toEqual([404, 'notFound'])
})

test('ID8 a session ends after 180 days', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join()
  expect((await lab.api('/session', { cookie })).status).toBe(200)
  await server.restart({ now: () => new Date(Date.now() + 181 * 24 * 60 * 60 * 1000) })
  expect((await lab.api('/session', { cookie })).status).toBe(401)
  await server.restart({ now: () => new Date() })
})

test('ID9 tokens and codes are kept hashed, and the cookie is out of scripts’ reach', async () => {
  const lab = await server.newLab()
  const { token } = await lab.join()
  const entered = await server.api('/api/enter', { body: { token } })
  expect(entered.headers.get('set-cookie')).toMatch(/; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  const cookie = entered.headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? ''
  const { db } = server.server.parts
  const links = await db.selectFrom('links').selectAll().execute()
  const sessions = await db.selectFrom('sessions').selectAll().execute()
  const kept = JSON.stringify([links, sessions])
  expect(cookie.length).toBe(43)
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(cookie)
})
