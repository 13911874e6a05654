import { afterEach, beforeEach, expect, test } from 'vitest'
import { attendanceView } from '#shared/api/attendance.ts'
import { diaryEntry } from '#shared/api/diary.ts'
import { dateIn, startOfDay } from '#shared/diary/zone.ts'
import { addDays } from '#shared/plan/dates.ts'
import { encodeAwareness } from '#shared/wire/frames.ts'
import { dropAttendance, moveAttendance } from '#server/attendance/moveAttendance.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone
const MINUTE = 60_000
const MONDAY = '2026-03-02'
const TUESDAY = '2026-03-03'
/** Nine in the morning of a day, wherever the tests run. */
const nine = (day: string) => startOfDay(day, ZONE) + 9 * 60 * MINUTE
let clock = nine(MONDAY)
let server: TestServer
let lab: TestLab

beforeEach(async () => {
  clock = nine(MONDAY)
  server = await startTestServer({ now: () => new Date(clock) })
  lab = await server.newLab()
})
afterEach(() => server.close())

const keep = () => server.server.parts.attendance.keep()
/** Time passes while the server watches. */
const pass = async (minutes: number) => {
  for (let at = 0; at < minutes; at += 1) {
    clock += MINUTE
    await keep()
  }
}
const connect = async ({ cookie }: Member) => {
  const client = await openRawClient(`${server.url.replace('http', 'ws')}/sync`, { lab: lab.id, cookie })
  await until(() => client.socket.readyState === 1)
  return client
}
const sockets = () => server.server.parts.rooms.figures().sockets
const leave = async (...clients: Awaited<ReturnType<typeof connect>>[]) => {
  const left = sockets() - clients.length
  for (const { socket } of clients) socket.terminate()
  await until(() => sockets() === left)
}
const viewOf = async (who: Member) =>
  (await lab.api('/attendance', { cookie: who.cookie })).as(attendanceView)
const daysOf = async (seatId: string, as = lab.lead) =>
  (await viewOf(as)).seats.find((one) => one.seatId === seatId)?.days ?? []
const recordedOf = async (seatId: string) =>
  (await daysOf(seatId)).map(({ date, recorded }) => [date, recorded?.minutes])
const mark = (day: string, seatId: string, method = 'PUT', by = lab.lead) =>
  lab.api(`/attendance/${day}/${seatId}`, { method, cookie: by.cookie })
const rows = () => server.server.parts.db.selectFrom('attendance').selectAll().execute()

test('AD1 a day has first, last and minutes of a seat; its sockets count once', async () => {
  const thandi = await lab.join({ name: 'Thandi' })
  const [laptop, phone] = [await connect(thandi), await connect(thandi)]
  await pass(10)
  await leave(phone)
  await pass(5)
  await leave(laptop)
  clock += 60 * MINUTE
  const again = await connect(thandi)
  await pass(1)
  await leave(again)
  const [day] = await daysOf(thandi.seatId)
  expect(day).toEqual({
    date: MONDAY,
    recorded: {
      firstAt: new Date(nine(MONDAY)).toISOString(),
      lastAt: new Date(clock).toISOString(),
      minutes: 16,
    },
    mark: null,
  })
})

test('AD1 over midnight each day has its own, by the time zone of the lab', async () => {
  clock = startOfDay(TUESDAY, ZONE) - 2 * MINUTE
  const thandi = await lab.join()
  const socket = await connect(thandi)
  await pass(5)
  await leave(socket)
  expect(await recordedOf(thandi.seatId)).toEqual([
    [MONDAY, 2],
    [TUESDAY, 3],
  ])
  const [monday, tuesday] = await daysOf(thandi.seatId)
  expect(dateIn(Date.parse(monday?.recorded?.lastAt ?? ''), ZONE)).toBe(MONDAY)
  expect(Date.parse(tuesday?.recorded?.firstAt ?? '')).toBe(startOfDay(TUESDAY, ZONE))
})

