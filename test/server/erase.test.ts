import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyPage } from '#shared/api/history.ts'
import { seatList } from '#shared/api/identity.ts'
import { doubleList, erasureAsked, erasureDone, erasurePreview } from '#shared/api/people.ts'
import { programmeView } from '#shared/api/programme.ts'
import { roundAnswer } from '#shared/api/rounds.ts'
import { auditRows, brokenAuditRow, redactedAuditRows } from '#server/storage/audit.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { release } from '#test/support/releaseLab.ts'
import { planOf, sampleId, samplePlan } from '#test/support/samplePlan.ts'
import { openRawClient } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const NAME = 'Zanele Mthembu-Quarshie'
const FARMS = sampleId(5)

const erase = (lab: TestLab, by: Pick<Member, 'cookie'>, who: Pick<Member, 'seatId'>, confirm = NAME) =>
  lab.api(`/seats/${who.seatId}/erasure`, { cookie: by.cookie, body: { confirm } })
const preview = async (lab: TestLab, who: Member) =>
  (await lab.api(`/seats/${who.seatId}/erasure`, { cookie: lab.lead.cookie })).as(erasurePreview)

/** The bytes of every database in the data folder, with what lies beside them. */
const holds = (name: string): string[] =>
  readdirSync(server.dataDir)
    .filter((file) => file.includes('.sqlite'))
    .filter((file) => readFileSync(join(server.dataDir, file)).includes(name))

/** A number that is another one each time the database was written anew. */
const writtenAnew = () => {
  const database = new DatabaseSync(join(server.dataDir, 'lab.sqlite'), { readOnly: true })
  const { schema_version } = database.prepare('PRAGMA schema_version').get()!
  database.close()
  return schema_version
}

/** Zanele facilitates: she wrote a card, gave an idea and consent, leads the hall, froze the plan. */
const labOfZanele = async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({ name: NAME, role: 'labLead', organisationName: `Office of ${NAME}` })
  const { cookie } = zanele
  await withDocument(server.url, cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ initiatives: [{ id: FARMS, title: 'Farms' }] })),
  )
  const post = (path: string, body: object) => lab.api(path, { cookie, body })
  const round = async (kind: string, settings: object, entry: object) => {
    const made = await post('/rounds', { kind, question: 'What next?', open: true, settings })
    const { id } = made.as(roundAnswer).round
    const body = { body: entry }
    await lab.api(`/rounds/${id}/entries/${randomUUID()}`, { cookie, method: 'PUT', body })
    await lab.api(`/rounds/${id}/reveal`, { cookie, method: 'POST' })
    return id
  }
  const rounds = [
    await round('ideas', {}, { title: 'More farms' }),
    await round('consent', { proposal: 'We go on' }, { choice: 'agree' }),
  ]
  await post('/hall/acts', { act: 'say', text: `${NAME} is here`, room: null })
  await lab.api('/hall/hand', { cookie, method: 'PUT', body: { room: null } })
  const { revision, programme } = (await lab.api('/programme', { cookie })).as(programmeView)
  const other = { ...programme, name: 'Ours' }
  expect((await lab.api('/programme', { cookie, method: 'PUT', body: { revision, programme: other } })).status).toBeLessThan(300) // prettier-ignore
  await lab.api('/freeze', { cookie, method: 'POST' })
  await lab.api('/reopen', { cookie, method: 'POST' })
  return { lab, zanele, rounds }
}

test('ER10 an erased person’s name is nowhere in the databases’ bytes; who did what is told by a pseudonym', async () => {
  const { lab, zanele, rounds } = await labOfZanele()
  const before = await preview(lab, zanele)
  expect(before).toMatchObject({
    names: [NAME],
    redacted: 1,
    account: 'goes',
    problem: null,
    signed: [],
    mentions: [],
  })
  expect(before.pseudonym).toMatch(/^Person [0-9A-F]{4}$/)
  expect(before.has.edits).toBeGreaterThan(0)
  expect(holds(NAME)).toContain('lab.sqlite-wal')

  const { socket } = await openRawClient(`${server.url.replace(/^http/, 'ws')}/sync`, { lab: lab.id, ext: true, cookie: zanele.cookie }) // prettier-ignore
  const closed = new Promise((resolve) => socket.on('close', resolve))
  const done = (await erase(lab, lab.lead, zanele)).as(erasureDone)
  expect(done).toEqual({ pseudonym: before.pseudonym, purged: true })
  expect(await closed).toBe(4401)
  expect((await lab.api('/session', { cookie: zanele.cookie })).status).toBe(401)
  expect((await server.api('/api/enter', { body: { token: zanele.token } })).status).toBe(410)

  const { cookie } = lab.lead
  const seats = (await lab.api('/seats', { cookie })).as(seatList).seats
  expect(seats.find(({ id }) => id === zanele.seatId)).toMatchObject({ name: before.pseudonym, erased: true })
  const { facts } = (await lab.api('/history', { cookie })).as(historyPage)
  expect(facts.find(({ entityId }) => entityId === FARMS)?.seat?.name).toBe(before.pseudonym)
  for (const path of [
    ...rounds.map((id) => `/rounds/${id}`),
    '/hall',
    '/programme',
    '/agreement',
    '/seats',
    '/history',
  ]) {
    const { text } = await lab.api(path, { cookie })
    expect([path, text.includes(NAME)]).toEqual([path, false])
    if (path !== '/history') expect([path, text.includes(before.pseudonym)]).toEqual([path, true])
  }
  expect(holds(NAME)).toEqual([])
  // Somebody who looked for pieces of it, too.
  expect(holds('Quarshie')).toEqual([])
  await server.restart()
  expect(holds('Quarshie')).toEqual([])
})

