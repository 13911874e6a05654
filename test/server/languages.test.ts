import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitation, joinResponse, seatList } from '#shared/api/identity.ts'
import { labSession } from '#shared/api/labs.ts'
import { pdfText } from '#test/support/pdfText.ts'
import { releasedLab } from '#test/support/releaseLab.ts'
import {
  startTestServer,
  cookieOf,
  tokenOf,
  type TestLab,
  type TestServer,
} from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer()
  ;({ lab } = await releasedLab(server))
})
afterAll(() => server.close())

const languageOf = async (cookie: string) => (await lab.api('/session', { cookie })).as(labSession).language
const choose = (cookie: string, body: unknown) => lab.api('/seat', { cookie, method: 'PATCH', body })

test('TR3 a seat’s language is its person’s to choose, follows the personal link and outlives a restart', async () => {
  const member = await lab.join({ name: 'Thandi' })
  expect(await languageOf(member.cookie)).toBeNull()
  expect((await choose(member.cookie, { language: 'fr' })).status).toBe(204)
  expect(await languageOf(member.cookie)).toBe('fr')
  const elsewhere = await server.enter(member.token)
  expect(await languageOf(elsewhere)).toBe('fr')
  // A change of the seat by others leaves it as it is.
  const patch = { name: 'Thandi N.' }
  await lab.api(`/seats/${member.seatId}`, { cookie: lab.lead.cookie, method: 'PATCH', body: patch })
  await server.restart()
  expect(await languageOf(elsewhere)).toBe('fr')
})

test('TR3 an observer chooses theirs; nobody chooses or is told another’s', async () => {
  const observer = await lab.join({ role: 'observer' })
  expect((await choose(observer.cookie, { language: 'ar' })).status).toBe(204)
  expect(await languageOf(observer.cookie)).toBe('ar')
  expect(await languageOf(lab.lead.cookie)).toBeNull()
  const { text } = await lab.api('/seats', { cookie: lab.lead.cookie })
  expect(seatList.parse(JSON.parse(text)).seats.length).toBeGreaterThan(1)
  expect(text).not.toContain('language')
  const other = { cookie: lab.lead.cookie, method: 'PATCH', body: { language: 'fr' } }
  expect((await lab.api(`/seats/${observer.seatId}`, other)).error).toBe('invalid')
  expect((await lab.api('/seat', { method: 'PATCH', body: { language: 'fr' } })).error).toBe(
    'unauthenticated',
  )
  const outsider = await (await server.newLab()).join()
  expect((await choose(outsider.cookie, { language: 'fr' })).error).toBe('notFound')
})

test.each([
  [{ language: 'tlh' }],
  [{ language: '../../etc/passwd' }],
  [{ language: null }],
  [{}],
  [{ language: 'fr', role: 'labLead' }],
  [['fr']],
])('TR3 what is no language of the screens is refused: %j', async (body) => {
  const member = await lab.join({ name: 'Sipho' })
  expect((await choose(member.cookie, body)).error).toBe('invalid')
  expect(await languageOf(member.cookie)).toBeNull()
})

test('TR2 who joins in a language has a seat of it', async () => {
  const made = await lab.api('/invitations', { cookie: lab.lead.cookie, body: { role: 'participant' } })
  const { link } = made.as(invitation)
  const request = {
    key: tokenOf(link),
    name: 'Awa',
    organisationId: null,
    organisationName: 'DEA',
    sector: 'national',
    language: 'fr',
  }
  const joined = await server.api('/api/join', { body: request })
  expect(joined.as(joinResponse).slug).toBe(lab.slug)
  expect(await languageOf(cookieOf(joined))).toBe('fr')
  expect((await server.api('/api/join', { body: { ...request, language: 'xx' } })).error).toBe('invalid')
})

test('TR16 a roadmap is the same for readers of every language', async () => {
  const texts: string[] = []
  for (const language of ['en', 'fr', 'ar']) {
    const { cookie } = await lab.join({ name: language })
    await choose(cookie, { language })
    const headers = { 'accept-language': language }
    texts.push((await lab.api('/roadmaps/1', { cookie, headers })).text)
  }
  expect(texts[0]).toContain('"commitments"')
  expect(new Set(texts).size).toBe(1)
})

test('TR5 a diary’s file is in the language it is asked for, French or English', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const days = (await lab.api('/diary', { cookie: lab.lead.cookie })).text
  const day = /\d{4}-\d\d-\d\d/.exec(days)?.[0] ?? today
  const fileIn = async (language: string) => {
    const address = `${server.url}/api/labs/${lab.id}/diary/${day}.pdf?lang=${language}`
    const file = await fetch(address, { headers: { cookie: lab.lead.cookie } })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const [, told] = /\/Lang \((.*?)\)/.exec(Buffer.from(bytes).toString('latin1')) ?? []
    return [told, /At a glance|En un coup d.œil/.exec(pdfText(bytes))?.[0]]
  }
  expect(await fileIn('fr')).toEqual(['fr', 'En un coup d’œil'])
  // The diary has no other words yet.
  for (const language of ['en', 'ar', 'nowhere'])
    expect(await fileIn(language)).toEqual(['en', 'At a glance'])
})
