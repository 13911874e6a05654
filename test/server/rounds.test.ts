import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundAnswer, roundList, roundRecord, type RoundRequest, type RoundView } from '#shared/api/rounds.ts'
import { ROLES } from '#shared/api/identity.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { brokenAuditRow, auditRows } from '#server/storage/audit.ts'
import { authorTag } from '#server/rounds/authorKey.ts'
import { roundFor } from '#server/rounds/roundFor.ts'
import { entriesOf, keyOf, roundById } from '#server/rounds/roundRows.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { until } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let clock = 0
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock) })
})
afterAll(() => server.close())

const IDEAS: RoundRequest = { kind: 'ideas', question: 'What stands in the way?', settings: {} }
const HIDDEN: RoundRequest = { ...IDEAS, anonymous: true }
const make = async (lab: TestLab, request: RoundRequest, by: Member = lab.lead): Promise<RoundView> =>
  (await lab.api('/rounds', { cookie: by.cookie, body: request })).as(roundAnswer).round
const give = (
  lab: TestLab,
  { cookie }: Pick<Member, 'cookie'>,
  round: string,
  body: object,
  id = randomUUID(),
) => lab.api(`/rounds/${round}/entries/${id}`, { cookie, method: 'PUT', body: { body } })
const idea = (title: string) => ({ title })
const act = (lab: TestLab, { cookie }: Pick<Member, 'cookie'>, round: string, name: string, body?: object) =>
  lab.api(`/rounds/${round}/${name}`, { cookie, method: 'POST', ...(body && { body }) })
const see = async (lab: TestLab, { cookie }: Pick<Member, 'cookie'>, round: string): Promise<RoundView> =>
  (await lab.api(`/rounds/${round}`, { cookie })).as(roundAnswer).round

test('RD10 what a seat is told: its own answers and counts before the reveal, the result after it, drafts to who runs them', () => {
  const key = new Uint8Array(32)
  const row = {
    id: 'r', labId: 'l', workstreamId: null, kind: 'ideas', question: 'Q', settings: '{}', anonymous: 0, seconds: null, createdBy: 's',
    createdAt: 'c', openedAt: null, endsAt: null, closedAt: null, revealedAt: null, purgedAt: null, forgotten: 0, answered: null, seats: null,
    result: '{"ideas":["SECRET of b"]}',
  } as const // prettier-ignore
  const entries = ['a', 'b'].map((seat) => ({ id: `of ${seat}`, author: authorTag(key, seat), body: `"SECRET of ${seat}"` })) // prettier-ignore
  const facts = { entries, answered: 2, key, seats: 9, now: new Date(), withResult: true }
  for (const anonymous of [0, 1] as const)
    for (const role of ROLES)
      for (const state of ['draft', 'open', 'closed', 'revealed'] as const) {
        const told = roundFor({ id: 'a', role }, { ...row, anonymous, state }, facts)
        const runs = role === 'facilitator' || role === 'labLead'
        expect([role, state, told === null]).toEqual([role, state, state === 'draft' && !runs])
        if (!told) continue
        expect(told).toMatchObject({ answered: 2, seats: 9, mine: [{ id: 'of a', body: 'SECRET of a' }] })
        expect(told.mayAnswer).toBe(state === 'open' && role !== 'observer')
        expect(JSON.stringify(told).includes('SECRET of b')).toBe(state === 'revealed')
        expect(JSON.stringify(told)).not.toContain(authorTag(key, 'b'))
      }
})

test('RD11 an idea is given, changed and taken back on any device of the seat, once however often it is sent', async () => {
  const lab = await server.newLab()
  const one = await lab.join()
  const phone = { cookie: await server.enter(one.token) }
  const { id } = await make(lab, IDEAS)
  const entry = randomUUID()
  const sent = await Promise.all([1, 2, 3].map(() => give(lab, one, id, idea('No ships'), entry)))
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
  await give(lab, phone, id, { title: '  No ships, no ports ', text: 'At all' }, entry)
  expect((await see(lab, one, id)).mine).toEqual([{ id: entry, body: { title: 'No ships, no ports', text: 'At all' } }]) // prettier-ignore
  expect(await see(lab, lab.lead, id)).toMatchObject({ mine: [], answered: 1, seats: 2 })
  const other = await lab.join()
  // Neither read nor changed nor taken away by who knows its id.
  expect((await give(lab, other, id, idea('Mine now'), entry)).error).toBe('notFound')
  await lab.api(`/rounds/${id}/entries/${entry}`, { cookie: other.cookie, method: 'DELETE' })
  expect((await see(lab, one, id)).mine).toHaveLength(1)
  await lab.api(`/rounds/${id}/entries/${entry}`, { cookie: phone.cookie, method: 'DELETE' })
  expect((await see(lab, one, id)).answered).toBe(0)
})