test('ER11 the audit stays a chain: what was redacted is known as that, and no other change of it passes', async () => {
  const { lab, zanele } = await labOfZanele()
  await erase(lab, lab.lead, zanele)
  const { db } = server.server.parts
  const rows = await auditRows(db)
  expect(brokenAuditRow(rows)).toBeNull()
  const [seq] = redactedAuditRows(rows.filter(({ labId }) => labId === lab.id))
  const redacted = rows.find((row) => row.seq === seq)!
  expect(redacted.act).toBe('messageSaid')
  for (const change of [
    { details: '{"text":"other"}' },
    { actor: 'somebody' },
    { at: '2014-01-01T00:00:00.000Z' },
  ])
    expect(brokenAuditRow(rows.map((row) => (row.seq === seq ? { ...row, ...change } : row)))).toBe(seq)
  const teller = rows.findLast(({ act }) => act === 'personErased')!
  expect(brokenAuditRow(rows.map((row) => (row === teller ? { ...row, details: '{"redacted":[]}' } : row)))).not.toBeNull() // prettier-ignore
  // Outside an erasure the tables are as closed as before.
  await expect(db.updateTable('audit').set({ details: '{}' }).where('seq', '=', rows[0]!.seq).execute()).rejects.toThrow('written once') // prettier-ignore
  await expect(db.updateTable('versions').set({ frozenByName: 'X' }).execute()).rejects.toThrow(
    'written once',
  )
  await expect(db.updateTable('seats').set({ name: NAME }).where('id', '=', zanele.seatId).execute()).rejects.toThrow('stays so') // prettier-ignore
})

test('ER12 a lab lead alone erases, by the name as it is shown, no last lab lead; a second time changes nothing', async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({ name: NAME })
  for (const role of ['observer', 'participant', 'facilitator', 'sponsor'] as const) {
    const by = await lab.join({ role })
    expect([role, (await erase(lab, by, zanele)).status]).toEqual([role, 403])
    expect((await lab.api(`/seats/${zanele.seatId}/erasure`, { cookie: by.cookie })).status).toBe(403)
  }
  expect((await erase(await server.newLab(), lab.lead, zanele)).status).toBe(404)
  expect((await erase(lab, lab.lead, zanele, 'Somebody else')).status).toBe(400)
  expect((await erase(lab, lab.lead, lab.lead, 'Fatima Facilitator')).error).toBe('conflict')
  const [first, second] = await Promise.all([erase(lab, lab.lead, zanele), erase(lab, lab.lead, zanele)])
  expect(second.as(erasureDone).pseudonym).toBe(first.as(erasureDone).pseudonym)
  const acts = (await auditRows(server.server.parts.db)).filter(({ act, labId }) => act === 'personErased' && labId === lab.id) // prettier-ignore
  expect(acts).toHaveLength(1)
  // Nor is the file written anew again, for which everyone would wait.
  const written = writtenAnew()
  expect((await erase(lab, lab.lead, zanele)).as(erasureDone).purged).toBe(true)
  expect(writtenAnew()).toBe(written)
  // Nothing gives the seat back, links it or merges it.
  const patch = { method: 'PATCH', body: { revoked: false } }
  expect((await lab.api(`/seats/${zanele.seatId}`, { cookie: lab.lead.cookie, ...patch })).status).toBe(409)
  expect(
    (await lab.api(`/seats/${zanele.seatId}/link`, { cookie: lab.lead.cookie, method: 'POST' })).status,
  ).toBe(409)
})

