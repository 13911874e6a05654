import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seatList } from '#shared/api/identity.ts'
import { erasureDone } from '#shared/api/people.ts'
import { roundAnswer } from '#shared/api/rounds.ts'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { inspectStore } from '#server/storage/inspectStore.ts'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let clock = 0
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + clock) })
})
afterAll(() => server.close())

const NAME = 'Zanele Mthembu-Quarshie'
const DAY = 24 * 60 * 60 * 1000

const erase = (lab: TestLab, by: Pick<Member, 'cookie'>, who: Pick<Member, 'seatId'>, confirm: string) =>
  lab.api(`/seats/${who.seatId}/erasure`, { cookie: by.cookie, body: { confirm } })
/** Every file below a folder that has these bytes. */
const holds = (folder: string, name: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => existsSync(path) && readFileSync(path).includes(name))
const rowsOf = async (lab: TestLab) =>
  (await auditRows(server.server.parts.db)).filter(({ labId }) => labId === lab.id)
const round = async (lab: TestLab, { cookie }: Member, given: { kind: string; settings: object }) =>
  (await lab.api('/rounds', { cookie, body: { question: 'What next?', open: true, ...given } })).as(
    roundAnswer,
  ).round.id
const give = (lab: TestLab, { cookie }: Member, id: string, entry: object) =>
  lab.api(`/rounds/${id}/entries/${randomUUID()}`, { cookie, method: 'PUT', body: { body: entry } })

test('AT110 a seat named like an id, a role, a hash or an organisation takes nothing out of the record or of results when it is erased', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const [guest, business] = [await lab.join(), await lab.join({ organisationName: 'Transnet' })]
  await lab.api(`/seats/${guest.seatId}/merge`, { cookie, body: { into: business.seatId } })
  await lab.api('/freeze', { cookie, method: 'POST' })
  await lab.api('/reopen', { cookie, method: 'POST' })
  const before = await rowsOf(lab)
  const hash = JSON.parse(before.find(({ act }) => act === 'frozen')?.details ?? '{}').contentHash as string
  for (const name of [guest.seatId, 'participant', hash, '2014-07-08']) {
    const made = await lab.join({ name })
    expect((await erase(lab, lab.lead, made, name)).status).toBe(200)
  }
  const transnet = await lab.join({ name: 'Transnet' })
  const id = await round(lab, lab.lead, { kind: 'consent', settings: { proposal: 'We go on' } })
  for (const who of [business, transnet]) await give(lab, who, id, { choice: 'agree' })
  await lab.api(`/rounds/${id}/reveal`, { cookie, method: 'POST' })
  expect((await erase(lab, lab.lead, transnet, 'Transnet')).status).toBe(200)
  expect((await lab.api(`/rounds/${id}`, { cookie })).text).toContain('"organisationName":"Transnet"')
  const after = await rowsOf(lab)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(brokenAuditRow(await auditRows(server.server.parts.db))).toBeNull()
})

test('AT111 nothing tells an erased person’s name afterwards: no file of the data folder, no day of the diary that was read before, no backup that is made later', async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({
    name: 'Zanele Oldname',
    role: 'facilitator',
    organisationName: `Office of ${NAME}`,
  })
  const { cookie } = zanele
  const id = await round(lab, zanele, { kind: 'ideas', settings: {} })
  await give(lab, zanele, id, { title: 'More farms' })
  await lab.api(`/rounds/${id}/reveal`, { cookie, method: 'POST' })
  const renamed = { method: 'PATCH', body: { name: NAME } }
  expect((await lab.api(`/seats/${zanele.seatId}`, { cookie: lab.lead.cookie, ...renamed })).status).toBe(200)
  await withDocument(server.url, cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ initiatives: [{ id: sampleId(5), title: 'Farms' }] })),
  )
  const today = new Date(server.server.parts.now()).toISOString().slice(0, 10)
  clock += 2 * DAY
  const day = `/diary/${today}.json`
  expect((await lab.api(day, { cookie: lab.lead.cookie })).text).toContain(NAME)
  const done = (await erase(lab, lab.lead, zanele, NAME)).as(erasureDone)
  expect(done.purged).toBe(true)
  for (const path of [day, `/rounds/${id}`, '/seats', '/history', '/attendance', '/rooms/people', '/hall'])
    for (const name of [NAME, 'Oldname'])
      expect([path, (await lab.api(path, { cookie: lab.lead.cookie })).text.includes(name)]).toEqual([
        path,
        false,
      ])
  for (const name of ['Quarshie', 'Oldname']) expect(holds(server.dataDir, name)).toEqual([])
  const backup = join(server.dataDir, '..', 'after-erasure')
  await makeBackup(server.dataDir, backup, new Date())
  expect(inspectStore(backup).problem).toBeNull()
  for (const name of ['Quarshie', 'Oldname']) expect(holds(backup, name)).toEqual([])
})

