import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commentAuthors } from '#shared/api/comments.ts'
import { historyPage } from '#shared/api/history.ts'
import { seat as seatShape, seatLink, seatList } from '#shared/api/identity.ts'
import { labSession } from '#shared/api/labs.ts'
import { doubleList, mergePreview, rebindPreview } from '#shared/api/people.ts'
import { roundAnswer } from '#shared/api/rounds.ts'
import { brokenAuditRow, auditRows } from '#server/storage/audit.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { openRawClient } from '#test/support/syncClient.ts'
import {
  startTestServer,
  tokenOf,
  type Member,
  type TestLab,
  type TestServer,
} from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const [FARMS, SAID] = [sampleId(5), sampleId(6)] as const

const merge = (lab: TestLab, by: Pick<Member, 'cookie'>, from: Member, into: Member) =>
  lab.api(`/seats/${from.seatId}/merge`, { cookie: by.cookie, body: { into: into.seatId } })
const apart = (lab: TestLab, by: Pick<Member, 'cookie'>, from: Member) =>
  lab.api(`/seats/${from.seatId}/merge`, { cookie: by.cookie, method: 'DELETE' })
const preview = async (lab: TestLab, from: Member, into: Member) =>
  (await lab.api(`/seats/${from.seatId}/merge/${into.seatId}`, { cookie: lab.lead.cookie })).as(mergePreview)
const seatIn = async (lab: TestLab, { cookie }: Pick<Member, 'cookie'>) =>
  (await lab.api('/session', { cookie })).as(labSession)
const seatsOf = async (lab: TestLab) =>
  (await lab.api('/seats', { cookie: lab.lead.cookie })).as(seatList).seats

/** Thandi joined on her laptop, and again on her phone, where she wrote an initiative and a comment. */
const twice = async () => {
  const lab = await server.newLab()
  const laptop = await lab.join({ name: 'Thandi Nkosi', organisationName: 'DEA' })
  const phone = await lab.joinByInvitation('participant', { name: 'Thandi Nkosí', organisationName: 'DEA' })
  await withDocument(server.url, phone.cookie, lab.id, (doc) =>
    putPlan(
      doc,
      planOf({
        initiatives: [{ id: FARMS, title: 'Farms' }],
        comments: [{ id: SAID, aboutId: FARMS, text: 'words' }],
      }),
    ),
  )
  return { lab, laptop, phone }
}

test('ER1 what a seat wrote, said and answered is told as the other’s once they are merged, and its sessions and links open that', async () => {
  const { lab, laptop, phone } = await twice()
  const found = (await lab.api('/doubles', { cookie: lab.lead.cookie })).as(doubleList).doubles
  expect(found).toEqual([
    { from: phone.seatId, into: laptop.seatId, why: 'sameName', sameOrganisation: true },
  ])
  const before = await preview(lab, phone, laptop)
  expect(before).toMatchObject({ problem: null, rounds: [], has: { comments: 1, days: 1, signatures: 0 } })
  expect(before.has.edits).toBeGreaterThan(0)

  expect((await merge(lab, lab.lead, phone, laptop)).as(seatShape).id).toBe(laptop.seatId)
  expect((await merge(lab, lab.lead, phone, laptop)).status).toBe(200)
  const facts = (await lab.api('/history', { cookie: lab.lead.cookie })).as(historyPage).facts
  const initiative = facts.find(({ entityId }) => entityId === FARMS)
  expect(initiative?.seat).toEqual({ id: laptop.seatId, name: 'Thandi Nkosi' })
  const own = (await lab.api(`/history?seat=${laptop.seatId}`, { cookie: lab.lead.cookie })).as(historyPage)
  expect(own.facts.map(({ entityId }) => entityId)).toContain(SAID)
  const [said] = (await lab.api('/comments', { cookie: lab.lead.cookie })).as(commentAuthors).comments
  expect(said?.seat).toMatchObject({ id: laptop.seatId, name: 'Thandi Nkosi' })

  expect(await seatIn(lab, phone)).toMatchObject({
    seat: { id: laptop.seatId },
    formerSeats: [phone.seatId],
    openedBy: phone.seatId,
  })
  expect(await seatIn(lab, laptop)).toMatchObject({ seat: { id: laptop.seatId }, openedBy: null })
  const tablet = { cookie: await server.enter(phone.token) }
  expect((await seatIn(lab, tablet)).seat.id).toBe(laptop.seatId)
  // A comment is its author's words: they are hers from either device now.
  await withDocument(server.url, laptop.cookie, lab.id, (doc) =>
    setFields(doc, 'comments', SAID, { text: 'mended' }),
  )
  await withDocument(server.url, phone.cookie, lab.id, (doc) =>
    setFields(doc, 'comments', SAID, { text: 'again' }),
  )
  expect((await seatsOf(lab)).find(({ id }) => id === phone.seatId)).toMatchObject({
    mergedInto: laptop.seatId,
    revoked: true,
  })
  expect((await lab.api('/doubles', { cookie: lab.lead.cookie })).as(doubleList).doubles).toEqual([])
  expect(brokenAuditRow(await auditRows(server.server.parts.db))).toBeNull()
})