test('RD12 a hand-written client is refused: observers, strangers, others’ labs, late, too much, too long, too fast', async () => {
  const [lab, elsewhere] = [await server.newLab(), await server.newLab()]
  const [one, observer, stranger] = [await lab.join(), await lab.join({ role: 'observer' }), await elsewhere.join()] // prettier-ignore
  const { id } = await make(lab, IDEAS)
  expect((await give(lab, observer, id, idea('x'))).error).toBe('forbidden')
  expect((await give(lab, stranger, id, idea('x'))).error).toBe('notFound')
  expect((await give(elsewhere, stranger, id, idea('x'))).error).toBe('notFound')
  expect((await give(lab, one, id, idea(''))).error).toBe('invalid')
  expect((await give(lab, one, id, idea('x'.repeat(301)))).error).toBe('invalid')
  expect((await give(lab, one, id, { title: 'x', text: 'x'.repeat(LIMITS.roundTextLength + 1) })).error).toBe('invalid') // prettier-ignore
  expect((await give(lab, one, id, { title: 'x', text: 'x'.repeat(1_000_000) })).error).toBe('tooLarge')
  expect((await give(lab, one, id, { title: 'x', author: 'me' })).error).toBe('invalid')
  expect((await give(lab, one, id, idea('x'), '01900000-0000-7000-8000-000000000001')).error).toBe('invalid')
  for (const name of ['close', 'reveal', 'purge', 'open']) expect((await act(lab, one, id, name)).error).toBe('forbidden') // prettier-ignore
  expect((await lab.api('/rounds', { cookie: one.cookie, body: IDEAS })).error).toBe('forbidden')
  for (let n = 0; n < LIMITS.ideasPerSeat; n += 1) expect((await give(lab, one, id, idea(`${n}`))).status).toBe(200) // prettier-ignore
  const flood = await Promise.all(Array.from({ length: 90 }, () => give(lab, one, id, idea('more'))))
  expect(new Set(flood.map(({ error }) => error))).toEqual(new Set(['tooMany']))
  expect((await see(lab, one, id)).mine).toHaveLength(LIMITS.ideasPerSeat)
  clock += 60_000
  await act(lab, lab.lead, id, 'close')
  expect((await give(lab, one, id, idea('late'))).error).toBe('stale')
  expect((await act(lab, lab.lead, id, 'time', { seconds: 60 })).error).toBe('conflict')
  const draft = await make(lab, { ...IDEAS, open: false })
  expect((await give(lab, one, draft.id, idea('early'))).error).toBe('notFound')
  expect((await lab.api(`/rounds/${draft.id}`, one)).error).toBe('notFound')
  expect((await act(lab, lab.lead, draft.id, 'reveal')).error).toBe('conflict')
})

test('RD13 past its end a round takes nothing, by the server’s clock; more time opens it again, closing does not end later', async () => {
  const lab = await server.newLab()
  const one = await lab.join()
  const { id, endsAt } = await make(lab, { ...IDEAS, seconds: 60 })
  clock += 61_000
  expect((await give(lab, one, id, idea('late'))).error).toBe('stale')
  expect(await see(lab, one, id)).toMatchObject({ state: 'closed', mayAnswer: false, closedAt: endsAt })
  await act(lab, lab.lead, id, 'time', { seconds: 120 })
  expect((await give(lab, one, id, idea('in time'))).status).toBe(200)
  clock += 121_000
  const [closed, again] = [await act(lab, lab.lead, id, 'close'), await act(lab, lab.lead, id, 'close')]
  expect(closed.as(roundAnswer).round.closedAt).toBe(again.as(roundAnswer).round.closedAt)
  expect(Date.parse(closed.as(roundAnswer).round.closedAt ?? '')).toBeLessThan(Date.now() + clock)
})