test('ER13 what a person does in the moment of their erasure is done before it or not at all', async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({ name: NAME, role: 'labLead' })
  const { cookie } = zanele
  const acts = [
    lab.api('/hall/hand', { cookie, method: 'PUT', body: { room: null } }),
    lab.api('/hall/acts', { cookie, body: { act: 'say', text: 'now', room: null } }),
    lab.api('/freeze', { cookie, method: 'POST' }),
    erase(lab, lab.lead, zanele),
    lab.api('/hall/hand', { cookie, method: 'PUT', body: { room: null } }),
    lab.api('/rounds', { cookie, body: { kind: 'ideas', question: 'Now?', settings: {} } }),
    withDocument(server.url, cookie, lab.id, (doc) => putPlan(doc, planOf({ initiatives: [{ id: FARMS, title: 'x' }] }))).catch(() => null), // prettier-ignore
  ]
  for (const one of await Promise.all(acts))
    if (one) expect([200, 201, 204, 401, 403, 404, 409, 503]).toContain(one.status)
  const again = (await erase(lab, lab.lead, zanele)).as(erasureDone)
  expect(again.purged).toBe(true)
  await server.restart()
  expect(holds(NAME)).toEqual([])
})

test('ER14 the preview names what stays: places in the plan where the name stands, and who has asked is told the lab lead', async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({ name: NAME })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ initiatives: [{ id: FARMS, title: `Ask ZANELE  Mthembu-Quarshie about farms` }] })),
  )
  const { mentions } = await preview(lab, zanele)
  expect(mentions).toMatchObject([
    { kind: 'initiatives', id: FARMS, words: 'Ask ZANELE Mthembu-Quarshie about farms' },
  ])
  const ask = (method: 'PUT' | 'DELETE') => lab.api('/erasure-request', { cookie: zanele.cookie, method })
  const told = async (cookie: string) => (await lab.api('/doubles', { cookie })).as(doubleList).asked
  expect((await ask('PUT')).status).toBe(204)
  const own = (await lab.api('/erasure-request', { cookie: zanele.cookie })).as(erasureAsked)
  expect(own).toMatchObject({ at: expect.any(String), leads: ['Fatima Facilitator'] })
  expect(await told(lab.lead.cookie)).toEqual([{ seatId: zanele.seatId, at: own.at }])
  expect(await told((await lab.join({ role: 'facilitator' })).cookie)).toEqual([])
  await ask('DELETE')
  expect(await told(lab.lead.cookie)).toEqual([])
})

test('ER15 what was signed by name stays: signatures, endorsements and the released roadmap are the same bytes, and the preview says so', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  await withDocument(server.url, cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const sponsor = await lab.join({ role: 'sponsor', name: NAME })
  await release(lab, sponsor)
  const signed = async () => [
    (await lab.api('/roadmaps/1', { cookie })).text,
    JSON.stringify(
      await server.server.parts.db
        .selectFrom('commitments')
        .selectAll()
        .where('labId', '=', lab.id)
        .execute(),
    ),
    JSON.stringify(
      await server.server.parts.db
        .selectFrom('endorsements')
        .selectAll()
        .where('labId', '=', lab.id)
        .execute(),
    ),
  ]
  const before = await signed()
  expect(before[0]).toContain(NAME)
  const told = await preview(lab, sponsor)
  expect(told.signed).toEqual([{ version: 1, signatures: 0, endorsement: true }])
  expect(told.roadmaps).toEqual([1])
  const [{ seatId } = { seatId: '' }] = await server.server.parts.db
    .selectFrom('commitments')
    .select('seatId')
    .where('labId', '=', lab.id)
    .execute()
  const signatory = (await lab.api('/seats', { cookie })).as(seatList).seats.find(({ id }) => id === seatId)!
  expect((await preview(lab, { cookie, seatId, token: '' })).signed[0]?.signatures).toBeGreaterThan(0)
  // Who signed for an organisation is not merged into somebody of another.
  const other = await lab.join()
  const merging = await lab.api(`/seats/${seatId}/merge`, { cookie, body: { into: other.seatId } })
  expect(merging.status).toBe(409)
  const handing = { name: 'Ben', organisationId: null, organisationName: 'SAMSA', sector: 'national' }
  expect((await lab.api(`/seats/${seatId}/hand-over`, { cookie, body: handing })).status).toBe(409)
  expect((await erase(lab, lab.lead, sponsor)).status).toBe(200)
  expect((await erase(lab, lab.lead, { seatId }, signatory.name)).status).toBe(200)
  expect(await signed()).toEqual(before)
  expect(brokenAuditRow(await auditRows(server.server.parts.db))).toBeNull()
})
