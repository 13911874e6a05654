import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attendanceView } from '#shared/api/attendance.ts'
import { personalLinks, seatList } from '#shared/api/identity.ts'
import { mergePreview, rebindPreview } from '#shared/api/people.ts'
import { roomPeople } from '#shared/api/rooms.ts'
import { roundAnswer } from '#shared/api/rounds.ts'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { startAttackedServer, underAttack } from '#test/support/attackedLab.ts'
import { releasedLab } from '#test/support/releaseLab.ts'
import { planOf, sampleId, samplePlan } from '#test/support/samplePlan.ts'
import { openRawClient } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type By = Pick<Member, 'cookie'>
const merge = (lab: TestLab, { cookie }: By, from: Member, into: Member) =>
  lab.api(`/seats/${from.seatId}/merge`, { cookie, body: { into: into.seatId } })
const seatsOf = async (lab: TestLab) =>
  (await lab.api('/seats', { cookie: lab.lead.cookie })).as(seatList).seats
const roomOf = async (lab: TestLab) =>
  [...(await server.server.parts.rooms.read(lab.id)).workstreams.keys()][0] ?? ''
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status)

test('AT100 seats merged crosswise, in a chain and in a circle at once: one merge holds, none is two steps deep, a lab lead stays', async () => {
  const lab = await server.newLab()
  const people = await Promise.all(Array.from({ length: 4 }, () => lab.join()))
  const pairs = people.flatMap((from) => people.filter((into) => into !== from).map((into) => [from, into] as const)) // prettier-ignore
  const answers = await Promise.all(pairs.map(([from, into]) => merge(lab, lab.lead, from, into)))
  expect(new Set(statuses(answers))).toEqual(new Set([200, 409]))
  const seats = await seatsOf(lab)
  const merged = seats.filter(({ mergedInto }) => mergedInto !== undefined)
  expect(merged.length).toBeGreaterThan(0)
  for (const { mergedInto } of merged)
    expect(seats.find(({ id }) => id === mergedInto)).toMatchObject({ revoked: false })
  const [second, ...others] = [await lab.join({ role: 'labLead' }), await lab.join(), await lab.join()]
  await Promise.all([
    merge(lab, lab.lead, second, others[0]!),
    merge(lab, second, lab.lead, others[1]!),
    merge(lab, lab.lead, lab.lead, others[0]!),
    merge(lab, second, second, others[1]!),
  ])
  const { db } = server.server.parts
  const leads = await db.selectFrom('seats').select('id').where('labId', '=', lab.id).where('role', '=', 'labLead').where('revokedAt', 'is', null).execute() // prettier-ignore
  expect(leads).toHaveLength(1)
  expect(brokenAuditRow(await auditRows(db))).toBeNull()
})