test('ER2 live pages of the merged seat come back as the other within two seconds, and the seat’s hand is the other’s', async () => {
  const { lab, laptop, phone } = await twice()
  const address = `${server.url.replace(/^http/, 'ws')}/sync`
  const { socket } = await openRawClient(address, { lab: lab.id, ext: true, cookie: phone.cookie })
  await lab.api('/hall/hand', { cookie: phone.cookie, method: 'PUT', body: { room: null } })
  const closed = new Promise<[number, number]>((resolve) => {
    const since = performance.now()
    socket.on('close', (code) => resolve([code, performance.now() - since]))
  })
  await merge(lab, lab.lead, phone, laptop)
  const [code, ms] = await closed
  expect(code).toBe(1001)
  expect(ms).toBeLessThan(2_000)
  expect(server.server.parts.halls.now(lab.id).hands).toMatchObject([{ seatId: laptop.seatId }])
})

test('ER3 nobody votes twice: of two answers in an open round the other seat’s stays, a single one becomes its own', async () => {
  const { lab, laptop, phone } = await twice()
  const options = ['a', 'b'].map((label) => ({ id: randomUUID(), label, entityId: null }))
  const votes = {
    kind: 'votes',
    question: 'Which?',
    open: true,
    settings: { options, dots: 1, most: 1, quorum: null },
  }
  const make = async () =>
    (await lab.api('/rounds', { cookie: lab.lead.cookie, body: votes })).as(roundAnswer).round.id
  const vote = async (round: string, { cookie }: Member, at: number) => {
    const body = { body: { dots: [{ optionId: options[at]!.id, count: 1 }] } }
    const given = await lab.api(`/rounds/${round}/entries/${randomUUID()}`, { cookie, method: 'PUT', body })
    return given.status
  }
  const [both, one, closed] = [await make(), await make(), await make()]
  expect(await vote(both, laptop, 0)).toBe(200)
  for (const round of [both, one, closed]) expect(await vote(round, phone, 1)).toBe(200)
  await lab.api(`/rounds/${closed}/close`, { cookie: lab.lead.cookie, method: 'POST' })
  const told = await preview(lab, phone, laptop)
  expect(told.rounds.filter(({ kept }) => !kept)).toHaveLength(1)
  // A vote in the same moment counts once, whichever comes first.
  await Promise.all([merge(lab, lab.lead, phone, laptop), vote(one, phone, 0)])
  expect(await vote(one, phone, 0)).toBe(200)
  const result = async (round: string) => {
    const shown = await lab.api(`/rounds/${round}/reveal`, { cookie: lab.lead.cookie, method: 'POST' })
    const { result: of, answered } = shown.as(roundAnswer).round
    if (!of || !('options' in of)) throw new Error('no result')
    return [answered, of.options.map(({ label, dots }) => `${label} ${dots}`).toSorted()]
  }
  expect(await result(both)).toEqual([1, ['a 1', 'b 0']])
  expect(await result(one)).toEqual([1, ['a 1', 'b 0']])
  expect(await result(closed)).toEqual([1, ['a 0', 'b 1']])
})