test('RD14 a reveal meets answers in flight: each is in the result or was refused', async () => {
  const lab = await server.newLab()
  const people = await Promise.all(Array.from({ length: 12 }, () => lab.join()))
  const { id } = await make(lab, IDEAS)
  const answers = people.flatMap((one, at) =>
    [0, 1, 2].map(async (n) => ({
      title: `${at}/${n}`,
      answer: await give(lab, one, id, idea(`${at}/${n}`)),
    })),
  )
  await answers[3]
  const reveals = await Promise.all([act(lab, lab.lead, id, 'close'), act(lab, lab.lead, id, 'reveal'), act(lab, lab.lead, id, 'reveal')]) // prettier-ignore
  expect(reveals.map(({ status }) => status)).toEqual([200, 200, 200])
  const given = await Promise.all(answers)
  const taken = given.filter(({ answer }) => answer.status === 200).map(({ title }) => title)
  expect(given.filter(({ answer }) => answer.status !== 200).every(({ answer }) => answer.error === 'stale')).toBe(true) // prettier-ignore
  const { result } = await see(lab, people[0]!, id)
  expect(result && 'ideas' in result && result.ideas.map(({ title }) => title).toSorted()).toEqual(taken.toSorted()) // prettier-ignore
})

const CANARY = 'kittiwake-in-the-boiler'