test('AT101 what an organisation scored, or declared an interest in, is not made another’s by merging, handing over or renaming before it is counted (R8)', async () => {
  const lab = await server.newLab()
  const [dea, transnet, farms] = [sampleId(11), sampleId(12), sampleId(62)]
  const room = await roomOf(lab)
  await withDocument(
    server.url,
    lab.lead.cookie,
    lab.id,
    (doc) =>
    putPlan(doc, planOf({
      organisations: [{ id: dea, name: 'DEA' }, { id: transnet, name: 'Transnet' }],
      initiatives: [{ id: farms, workstreamId: room, title: 'Farms' }],
    })), // prettier-ignore
  )
  const at = (organisationId: string) => lab.join({ organisationId })
  const [interested, colleague, clean, double] = [
    await at(dea),
    await at(dea),
    await at(transnet),
    await at(dea),
  ]
  const { cookie } = lab.lead
  const settings = { criteria: [{ id: 'impact', label: 'Impact', weight: 1 }], initiatives: [{ id: farms, label: 'Farms', orgIds: [] }], cut: null } // prettier-ignore
  const body = { kind: 'scores', question: 'How good?', open: true, settings }
  const { id } = (await lab.api('/rounds', { cookie, body })).as(roundAnswer).round
  const give = async ({ cookie: own }: By, entry: object) =>
    (await lab.api(`/rounds/${id}/entries/${randomUUID()}`, { cookie: own, method: 'PUT', body: { body: entry } })).status // prettier-ignore
  const sheet = { scores: [{ initiativeId: farms, values: [{ criterionId: 'impact', score: 5 }] }] }
  expect(await give(interested, { scores: [], conflicts: [farms] })).toBe(200)
  expect(await give(colleague, sheet)).toBe(200)
  const preview = await lab.api(`/seats/${interested.seatId}/merge/${clean.seatId}`, { cookie })
  expect(preview.as(mergePreview).problem).toBe('scoredForOther')
  expect((await merge(lab, lab.lead, interested, clean)).status).toBe(409)
  const handing = { name: 'Ben', organisationId: transnet, organisationName: 'Transnet', sector: 'national' }
  const handed = await lab.api(`/seats/${interested.seatId}/hand-over`, { cookie })
  expect(handed.as(rebindPreview).problem).toBe('scored')
  expect((await lab.api(`/seats/${interested.seatId}/hand-over`, { cookie, body: handing })).status).toBe(409)
  const moved = { method: 'PATCH', cookie, body: { organisationId: transnet } }
  expect((await lab.api(`/seats/${interested.seatId}`, moved)).status).toBe(409)
  expect((await lab.api(`/seats/${interested.seatId}`, { ...moved, body: { name: 'Renamed' } })).status).toBe(200) // prettier-ignore
  // Within one organisation it makes no difference, and nobody scores twice.
  expect((await merge(lab, lab.lead, interested, double)).status).toBe(200)
  const shown = (await lab.api(`/rounds/${id}/reveal`, { cookie, method: 'POST' })).as(roundAnswer).round
  expect(shown.result).toMatchObject({ rows: [{ score: null, scorers: 0, setAside: 1 }] })
  expect((await lab.api(`/seats/${double.seatId}`, moved)).status).toBe(200)
})

test('AT102 a mark for a seat that was merged or erased, or for a day of no calendar, is refused; nobody counts twice on a day', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const [phone, laptop] = [await lab.join(), await lab.join()]
  await merge(lab, lab.lead, phone, laptop)
  const view = async () => (await lab.api('/attendance', { cookie })).as(attendanceView)
  const { today } = await view()
  const mark = (day: string, seatId: string, by: By = lab.lead, method = 'PUT') =>
    lab.api(`/attendance/${day}/${seatId}`, { cookie: by.cookie, method })
  expect((await mark(today, phone.seatId)).status).toBe(409)
  const marks = await Promise.all(Array.from({ length: 50 }, () => mark(today, laptop.seatId)))
  expect(new Set(statuses(marks))).toEqual(new Set([204]))
  expect((await view()).days).toMatchObject([{ date: today, people: 1 }])
  for (const day of [
    '2026-13-01',
    '2026-02-30',
    '9999-12-31',
    '0000-01-01',
    '__proto__',
    '%00',
    `${today}T00:00:00Z`,
    'x'.repeat(5_000),
  ])
    // prettier-ignore
    expect([day, (await mark(day, laptop.seatId)).status]).toEqual([day, 400])
  const { db } = server.server.parts
  const kept = await db.selectFrom('attendanceMarks').selectAll().where('labId', '=', lab.id).execute()
  expect(kept).toHaveLength(1)
  for (const method of ['PUT', 'DELETE'])
    expect((await mark(today, laptop.seatId, phone, method)).status).toBe(403)
  const other = await server.newLab()
  expect((await mark(today, (await other.join()).seatId)).status).toBe(404)
})

test('AT103 every link that opens a seat is told its person and can be revoked by them, also those of seats merged into it', async () => {
  const lab = await server.newLab()
  const [phone, laptop] = [await lab.join(), await lab.join()]
  await merge(lab, lab.lead, phone, laptop)
  const { cookie } = laptop
  const path = `/seats/${laptop.seatId}/links`
  const { links } = (await lab.api(path, { cookie })).as(personalLinks)
  expect(links.filter(({ revoked }) => !revoked)).toHaveLength(2)
  for (const { id } of links)
    expect((await lab.api(`${path}/${id}`, { cookie, method: 'DELETE' })).status).toBe(200)
  for (const { token } of [phone, laptop])
    expect((await server.api('/api/enter', { body: { token } })).status).toBe(410)
})