test('AT112 two lab leads who erase or merge one another at once leave one, and each is done whole or not at all', async () => {
  const lab = await server.newLab()
  const other = await lab.join({ role: 'labLead', name: 'Other' })
  const [first, second] = await Promise.all([
    erase(lab, lab.lead, other, 'Other'),
    erase(lab, other, lab.lead, 'Fatima Facilitator'),
  ])
  expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1)
  const left = first.status === 200 ? lab.lead : other
  const third = await lab.api('/seats', { cookie: left.cookie, body: { name: 'Third', role: 'labLead', signatory: false, organisationId: null, organisationName: 'DEA', sector: 'national' } }) // prettier-ignore
  expect(third.status).toBe(201)
  const { seats } = (await lab.api('/seats', { cookie: left.cookie })).as(seatList)
  const leads = seats.filter(({ role, revoked }) => role === 'labLead' && !revoked)
  expect(leads.map(({ id }) => id)).toContain(left.seatId)
  // The third has not come yet: the one who is there is the last.
  const name = leads.find(({ id }) => id === left.seatId)?.name ?? ''
  expect((await erase(lab, left, left, name)).status).toBe(409)
})

test('AT113 an erased person’s cookie opens no socket, route or invitation’s old seat, and sets nothing on it', async () => {
  const lab = await server.newLab()
  const zanele = await lab.join({ name: NAME })
  const { cookie, seatId } = zanele
  const at = Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      lab.api('/seat', { cookie, method: 'PATCH', body: { language: n % 2 ? 'fr' : 'ar' } }),
    ),
  )
  await erase(lab, lab.lead, zanele, NAME)
  await at
  const row = await server.server.parts.db.selectFrom('seats').selectAll().where('id', '=', seatId).executeTakeFirstOrThrow() // prettier-ignore
  expect([row.language, row.personId, row.signatory]).toEqual([null, null, 0])
  for (const path of [
    '/session',
    '/history',
    '/hall',
    '/attendance',
    `/seats/${seatId}/links`,
    '/erasure-request',
  ])
    expect([path, (await lab.api(path, { cookie })).status]).toEqual([path, 401])
  await expect(withDocument(server.url, cookie, lab.id, () => {})).rejects.toThrow()
  const today = new Date(server.server.parts.now()).toISOString().slice(0, 10)
  const mark = await lab.api(`/attendance/${today}/${seatId}`, { cookie: lab.lead.cookie, method: 'PUT' })
  expect(mark.status).toBe(409)
  const place = await lab.api(`/rooms/${[...(await server.server.parts.rooms.read(lab.id)).workstreams.keys()][0]}/people`, { cookie: lab.lead.cookie, method: 'PUT', body: { seatIds: [seatId], as: 'member' } }) // prettier-ignore
  expect(place.status).toBe(409)
})

/** Keys in order, no blanks: what the record's hashes are over. Written anew, from docs/SECURITY.md alone. */
const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${sorted(one)}`).join(',')}}`
}
const sha256 = (value: unknown) => `sha256:${createHash('sha256').update(sorted(value)).digest('hex')}`

test('AT114 an outsider who reads the database and the description finds the record whole after erasures, and every redacted row', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const people = [await lab.join({ name: NAME }), await lab.join({ name: 'Ben Botha' })]
  for (const text of [`${NAME} and Ben Botha are late`, 'Lunch', `Ask ${NAME}`])
    await lab.api('/hall/acts', { cookie, body: { act: 'say', text, room: null } })
  for (const [at, name] of [NAME, 'Ben Botha'].entries())
    expect((await erase(lab, lab.lead, people[at]!, name)).status).toBe(200)
  const database = new DatabaseSync(join(server.dataDir, 'lab.sqlite'), { readOnly: true })
  const rows = database.prepare('SELECT * FROM audit ORDER BY seq').all()
  database.close()
  const parsed = rows.map(({ details, ...row }) => ({ ...row, details: JSON.parse(String(details)) as Record<string, unknown> }) as Record<string, unknown>) // prettier-ignore
  const left = new Map<unknown, unknown>()
  for (const { act, details } of parsed)
    if (act === 'personErased')
      for (const one of (details as { redacted: { seq: number; left: string }[] }).redacted)
        left.set(one.seq, one.left)
  let before: unknown = `sha256:${'0'.repeat(64)}`
  const redacted: unknown[] = []
  for (const { hash, ...row } of parsed) {
    expect(row['prevHash']).toBe(before)
    before = hash
    if (sha256(row) === hash) continue
    redacted.push(row['details'])
    expect(sha256({ ...row, hash })).toBe(left.get(row['seq']))
  }
  expect(redacted.filter((one) => JSON.stringify(one).includes('late'))).toHaveLength(1)
  expect(JSON.stringify(parsed)).not.toContain('Quarshie')
  expect(JSON.stringify(parsed)).not.toContain('Botha')
})