test('AD1 whoever looked in for a moment was there', async () => {
  const brief = await lab.join({ role: 'observer' })
  await leave(await connect(brief))
  expect(await recordedOf(brief.seatId)).toEqual([[MONDAY, 0]])
  expect((await viewOf(lab.lead)).days).toMatchObject([{ date: MONDAY, people: 1, observers: 1 }])
})

test('AD2 a stop loses nothing; what a seat sends writes nothing; the day goes on after the restart', async () => {
  const thandi = await lab.join()
  const client = await connect(thandi)
  await pass(3)
  const before = await rows()
  for (let n = 0; n < 50; n += 1) client.send(encodeAwareness(new Uint8Array([0])))
  // What was sent before a ping has been read before it is answered.
  const answered = new Promise((resolve) => client.socket.once('pong', resolve))
  client.socket.ping()
  await answered
  clock += 30_000
  expect(await rows()).toEqual(before)
  await server.restart()
  clock += 30_000
  const socket = await connect(thandi)
  await pass(2)
  await leave(socket)
  const [day] = await daysOf(thandi.seatId)
  expect(day?.recorded?.minutes).toBe(6) // 5 and a half: rounded
  expect(day?.recorded?.firstAt).toBe(new Date(nine(MONDAY)).toISOString())
})

test('AD2 a machine that slept, or whose clock was put, counts no time that nobody watched', async () => {
  const thandi = await lab.join()
  const socket = await connect(thandi)
  await pass(2)
  clock = nine(TUESDAY)
  await keep()
  await leave(socket)
  expect(await recordedOf(thandi.seatId)).toEqual([[MONDAY, 2]])
  const back = await connect(thandi)
  await pass(1)
  clock -= 60 * MINUTE
  await pass(2)
  await leave(back)
  const [, [, minutes] = []] = await recordedOf(thandi.seatId)
  expect(minutes).toBeGreaterThanOrEqual(2)
  expect(minutes).toBeLessThanOrEqual(3)
})

test('AD3 a facilitator marks somebody who had no device, and takes it back; each is in the audit, without a name', async () => {
  const facilitator = await lab.join({ role: 'facilitator' })
  const thandi = await lab.join({ name: 'Thandi Dlamini', organisationName: 'Harbour', sector: 'local' })
  expect((await mark(MONDAY, thandi.seatId, 'PUT', facilitator)).status).toBe(204)
  expect((await mark(MONDAY, thandi.seatId)).status, 'twice is once').toBe(204)
  const [day] = await daysOf(thandi.seatId)
  expect(day).toMatchObject({ date: MONDAY, recorded: null, mark: { by: facilitator.seatId } })
  expect((await viewOf(thandi)).days).toMatchObject([
    {
      people: 1,
      sectors: [{ sector: 'local', people: 1 }],
      organisations: [{ id: null, name: 'Harbour', people: 1 }],
    },
  ])
  expect((await mark(MONDAY, thandi.seatId, 'DELETE')).status).toBe(204)
  expect((await mark(MONDAY, thandi.seatId, 'DELETE')).status).toBe(404)
  expect(await daysOf(thandi.seatId)).toEqual([])
  const audit = await server.server.parts.db
    .selectFrom('audit')
    .select(['act', 'actor', 'details'])
    .where('act', 'like', 'attendance%')
    .execute()
  expect(audit.map(({ act, actor }) => [act, actor])).toEqual([
    ['attendanceMarked', facilitator.seatId],
    ['attendanceTakenBack', lab.lead.seatId],
  ])
  expect(JSON.stringify(audit)).not.toContain('Thandi')
})

test('AD4 what was recorded is changed by nobody: not marked over, not taken back, not made less', async () => {
  const thandi = await lab.join()
  const socket = await connect(thandi)
  await pass(2)
  await leave(socket)
  const before = await daysOf(thandi.seatId)
  expect((await mark(MONDAY, thandi.seatId)).status).toBe(409)
  expect((await mark(MONDAY, thandi.seatId, 'DELETE')).status).toBe(409)
  const { db } = server.server.parts
  await expect(db.updateTable('attendance').set({ connectedMs: 0 }).execute()).rejects.toThrow(/stays/)
  await expect(db.updateTable('attendance').set({ day: TUESDAY }).execute()).rejects.toThrow(/stays/)
  expect(await daysOf(thandi.seatId)).toEqual(before)
})