test('AT104 others’ seats, languages and rooms by hand: roles, keys that code has, unknown languages and huge bodies change nothing', async () => {
  const lab = await server.newLab()
  const [attacker, victim, facilitator] = [
    await lab.join(),
    await lab.join(),
    await lab.join({ role: 'facilitator' }),
  ]
  const room = await roomOf(lab)
  const before = await seatsOf(lab)
  const tries: [By, string, string, string, number][] = [
    [attacker, `/seats/${victim.seatId}`, 'PATCH', '{"name":"x"}', 403],
    [attacker, `/seats/${attacker.seatId}`, 'PATCH', '{"role":"labLead"}', 403],
    [facilitator, `/seats/${facilitator.seatId}`, 'PATCH', '{"role":"labLead"}', 403],
    [facilitator, `/seats/${facilitator.seatId}`, 'PATCH', '{"signatory":true}', 403],
    [facilitator, `/seats/${lab.lead.seatId}`, 'PATCH', '{"revoked":true}', 403],
    [facilitator, `/seats/${victim.seatId}`, 'PATCH', '{"__proto__":{"role":"labLead"},"role":"labLead"}', 400],
    [facilitator, `/seats/${victim.seatId}`, 'PATCH', '{"mergedInto":null,"erasedAt":null,"personId":"x"}', 400],
    [attacker, '/seat', 'PATCH', '{"language":"../../en"}', 400],
    [attacker, '/seat', 'PATCH', '{"language":"fr","seatId":"x"}', 400],
    [attacker, '/seat', 'PATCH', '{"language":["fr"]}', 400],
    [attacker, '/seat', 'PATCH', `{"language":"${'f'.repeat(300_000)}"}`, 413],
    [attacker, `/rooms/${room}/people`, 'PUT', `{"seatIds":["${victim.seatId}"],"as":"member"}`, 403],
    [attacker, `/rooms/${room}/people`, 'PUT', `{"seatIds":["${attacker.seatId}"],"as":"facilitator"}`, 400],
    [facilitator, `/rooms/${randomUUID()}/people`, 'PUT', `{"seatIds":["${victim.seatId}"],"as":"member"}`, 404],
    [facilitator, `/rooms/__proto__/people`, 'PUT', `{"seatIds":["${victim.seatId}"],"as":"member"}`, 404],
    [facilitator, '/hall/acts', 'POST', `{"act":"beginTimer","seconds":60,"session":"${'s'.repeat(10_000)}"}`, 400],
    [facilitator, '/hall/acts', 'POST', '{"act":"beginTimer","seconds":60,"session":"__proto__"}', 404],
  ] // prettier-ignore
  for (const [{ cookie }, path, method, raw, status] of tries)
    expect([path, raw.slice(0, 60), (await lab.api(path, { cookie, method, raw })).status]).toEqual([path, raw.slice(0, 60), status]) // prettier-ignore
  expect(await seatsOf(lab)).toEqual(before)
  const people = (await lab.api('/rooms/people', { cookie: attacker.cookie })).as(roomPeople)
  expect(people.places).toEqual([])
})

