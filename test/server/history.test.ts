import { DatabaseSync } from 'node:sqlite'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { historyPage, labMoment, type HistoryFact, type HistoryPage } from '#shared/api/history.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { activityNumber } from '#shared/plan/select.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { SAMPLE as S, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

const start = Date.parse('2026-03-01T08:00:00Z')
let clock = start
let test_: TestServer

beforeEach(async () => {
  clock = start
  test_ = await startTestServer({ now: () => new Date(clock) })
})
afterEach(async () => test_.close())

/** A lab with the sample plan in it, written by its lead in one edit. */
const plannedLab = async (): Promise<TestLab> => {
  const lab = await test_.newLab()
  await withDocument(test_.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  return lab
}
const edit = async (lab: TestLab, who: Member, fields: Record<string, unknown>, id: string = S.act23) =>
  withDocument(test_.url, who.cookie, lab.id, (doc) => setFields(doc, 'activities', id, fields))

const ask = async (lab: TestLab, query: Record<string, string> = {}, who = lab.lead) =>
  lab.api(`/history?${new URLSearchParams(query).toString()}`, { cookie: who.cookie })
const factsOf = async (lab: TestLab, query: Record<string, string> = {}) =>
  (await ask(lab, query)).as(historyPage).facts
const moment = async (lab: TestLab, query: Record<string, string>, who = lab.lead) =>
  lab.api(`/history/at?${new URLSearchParams(query).toString()}`, { cookie: who.cookie })
const fieldsOf = (facts: readonly HistoryFact[]) => facts.map(({ field, after }) => [field, after])

test('HI8 of activity 2.3 it is told that its end moved from one date to another, when and by whom, also of who left', async () => {
  const lab = await plannedLab()
  const plan = samplePlan()
  expect(activityNumber(plan, plan.activities.get(S.act23) as Activity)).toBe('2.3')
  const thandi = await lab.join({ name: 'Thandi Dlamini' })
  clock += 86_400_000
  await edit(lab, thandi, { plannedEnd: '2014-10-08' })
  clock += 3_600_000
  await edit(lab, thandi, { plannedEnd: '2014-12-01' })
  await lab.api(`/seats/${thandi.seatId}`, { cookie: lab.lead.cookie, method: 'DELETE' })
  const [fact, before] = await factsOf(lab, { entity: S.act23 })
  expect(fact).toEqual({
    id: before!.id + 1,
    seq: before!.seq + 1,
    lastSeq: before!.seq + 1,
    at: new Date(clock).toISOString(),
    lastAt: new Date(clock).toISOString(),
    seat: { id: thandi.seatId, name: 'Thandi Dlamini' },
    kind: 'changed',
    collection: 'activities',
    entityId: S.act23,
    label: 'Members and agreements',
    workstreamId: S.mpsg,
    field: 'plannedEnd',
    before: '2014-10-08',
    after: '2014-12-01',
  })
  expect((await ask(lab)).headers.get('cache-control')).toBe('no-store')
})

test('HI8 facts are found by entity and what belongs to it, by room, by seat, and by these together', async () => {
  const lab = await plannedLab()
  const ben = await lab.join()
  clock += 86_400_000
  await edit(lab, ben, { plannedEnd: '2016-03-01' })
  await edit(lab, lab.lead, { plannedEnd: '2015-07-01' }, S.actFarm)
  const since = new Date(clock).toISOString()
  const entities = async (query: Record<string, string>) =>
    (await factsOf(lab, { since, ...query })).map(({ entityId }) => entityId)
  expect(await entities({})).toEqual([S.actFarm, S.act23])
  expect(await entities({ entity: S.capacity })).toEqual([S.act23])
  expect(await entities({ room: S.aq })).toEqual([S.actFarm])
  expect(await entities({ seat: ben.seatId })).toEqual([S.act23])
  expect(await entities({ seat: ben.seatId, room: S.aq })).toEqual([])
  expect(await entities({ entity: S.capacity, room: S.mpsg, seat: ben.seatId })).toEqual([S.act23])
})

test('HI8 since is included and until is not, whatever their time zone; typing belongs to all of its time', async () => {
  const lab = await plannedLab()
  const noon = Date.parse('2026-03-02T10:00:00Z')
  clock = noon
  await edit(lab, lab.lead, { sourceNo: '1' })
  clock = noon + 30_000
  await edit(lab, lab.lead, { sourceNo: '12' })
  const told = async (query: Record<string, string>) =>
    fieldsOf(await factsOf(lab, { entity: S.act23, seat: lab.lead.seatId, since: '2026-03-02T00:00:00Z', ...query })) // prettier-ignore
  const typed = [['sourceNo', '12']]
  expect(await told({})).toEqual(typed)
  expect(await told({ since: '2026-03-02T12:00:30+02:00' })).toEqual(typed)
  expect(await told({ since: '2026-03-02T12:00:30.001+02:00' })).toEqual([])
  expect(await told({ until: '2026-03-02T05:00:00.001-05:00' })).toEqual(typed)
  expect(await told({ until: '2026-03-02T05:00:00-05:00' })).toEqual([])
})

test('HI9 pages follow one another without a gap or a fact twice while people go on', async () => {
  const lab = await plannedLab()
  const all = await factsOf(lab, { limit: '500' })
  expect(all.length).toBeGreaterThan(60)
  const read: HistoryFact[] = []
  for (let before: number | null = null, rounds = 0; rounds === 0 || before !== null; rounds++) {
    const page: HistoryPage = (
      await ask(lab, { limit: '30', ...(before === null ? {} : { before: String(before) }) })
    ).as(historyPage)
    read.push(...page.facts)
    before = page.next
    clock += 120_000
    await edit(lab, lab.lead, { sourceNo: `${rounds}` })
  }
  expect(read).toEqual(all)
})

test('HI10 another lab’s entities, rooms, seats and rows find nothing', async () => {
  const lab = await plannedLab()
  const other = await test_.newLab()
  const room = (await factsOf(other)).find(({ collection }) => collection === 'workstreams')!
  expect(await factsOf(other, { entity: S.act23 })).toEqual([])
  expect(await factsOf(lab, { room: room.entityId! })).toEqual([])
  expect(await factsOf(lab, { seat: other.lead.seatId })).toEqual([])
  const last = (await factsOf(other))[0]!.seq
  const { plan, seq } = (await moment(lab, { seq: String(last) })).as(labMoment)
  expect(seq).toBeLessThan(last)
  expect(plan['activities']).toHaveLength(samplePlan().activities.size)
  const stranger = await other.join()
  for (const path of ['/history', '/history/at?seq=1']) {
    expect((await lab.api(path, { cookie: stranger.cookie })).error).toBe('notFound')
    expect((await lab.api(path)).error).toBe('unauthenticated')
  }
})

test('HI11 a moment is the lab as it was, with what had been removed, places and drawings, to an observer too', async () => {
  const lab = await plannedLab()
  const placement = { board: S.mpsg, x: 10, y: 20, w: 200, h: 100 }
  clock += 1000
  await withDocument(test_.url, lab.lead.cookie, lab.id, (doc) =>
    writeChanges(
      doc,
      [
        { op: 'place', entityId: S.act23, placement },
        { op: 'ink', id: 'shape:1', record: { board: S.aq, record: { x: 1 } } },
        { op: 'set', collection: 'activities', id: S.act12, fields: { deletedAt: '2026-03-01T08:00:01Z' } },
      ],
      'me',
    ),
  )
  const then = new Date(clock).toISOString()
  clock += 1000
  await edit(lab, lab.lead, { plannedEnd: '2020-01-01' })
  const observer = await lab.join({ role: 'observer' })
  const zipped = await moment(lab, { time: then }, observer)
  const plain = await lab.api(`/history/at?time=${then}`, {
    cookie: observer.cookie,
    headers: { 'accept-encoding': 'identity' },
  })
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  expect([plain.headers.get('content-encoding'), plain.text]).toEqual([null, zipped.text])
  const was = zipped.as(labMoment)
  const activities = new Map(was.plan['activities']?.map((one) => [one['id'], one]))
  expect(was).toMatchObject({
    at: then,
    layout: { [S.act23]: placement },
    ink: { 'shape:1': { board: S.aq, record: { x: 1 } } },
  })
  expect(activities.get(S.act12)).toMatchObject({ deletedAt: '2026-03-01T08:00:01Z' })
  expect(activities.get(S.act23)).toMatchObject({ plannedEnd: '2016-02-17' })
  const now = (await moment(lab, { time: '2099-01-01T00:00:00Z' })).as(labMoment)
  expect(now.plan['activities']?.find((one) => one['id'] === S.act23)).toMatchObject({
    plannedEnd: '2020-01-01',
  })
  expect((await moment(lab, { seq: String(now.seq - 1) })).as(labMoment)).toEqual(was)
})

test('HI11 a time before the lab began is told in words, a question that is none with what is wrong in it', async () => {
  const lab = await plannedLab()
  const early = await moment(lab, { time: '2000-01-01T00:00:00Z' })
  expect([early.status, early.text]).toEqual([404, expect.stringContaining('The lab began later than that')])
  const wrong: [Promise<{ status: number; text: string }>, string][] = [
    [ask(lab, { since: 'yesterday' }), 'since'],
    [ask(lab, { since: '2026-03-01T08:00:00' }), 'since'],
    [ask(lab, { entity: '1' }), 'entity'],
    [ask(lab, { limit: '501' }), 'limit'],
    [ask(lab, { before: '0' }), 'before'],
    [ask(lab, { who: 'me' }), 'who'],
    [moment(lab, {}), 'time'],
    [moment(lab, { seq: '0' }), 'seq'],
    [moment(lab, { seq: '1', time: '2026-03-01T08:00:00Z' }), 'time'],
  ]
  for (const [answer, path] of wrong) {
    const { status, text } = await answer
    expect([status, JSON.parse(text)]).toEqual([400, { error: 'invalid', message: expect.any(String), path: [path] }]) // prettier-ignore
  }
})

const historyFile = () => join(test_.dataDir, 'history.sqlite')

test.each([
  ['was deleted', () => rmSync(historyFile())],
  ['is no database', () => writeFileSync(historyFile(), 'x'.repeat(9_000))],
  [
    'is of another version',
    () => inHistory("pragma user_version = 99; update facts set label = 'of a version to come'"),
  ],
  [
    'is of another log, as after a backup was put in its place',
    () => inHistory("update labs set mark = ''; update facts set label = 'of another log'"),
  ],
  ['is damaged', () => writeFileSync(historyFile(), readFileSync(historyFile()).fill(7, 4_096))],
])('HI12 when the file of history %s, it is made again from the log', async (_, spoil) => {
  const lab = await plannedLab()
  const all = await factsOf(lab, { limit: '500' })
  expect(all.length).toBeGreaterThan(60)
  await test_.server.close()
  inHistory('pragma wal_checkpoint(truncate)')
  spoil()
  await test_.restart()
  expect((await moment(lab, { seq: String(all[0]!.seq) })).status).toBe(200)
  expect(await factsOf(lab, { limit: '500' })).toEqual(all)
})

const inHistory = (sql: string): void => {
  const db = new DatabaseSync(historyFile())
  db.exec(sql)
  db.close()
}

test('HI15 when everyone has left a lab, history goes through what they did without being asked', async () => {
  await test_.close()
  test_ = await startTestServer({ unloadMs: 0 })
  const lab = await plannedLab()
  const told = () => {
    const db = new DatabaseSync(historyFile(), { readOnly: true })
    try {
      return db.prepare('select l.lab from facts f join labs l on l.no = f.lab').all()
    } finally {
      db.close()
    }
  }
  await expect.poll(() => (existsSync(historyFile()) ? told().length : 0)).toBeGreaterThan(60)
  expect(new Set(told().map((row) => row['lab']))).toEqual(new Set([lab.id]))
})
