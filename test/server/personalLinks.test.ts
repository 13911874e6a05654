import { afterAll, beforeAll, expect, test } from 'vitest'
import { personalLinks, seatLink } from '#shared/api/identity.ts'
import {
  startTestServer,
  tokenOf,
  type Member,
  type TestLab,
  type TestServer,
} from '../support/testServer.ts'

let clock = Date.parse('2026-03-02T09:00:00Z')
let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(clock) })
  lab = await server.newLab()
})
afterAll(() => server.close())

const make = (seatId: string, by: Member, body?: object) =>
  lab.api(`/seats/${seatId}/link`, { cookie: by.cookie, method: 'POST', ...(body && { body }) })
const made = async (...args: Parameters<typeof make>) =>
  tokenOf((await make(...args)).as(seatLink).personalLink)
const linksOf = async (seatId: string, by: Member) =>
  (await lab.api(`/seats/${seatId}/links`, { cookie: by.cookie })).as(personalLinks).links
const opens = async (token: string) => (await server.api('/api/enter', { body: { token } })).status

test('AD10 one’s own link is made again: the others go on, or open nothing any more', async () => {
  const thandi = await lab.join({ name: 'Thandi' })
  const second = await made(thandi.seatId, thandi, { keepOthers: true })
  for (const token of [thandi.token, second]) expect(await opens(token)).toBe(200)
  const third = await made(thandi.seatId, thandi)
  for (const token of [thandi.token, second]) expect(await opens(token)).toBe(410)
  expect(await opens(third)).toBe(200)
})

test('AD11 one sees when and by whom each link was made, how often and when last it was used, and revokes one alone', async () => {
  const sipho = await lab.join({ name: 'Sipho' })
  clock += 3_600_000
  const second = await made(sipho.seatId, sipho, { keepOthers: true })
  await server.enter(second)
  clock += 60_000
  await server.enter(second)
  const [newer, older] = await linksOf(sipho.seatId, sipho)
  expect(newer).toMatchObject({
    madeAt: new Date(clock - 60_000).toISOString(),
    madeBy: sipho.seatId,
    uses: 2,
    lastUsedAt: new Date(clock).toISOString(),
    revoked: false,
  })
  expect(older).toMatchObject({ madeBy: lab.lead.seatId, uses: 1 })
  const path = `/seats/${sipho.seatId}/links/${newer?.id}`
  const left = await lab.api(path, { cookie: sipho.cookie, method: 'DELETE' })
  expect(left.as(personalLinks).links.map(({ id, revoked }) => [id, revoked])).toEqual([
    [older?.id, false],
    [newer?.id, true],
  ])
  expect(await opens(second)).toBe(410)
  expect(await opens(sipho.token)).toBe(200)
})

test('AD12 nobody makes, sees or revokes links of a seat above their reach, or of another lab', async () => {
  const facilitator = await lab.join({ role: 'facilitator' })
  const participant = await lab.join()
  const observer = await lab.join({ role: 'observer' })
  const sponsor = await lab.join({ role: 'sponsor' })
  const other = await server.newLab()
  const [link] = await linksOf(lab.lead.seatId, lab.lead)
  const refused: [Member, string, string][] = [
    [facilitator, lab.lead.seatId, 'forbidden'],
    [facilitator, sponsor.seatId, 'forbidden'],
    [participant, observer.seatId, 'forbidden'],
    [observer, participant.seatId, 'forbidden'],
    [sponsor, observer.seatId, 'forbidden'],
    [facilitator, other.lead.seatId, 'notFound'],
    [participant, other.lead.seatId, 'notFound'],
  ]
  for (const [by, seatId, error] of refused) {
    expect((await make(seatId, by)).error).toBe(error)
    expect((await lab.api(`/seats/${seatId}/links`, { cookie: by.cookie })).error).toBe(error)
    const path = `/seats/${seatId}/links/${link?.id}`
    expect((await lab.api(path, { cookie: by.cookie, method: 'DELETE' })).error).toBe(error)
  }
  // A link of another seat below a seat one may look after.
  const crossed = `/seats/${participant.seatId}/links/${link?.id}`
  expect((await lab.api(crossed, { cookie: facilitator.cookie, method: 'DELETE' })).error).toBe('notFound')
  expect((await linksOf(lab.lead.seatId, lab.lead))[0]?.revoked).toBe(false)
})

test('AD12 a link made for somebody else never works beside theirs unnoticed, and they see who made it', async () => {
  const facilitator = await lab.join({ role: 'facilitator' })
  const thandi = await lab.join()
  expect((await make(thandi.seatId, facilitator, { keepOthers: true })).error).toBe('forbidden')
  expect(await opens(thandi.token)).toBe(200)
  await made(thandi.seatId, facilitator)
  expect(await opens(thandi.token)).toBe(410)
  expect((await linksOf(thandi.seatId, thandi))[0]?.madeBy).toBe(facilitator.seatId)
})

test('AD13 links are made so many at a time and so fast, and no more', async () => {
  const mallory = await lab.join()
  const statuses = []
  for (let n = 0; n < 12; n += 1)
    statuses.push((await make(mallory.seatId, mallory, { keepOthers: true })).status)
  expect(statuses).toEqual([...Array<number>(9).fill(200), 409, 409, 409])
  expect((await make(mallory.seatId, mallory)).status).toBe(200)
  expect((await make(mallory.seatId, mallory)).status).toBe(429)
  clock += 30_000
  expect((await make(mallory.seatId, mallory)).status).toBe(200)
  expect((await make(mallory.seatId, mallory, { keepOthers: 'yes' })).error).toBe('invalid')
})

test('AD14 a token is in no list, no row of the audit and nowhere in the store', async () => {
  const thandi = await lab.join()
  const token = await made(thandi.seatId, thandi, { keepOthers: true })
  await server.enter(token)
  const listed = JSON.stringify(await linksOf(thandi.seatId, thandi))
  const { db } = server.server.parts
  const audit = await db.selectFrom('audit').selectAll().execute()
  const links = await db.selectFrom('links').selectAll().execute()
  expect(audit.filter(({ act }) => act === 'seatLinkAdded').length).toBeGreaterThan(0)
  for (const text of [listed, JSON.stringify(audit), JSON.stringify(links)]) expect(text).not.toContain(token)
  expect(listed).not.toMatch(/hash/i)
})