/** Every byte a seat's live connection brings. */
const listen = async (lab: TestLab, { cookie }: Member) => {
  const heard: Buffer[] = []
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/sync/${lab.id}?ext=1`, { headers: { cookie } }) // prettier-ignore
  socket.on('message', (data: Buffer) => heard.push(data))
  await until(() => heard.length > 0)
  return { heard: () => Buffer.concat(heard).toString('latin1'), close: () => socket.terminate() }
}

test('RD15 a hidden idea is in no frame, answer, metric or export that another seat gets before the reveal, and counts are told once a second', async () => {
  const lab = await server.newLab()
  const [author, other, facilitator, observer] = [await lab.join(), await lab.join(), await lab.join({ role: 'facilitator' }), await lab.join({ role: 'observer' })] // prettier-ignore
  const ears = await Promise.all([other, facilitator, lab.lead, observer].map((one) => listen(lab, one)))
  const { id } = await make(lab, HIDDEN)
  const entry = randomUUID()
  expect((await give(lab, author, id, { title: CANARY, text: CANARY }, entry)).status).toBe(200)
  for (let n = 0; n < 30; n += 1) await give(lab, author, id, idea(`${CANARY} ${n}`))
  await until(() => ears.every((ear) => ear.heard().includes(`"answered":{"${id}":1}`)))
  const addresses = ['/rounds', `/rounds/${id}`, `/rounds/${id}/record`, `/rounds/${id}/entries/${entry}`, '/history', '/session', '/seats', '/agreement', '/requests', '/roadmaps', '/sight', '/comments', '/inbox'] // prettier-ignore
  for (const state of ['open', 'closed']) {
    for (const one of [other, facilitator, lab.lead, observer])
      for (const path of addresses) {
        const { text } = await lab.api(path, one)
        expect([path, text.includes(CANARY) || text.includes(entry)]).toEqual([path, false])
      }
    expect((await server.api('/metrics')).text).not.toContain(CANARY)
    if (state === 'open') await act(lab, facilitator, id, 'close')
  }
  for (const ear of ears) expect(ear.heard()).not.toMatch(new RegExp(`${CANARY}|${entry}|${author.seatId}`))
  const counts = ears[0]!.heard().match(/"answered":\{"/g) ?? []
  expect(counts.length).toBeLessThan(10)
  const audit = JSON.stringify(await auditRows(server.server.parts.db))
  expect(audit).not.toContain(CANARY)
  await act(lab, facilitator, id, 'reveal')
  const { result } = await see(lab, other, id)
  expect(JSON.stringify(result)).toContain(CANARY)
  expect(JSON.stringify(result)).not.toMatch(new RegExp(`${entry}|${author.seatId}|Person`))
  for (const ear of ears) ear.close()
})

const bytesOf = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder)
      .filter((name) => name.startsWith('lab.sqlite'))
      .map((name) => readFileSync(join(folder, name))),
  )

test.each([
  ['at the reveal of an anonymous round', true],
  ['on command', false],
])(
  'RD16 %s the authors are gone: from the database file and its log of writes, and the audit has no name',
  async (_, anonymous) => {
    const lab = await server.newLab()
    const people = await Promise.all(Array.from({ length: 6 }, (__, at) => lab.join({ name: `Author ${at}`, organisationName: `Org ${at}` }))) // prettier-ignore
    const { id } = await make(lab, anonymous ? HIDDEN : IDEAS)
    for (const [at, one] of people.entries())
    for (let n = 0; n < 20; n += 1) await give(lab, one, id, { title: `Idea ${at}/${n}`, text: 'long '.repeat(100 * (n % 4)) }) // prettier-ignore
    const { db } = server.server.parts
    const key = (await keyOf(db, id))!
    const entries = await entriesOf(db, id)
    const traces = [Buffer.from(key), ...people.map(({ seatId }) => Buffer.from(authorTag(key, seatId))), ...entries.map((one) => Buffer.from(one.id))] // prettier-ignore
    const before = bytesOf(server.dataDir)
    expect(traces.every((trace) => before.includes(trace))).toBe(true)
    await act(lab, lab.lead, id, 'reveal')
    if (!anonymous) {
      expect(JSON.stringify((await see(lab, people[1]!, id)).result)).toContain('Author 0')
      expect((await act(lab, lab.lead, id, 'purge')).status).toBe(200)
    }
    expect((await act(lab, lab.lead, id, 'purge')).status).toBe(200)
    const after = bytesOf(server.dataDir)
    expect(traces.map((trace) => after.includes(trace))).toEqual(traces.map(() => false))
    expect((await roundById(db, lab.id, id))?.forgotten).toBe(1)
    const row = JSON.stringify(await roundById(db, lab.id, id))
    expect(row).toContain('Idea 5/19')
    expect(row).not.toMatch(/Author \d/)
    expect(await see(lab, people[0]!, id)).toMatchObject({ mine: [], answered: 6 })
    const rows = await auditRows(db)
    expect(brokenAuditRow(rows)).toBe(null)
    const said = rows.filter(({ details }) => details.includes(id))
    expect(said.map((one) => one.act)).toEqual(['roundOpened', 'roundRevealed', ...(anonymous ? [] : ['roundPurged'])]) // prettier-ignore
    expect(said.every(({ actor }) => actor === lab.lead.seatId)).toBe(true)
  },
)

const OPTIONS = ['x', 'y'].map((id) => ({ id, label: `Option ${id}`, entityId: null }))

test('RD17 a vote answered twice is one vote, kept with its quorum in the record; a late joiner and a restart find it as it is', async () => {
  const lab = await server.newLab()
  const [one, two] = [await lab.join({ sector: 'labour' }), await lab.join({ sector: 'business' })]
  const { id } = await make(lab, { kind: 'votes', question: 'Which first?', settings: { options: OPTIONS, dots: 3, most: 2, quorum: { of: 'share', percent: 50 } } }) // prettier-ignore
  const vote = (who: Member, x: number, y: number) => give(lab, who, id, { dots: [['x', x], ['y', y]].filter(([, count]) => count).map(([optionId, count]) => ({ optionId, count })) }) // prettier-ignore
  await Promise.all([vote(one, 2, 1), vote(one, 2, 1), vote(one, 2, 1)])
  expect((await vote(one, 3, 0)).error).toBe('invalid')
  expect((await vote(one, 2, 2)).error).toBe('invalid')
  expect((await vote(one, 1, 0)).status).toBe(200)
  expect((await vote(two, 1, 2)).status).toBe(200)
  await server.restart()
  const late = await lab.join()
  expect(await see(lab, late, id)).toMatchObject({ state: 'open', answered: 2, mine: [], mayAnswer: true })
  expect((await see(lab, one, id)).mine).toMatchObject([{ body: { dots: [{ optionId: 'x', count: 1 }] } }])
  const all = (await lab.api('/rounds', one)).as(roundList).rounds
  expect(all).toMatchObject([{ ...(await see(lab, one, id)), answered: 2, seats: 4 }])
  expect((await lab.api(`/rounds/${id}/record`, late)).error).toBe('notReady')
  await act(lab, lab.lead, id, 'reveal')
  const record = (await lab.api(`/rounds/${id}/record`, late)).as(roundRecord)
  expect(record).toMatchObject({ by: 'Fatima Facilitator', round: { state: 'revealed', answered: 2, seats: 4, mine: [], result: { voters: 2, quorumMet: true } } }) // prettier-ignore
  expect(JSON.stringify(record)).toMatch(/"dots":2,"voters":2,"byGroup":\[/)
  const listed = (await lab.api('/rounds', late)).as(roundList)
  expect(listed.rounds.map((round) => [round.id, round.result])).toEqual([[id, null]])
  const { db } = server.server.parts
  await expect(db.insertInto('roundEntries').values({ id: randomUUID(), roundId: id, author: 'x', body: '{}' }).execute()).rejects.toThrow('while a round is open') // prettier-ignore
  await expect(db.updateTable('rounds').set({ state: 'open' }).where('id', '=', id).execute()).rejects.toThrow('one way') // prettier-ignore
  await expect(db.deleteFrom('rounds').execute()).rejects.toThrow('rounds are kept')
})

test('R8 RD18 a score for a blocked initiative is refused, whatever the request says of who leads it', async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  const plan = await server.server.parts.rooms.read(lab.id)
  const led = [...plan.initiatives.values()].find(({ leadOrgId }) => leadOrgId !== null)!
  const [lead, other] = [await lab.join({ organisationId: led.leadOrgId, organisationName: 'Lead' }), await lab.join({ organisationName: 'Other' })] // prettier-ignore
  const request: RoundRequest = { kind: 'scores', question: 'How good?', settings: { criteria: [{ id: 'impact', label: 'Impact', weight: 1 }], initiatives: [{ id: led.id, label: 'It', orgIds: [] }], cut: 1 } } // prettier-ignore
  const { id } = await make(lab, request)
  const sheet = (score: number) => ({ scores: [{ initiativeId: led.id, values: [{ criterionId: 'impact', score }] }] }) // prettier-ignore
  expect((await give(lab, lead, id, sheet(5))).error).toBe('invalid')
  expect((await give(lab, lead, id, { scores: [], conflicts: [led.id] })).status).toBe(200)
  expect((await give(lab, other, id, sheet(6))).error).toBe('invalid')
  expect((await give(lab, other, id, sheet(3))).status).toBe(200)
  await act(lab, lab.lead, id, 'reveal')
  expect((await see(lab, lead, id)).result).toMatchObject({ rows: [{ score: 3, scorers: 1 }], scorers: [{ organisationName: 'Other', seats: 1 }], conflicts: [{ organisationName: 'Department of Agriculture' }] }) // prettier-ignore
  expect((await lab.api('/rounds', { cookie: lab.lead.cookie, body: { ...request, anonymous: true } })).error).toBe('invalid') // prettier-ignore
  expect((await lab.api('/rounds', { cookie: lab.lead.cookie, body: { ...request, workstreamId: ROOMS.survey } })).error).toBe('invalid') // prettier-ignore
  expect((await act(lab, lab.lead, id, 'purge')).error).toBe('conflict')
})

test('RD19 an objection without a reason is refused; with one it stays in the record by organisation, in nobody else’s name', async () => {
  const lab = await server.newLab()
  const [one, two] = [await lab.join({ organisationName: 'Fishers' }), await lab.join({ organisationName: 'Divers', role: 'sponsor' })] // prettier-ignore
  const { id } = await make(lab, { kind: 'consent', question: 'Close the bay?', settings: { proposal: 'From May', entityId: null } }) // prettier-ignore
  expect((await give(lab, one, id, { choice: 'object' })).error).toBe('invalid')
  expect((await give(lab, one, id, { choice: 'object', reason: 'No other bay' })).status).toBe(200)
  expect((await give(lab, two, id, { choice: 'agree' })).status).toBe(200)
  await act(lab, lab.lead, id, 'reveal')
  expect((await see(lab, two, id)).result).toMatchObject({ outcome: 'objections', voices: [{ organisationName: 'Divers', choice: 'agree' }, { organisationName: 'Fishers', choice: 'object', reason: 'No other bay' }] }) // prettier-ignore
  expect((await server.server.parts.rooms.read(lab.id)).comments.size).toBe(0)
})

test('RD16 a purge that a stop cut short is finished at the next start', async () => {
  const lab = await server.newLab()
  const one = await lab.join()
  const { id } = await make(lab, HIDDEN)
  await give(lab, one, id, idea('A whale'))
  const { db } = server.server.parts
  const key = Buffer.from((await keyOf(db, id))!)
  await act(lab, lab.lead, id, 'close')
  expect(bytesOf(server.dataDir).includes(key)).toBe(true)
  await db.deleteFrom('roundKeys').where('roundId', '=', id).execute()
  await db.updateTable('rounds').set({ purgedAt: new Date().toISOString() }).where('id', '=', id).execute()
  await server.restart()
  expect(bytesOf(server.dataDir).includes(key)).toBe(false)
  expect((await roundById(server.server.parts.db, lab.id, id))?.forgotten).toBe(1)
})