test('ER4 seats of two labs, of two offices, the only lab lead’s and those of higher rank are not merged, and it is said why', async () => {
  const { lab, laptop, phone } = await twice()
  const other = await server.newLab()
  const stranger = await other.join()
  expect((await merge(lab, lab.lead, stranger, laptop)).status).toBe(404)
  expect((await merge(lab, lab.lead, laptop, stranger)).status).toBe(404)
  expect((await preview(lab, laptop, laptop)).problem).toBe('itself')
  expect((await preview(lab, lab.lead, laptop)).problem).toBe('lastLead')
  expect((await merge(lab, lab.lead, lab.lead, laptop)).status).toBe(409)
  const facilitator = await lab.join({ role: 'facilitator' })
  const signs = await lab.join({ signatory: true })
  for (const [from, into] of [
    [lab.lead, laptop],
    [laptop, lab.lead],
    [signs, laptop],
    [laptop, signs],
  ] as const)
    expect((await merge(lab, facilitator, from, into)).status).toBe(403)
  for (const by of [laptop, await lab.join({ role: 'observer' }), await lab.join({ role: 'sponsor' })])
    expect((await merge(lab, by, phone, laptop)).status).toBe(403)
  expect((await preview(lab, signs, laptop)).problem).toBe('signatory')
  expect((await merge(lab, facilitator, phone, laptop)).status).toBe(200)
  expect((await preview(lab, laptop, facilitator)).problem).toBe('hasMerged')
  expect((await preview(lab, facilitator, phone)).problem).toBe('intoMerged')
  expect((await preview(lab, phone, facilitator)).problem).toBe('merged')
  // A merged seat is not given back by the way of revoked ones.
  const back = await lab.api(`/seats/${phone.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { revoked: false },
  })
  expect(back.status).toBe(409)
})

test('ER5 merged seats are taken apart again, each with its own sessions and what it wrote; a revoked seat keeps all of them out', async () => {
  const { lab, laptop, phone } = await twice()
  await merge(lab, lab.lead, phone, laptop)
  expect((await apart(lab, lab.lead, phone)).as(seatShape)).toMatchObject({
    id: phone.seatId,
    revoked: false,
  })
  expect((await apart(lab, lab.lead, phone)).status).toBe(200)
  expect((await seatIn(lab, phone)).seat.id).toBe(phone.seatId)
  expect((await seatIn(lab, laptop)).formerSeats).toEqual([])
  const [said] = (await lab.api('/comments', { cookie: lab.lead.cookie })).as(commentAuthors).comments
  expect(said?.seat?.id).toBe(phone.seatId)
  await merge(lab, lab.lead, phone, laptop)
  await server.restart()
  await lab.api(`/seats/${laptop.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { revoked: true },
  })
  for (const { cookie } of [laptop, phone])
    expect((await lab.api('/session', { cookie })).status).not.toBe(200)
  const entered = await server.api('/api/enter', { body: { token: phone.token } })
  expect(entered.status).toBe(410)
})

test('ER6 a seat is handed over before anything was signed with it: who had it is out at once, a new link opens it', async () => {
  const { lab, laptop, phone } = await twice()
  const facilitator = await lab.join({ role: 'facilitator' })
  const body = { name: 'Ben Botha', organisationId: null, organisationName: 'SAMSA', sector: 'national' }
  const hand = (by: Member, seat: Member) =>
    lab.api(`/seats/${seat.seatId}/hand-over`, { cookie: by.cookie, body })
  const seen = await lab.api(`/seats/${phone.seatId}/hand-over`, { cookie: facilitator.cookie })
  expect(seen.as(rebindPreview)).toMatchObject({ problem: null, has: { comments: 1 } })
  expect((await hand(laptop, phone)).status).toBe(403)
  expect((await hand(facilitator, lab.lead)).status).toBe(403)
  expect((await hand(facilitator, facilitator)).status).toBe(409)
  const given = (await hand(facilitator, phone)).as(seatLink)
  expect(given.seat).toMatchObject({
    id: phone.seatId,
    name: 'Ben Botha',
    organisationName: 'SAMSA',
    joinedAt: null,
  })
  expect((await lab.api('/session', { cookie: phone.cookie })).status).toBe(401)
  expect((await server.api('/api/enter', { body: { token: phone.token } })).status).toBe(410)
  const ben = { cookie: await server.enter(tokenOf(given.personalLink)) }
  expect((await seatIn(lab, ben)).seat.name).toBe('Ben Botha')
})