test('AD4 days before the lab and to come, seats of other labs and dates that are none are refused', async () => {
  const { seatId } = await lab.join()
  const other = await server.newLab()
  const stranger = await other.join()
  expect((await mark(addDays(MONDAY, -1), seatId)).error).toBe('invalid')
  expect((await mark(TUESDAY, seatId)).error).toBe('invalid')
  expect((await mark('2026-02-30', seatId)).error).toBe('invalid')
  expect((await mark(MONDAY, stranger.seatId)).error).toBe('notFound')
  expect((await mark(MONDAY, seatId, 'PUT', stranger)).error).toBe('notFound')
})

test('AD5 persons’ days are for facilitators and lab leads, and one’s own; sums for everyone', async () => {
  const thandi = await lab.join({ sector: 'labour' })
  const sipho = await lab.join({ sector: 'labour' })
  const open = [await connect(thandi), await connect(sipho)]
  await pass(1)
  for (const role of ['participant', 'observer', 'sponsor'] as const) {
    const reader = await lab.join({ role })
    const view = await viewOf(reader)
    expect(view.seats, role).toEqual([])
    expect(view.days[0]?.sectors, role).toEqual([{ sector: 'labour', people: 2 }])
    expect(JSON.stringify(view), role).not.toContain(sipho.seatId)
    expect((await mark(MONDAY, reader.seatId, 'PUT', reader)).error, role).toBe('forbidden')
  }
  expect((await viewOf(thandi)).seats.map(({ seatId }) => seatId)).toEqual([thandi.seatId])
  const facilitator = await lab.join({ role: 'facilitator' })
  expect((await viewOf(facilitator)).seats).toHaveLength(2)
  // All at once, as when a day begins.
  const asked = [facilitator, thandi, sipho, facilitator, thandi]
  const told = await Promise.all(asked.map((who) => viewOf(who)))
  expect(told.map(({ seats }) => seats.length)).toEqual([2, 1, 1, 2, 1])
  expect(told.map(({ seats }) => seats[0]?.seatId).slice(1, 3)).toEqual([thandi.seatId, sipho.seatId])
  await leave(...open)
})

test('AD6 the diary of a day names the organisations that were there and no person; later marks change no day that is over', async () => {
  const thandi = await lab.join({ name: 'Thandi', organisationName: 'Harbour' })
  const sipho = await lab.join({ name: 'Sipho', organisationName: 'Unions' })
  await leave(await connect(thandi))
  expect((await mark(MONDAY, sipho.seatId)).status).toBe(204)
  clock = nine(TUESDAY)
  const late = await lab.join({ organisationName: 'Latecomers' })
  expect((await mark(MONDAY, late.seatId)).status).toBe(204)
  const entry = (await lab.api(`/diary/${MONDAY}.json`, { cookie: lab.lead.cookie })).as(diaryEntry)
  expect(entry.events).toContainEqual({
    kind: 'attended',
    filled: { count: 2, list: 'Harbour, Unions' },
  })
  expect(JSON.stringify(entry)).not.toContain('Thandi')
})

test('AD7 the days of two seats are united as one person’s, and a seat’s days can be dropped', async () => {
  const first = await lab.join()
  const second = await lab.join()
  const open = [await connect(first), await connect(second)]
  await pass(10)
  await leave(...open)
  clock = nine(TUESDAY)
  for (const seat of [first, second]) expect((await mark(TUESDAY, seat.seatId)).status).toBe(204)
  const { db } = server.server.parts
  await db.transaction().execute((tx) => moveAttendance(tx, first.seatId, second.seatId))
  expect(await daysOf(first.seatId)).toEqual([])
  expect(await recordedOf(second.seatId), 'ten minutes at once are ten').toEqual([
    [MONDAY, 10],
    [TUESDAY, undefined],
  ])
  await db.transaction().execute((tx) => dropAttendance(tx, second.seatId))
  expect((await viewOf(lab.lead)).days).toEqual([])
})