test('AT105 somebody without a seat learns of a lab what it published and nothing else: roadmaps without seats, other routes as for no lab', async () => {
  const { lab } = await releasedLab(server)
  const strange = await (await server.newLab()).join()
  const at = (path: string, cookie?: string) => lab.api(path, cookie === undefined ? {} : { cookie })
  for (const cookie of [undefined, strange.cookie])
    for (const path of ['/roadmaps', '/roadmaps/1']) {
      const none = await server.api(`/api/labs/no-such-lab${path}`, cookie === undefined ? {} : { cookie })
      const answer = await at(path, cookie)
      expect([answer.status, answer.text]).toEqual([none.status, none.text])
    }
  const publication = { method: 'PATCH', cookie: lab.lead.cookie, body: { publication: 'public' } }
  expect((await lab.api('/publication', publication)).status).toBe(200)
  const told = [await at('/roadmaps'), await at('/roadmaps/1')]
  expect(statuses(told)).toEqual([200, 200])
  const { db } = server.server.parts
  const secret = await db.selectFrom('seats').select(['id', 'personId']).where('labId', '=', lab.id).execute()
  for (const { text } of told)
    for (const { id, personId } of secret)
      expect([text.includes(id), text.includes(String(personId))]).toEqual([false, false])
  await lab.api('/reopen', { cookie: lab.lead.cookie, method: 'POST' })
  await withDocument(
    server.url,
    lab.lead.cookie,
    lab.id,
    (doc) =>
    putPlan(doc, planOf({ initiatives: [...samplePlan().initiatives.values()].map((one) => ({ ...one, title: 'Unpublished words' })) })), // prettier-ignore
  )
  await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })
  for (const path of ['/roadmaps', '/roadmaps/1']) expect((await at(path)).text).not.toContain('Unpublished')
  for (const path of ['/roadmaps/2', '/roadmaps/0', '/roadmaps/1e0', '/roadmaps/%2e%2e'])
    expect([path, (await at(path)).status]).toEqual([path, 404])
  for (const path of [
    '/session',
    '/seats',
    '/agreement',
    '/sight',
    '/attendance',
    '/rooms/people',
    '/programme',
    '/hall',
    '/diary',
    '/history',
    '/doubles',
    '/erasure-request',
    '/rounds',
  ])
    // prettier-ignore
    expect([path, (await at(path)).status]).toEqual([path, 401])
  await lab.api('/publication', { ...publication, body: { publication: 'lab' } })
})

test('AT106 a facilitator who is revoked in the same moment merges, marks and hands over before it or not at all', async () => {
  const lab = await server.newLab()
  const leaving = await lab.join({ role: 'facilitator' })
  const people = await Promise.all(Array.from({ length: 6 }, () => lab.join()))
  const body = { name: 'Ben', organisationId: null, organisationName: 'DEA', sector: 'national' }
  const revoke = { cookie: lab.lead.cookie, method: 'PATCH', body: { revoked: true } }
  await Promise.all([
    merge(lab, leaving, people[0]!, people[1]!),
    lab.api(`/seats/${people[2]!.seatId}/hand-over`, { cookie: leaving.cookie, body }),
    lab.api(`/seats/${leaving.seatId}`, revoke),
    merge(lab, leaving, people[3]!, people[4]!),
    lab.api(`/seats/${people[5]!.seatId}/hand-over`, { cookie: leaving.cookie, body }),
  ])
  const rows = (await auditRows(server.server.parts.db)).filter(({ labId }) => labId === lab.id)
  const end = rows.findIndex(({ act, details }) => act === 'seatRevoked' && details.includes(leaving.seatId))
  expect(end).toBeGreaterThan(0)
  expect(rows.slice(end).filter(({ actor }) => actor === leaving.seatId)).toEqual([])
})

test('AT109 seats that come and go a hundred times and ask for attendance without end hold nobody up, and are one row a day', async () => {
  const attacked = await startAttackedServer()
  try {
    await underAttack('attendance', attacked, { seats: 2 }, async ({ sync, http, lab, cookies }) => {
      for (const cookie of cookies) {
        for (let times = 0; times < 5; times += 1) {
          const comings = Array.from({ length: 20 }, () => openRawClient(sync, { lab, cookie }))
          for (const { socket } of await Promise.all(comings)) socket.terminate()
        }
        for (let times = 0; times < 5; times += 1) {
          const asked = Array.from({ length: 30 }, async () => {
            const answer = await fetch(`${http}/api/labs/${lab}/attendance`, { headers: { cookie } })
            const { days, seats } = attendanceView.parse(await answer.json())
            // Of persons, one is told oneself.
            return [days.length, seats.length]
          })
          for (const told of await Promise.all(asked)) expect(told).toEqual([1, 1])
        }
      }
    })
  } finally {
    await attacked.close()
  }
})
