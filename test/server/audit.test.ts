import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { releasedLab } from '../support/releaseLab.ts'
import { startTestServer, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer()
  ;({ lab } = await releasedLab(server))
  const cookie = lab.lead.cookie
  const gone = await lab.joinByInvitation('participant', { name: 'Nomsa Dlamini' })
  await lab.api(`/seats/${gone.seatId}`, { cookie, method: 'PATCH', body: { revoked: true } })
  await lab.api('/reopen', { cookie, method: 'POST' })
})
afterAll(() => server.close())

const rows = () => auditRows(server.server.parts.db)

test('AU1 every act that has to be proved later is a row, in its order', async () => {
  const acts = (await rows()).map((row) => row.act)
  const order = ['facilitatorEntered', 'labOpened', 'seatMade', 'frozen', 'signed', 'endorsed', 'released']
  const places = order.map((act) => acts.indexOf(act))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  for (const act of ['invitationMade', 'joined', 'seatRevoked', 'seatLinkRenewed', 'reopened'])
    expect(acts).toContain(act)
})

test('AU2 the chain follows from row to row, also after a restart', async () => {
  expect(brokenAuditRow(await rows())).toBeNull()
  await server.restart()
  expect(brokenAuditRow(await rows())).toBeNull()
})

test('AU2 a changed, a missing, a swapped and an invented row are found', async () => {
  const whole = await rows()
  const at = 5
  const row = whole[at]
  if (!row) throw new Error('too few rows')
  for (const field of ['at', 'actor', 'act', 'details'] as const) {
    const value = field === 'details' ? '{}' : 'changed'
    const changed = whole.with(at, { ...row, [field]: value })
    expect([field, brokenAuditRow(changed)]).toEqual([field, row.seq])
  }
  expect(brokenAuditRow(whole.toSpliced(at, 1))).toBe(row.seq + 1)
  expect(brokenAuditRow([...whole, { ...row, seq: whole.length + 1 }])).toBe(whole.length + 1)
  expect(brokenAuditRow(whole.toReversed())).not.toBeNull()
})

test.each(['audit', 'versions', 'commitments', 'endorsements', 'roadmaps'] as const)(
  'AU3 rows of %s can be neither changed nor taken away',
  async (table) => {
    const { db } = server.server.parts
    const before = await db.selectFrom(table).selectAll().execute()
    expect(before.length).toBeGreaterThan(0)
    const change =
      table === 'audit'
        ? db.updateTable(table).set({ act: 'x' })
        : db.updateTable(table).set({ labId: lab.id })
    await expect(change.execute()).rejects.toThrow(`${table} are written once`)
    await expect(db.deleteFrom(table).execute()).rejects.toThrow(`${table} are written once`)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual(before)
  },
)

test('AU4 the chain is for ever, so it names seats and no persons', async () => {
  expect(JSON.stringify(await rows())).not.toMatch(/Nomsa|Dlamini|Fatima/)
})
