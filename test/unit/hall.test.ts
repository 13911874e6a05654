import { expect, test } from 'vitest'
import { agendaTimes } from '#client/hall/agendaTimes.ts'
import type { HallAct } from '#shared/api/hall.ts'
import { leftOf, newsOf, NO_HALL, withNews, type Hall, type Hand } from '#shared/wire/hall.ts'
import { openHallStore } from '#client/plan/hallStore.ts'
import { actIn, nextOverrun, overrun, raiseHand } from '#server/hall/hallActs.ts'
import { EMPTY, hallState, toldOf, type HallState } from '#server/hall/hallState.ts'
import { openReactions } from '#server/hall/reactions.ts'
import { openTelling } from '#server/hall/telling.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const MIN = 60_000
const [MPSG, OTHER] = [sampleId(1), sampleId(2)]

/** A hall in which acts follow one another; `at` is minutes since it began. */
const openHall = () => {
  let state: HallState = EMPTY
  const recorded: string[] = []
  let ids = 100
  const act = (at: number, given: HallAct): string | null => {
    const by = { seatId: sampleId(9), name: 'Lindiwe', now: at * MIN, id: sampleId((ids += 1)) }
    const acted = actIn(state, given, by)
    if (!acted.ok) return acted.error
    state = acted.value.state
    recorded.push(...acted.value.recorded.map((one) => one.act))
    return null
  }
  return {
    act,
    recorded,
    state: () => state,
    put: (next: HallState) => (state = next),
    timer: (room: string | null = null) => state.timers.find((one) => one.room === room)!,
    left: (at: number) => leftOf(state.timers[0]!, at * MIN) / MIN,
    raise: (n: number, sector: string, room: string | null = null, at = n) =>
      (state = raiseHand(state, handOf(n, sector, room, at))),
  }
}
const handOf = (n: number, sector = 'national', room: string | null = null, at = n): Hand => ({
  seatId: sampleId(n),
  name: `Person ${n}`,
  organisation: 'DEA',
  sector,
  room,
  at,
})

test('FB1 a timer counts down, is made longer, paused and goes on; time after its end counts up', () => {
  const hall = openHall()
  hall.act(0, { act: 'beginTimer', seconds: 600, label: 'Vision', session: null, room: null })
  const { id } = hall.timer()
  expect([hall.left(0), hall.left(4), hall.left(12)]).toEqual([10, 6, -2])
  hall.act(4, { act: 'pauseTimer', timer: id })
  hall.act(5, { act: 'pauseTimer', timer: id })
  expect(hall.left(9)).toBe(6)
  hall.act(9, { act: 'addTime', timer: id, seconds: 60 })
  expect(hall.left(9)).toBe(7)
  hall.act(9, { act: 'goOnTimer', timer: id })
  hall.act(9.5, { act: 'goOnTimer', timer: id })
  expect(hall.left(10)).toBe(6)
  hall.act(20, { act: 'addTime', timer: id, seconds: 300 })
  expect(hall.left(20)).toBe(5)
  hall.act(21, { act: 'endTimer', timer: id })
  expect(hall.act(22, { act: 'endTimer', timer: id })).toBe('notFound')
  expect(hall.recorded).toEqual(['timerBegan', 'timerEnded'])
})

test('FB1 one timer runs for everyone and one for each room; the next takes the place of the one before', () => {
  const hall = openHall()
  hall.act(0, { act: 'beginTimer', seconds: 600, label: 'All', session: null, room: null })
  hall.act(0, { act: 'beginTimer', seconds: 300, label: 'Room', session: null, room: MPSG })
  hall.act(1, { act: 'beginTimer', seconds: 120, label: 'Again', session: null, room: MPSG })
  expect(hall.state().timers.map(({ label }) => label)).toEqual(['All', 'Again'])
  expect(hall.recorded).toEqual(['timerBegan', 'timerBegan', 'timerEnded', 'timerBegan'])
  hall.act(1, { act: 'beginTimer', seconds: 24 * 3600, label: '', session: null, room: null })
  hall.act(1, { act: 'addTime', timer: hall.timer().id, seconds: 3600 })
  expect(leftOf(hall.timer(), MIN)).toBe(24 * 3600 * 1000)
})

test('FB2 that a timer has overrun is written down once, and again only when it had been made longer', () => {
  const hall = openHall()
  hall.act(0, { act: 'beginTimer', seconds: 60, label: '', session: null, room: null })
  expect(nextOverrun(hall.state())).toBe(MIN)
  expect(overrun(hall.state(), MIN - 1)).toBeNull()
  hall.put(overrun(hall.state(), MIN)!.state)
  expect(overrun(hall.state(), 2 * MIN)).toBeNull()
  expect(nextOverrun(hall.state())).toBeNull()
  hall.act(2, { act: 'addTime', timer: hall.timer().id, seconds: 60 })
  expect(nextOverrun(hall.state())).toBe(3 * MIN)
  hall.act(2.5, { act: 'pauseTimer', timer: hall.timer().id })
  expect(nextOverrun(hall.state())).toBeNull()
})

test('FB3 hands wait in their order, once each; who is called speaks, and one at a time in a room', () => {
  const hall = openHall()
  hall.raise(1, 'national')
  hall.raise(2, 'labour', MPSG)
  hall.raise(3, 'labour', MPSG)
  hall.raise(1, 'national', null, 50)
  expect(hall.state().hands.map(({ seatId }) => seatId)).toEqual([1, 2, 3].map(sampleId))
  hall.act(0, { act: 'call', seatId: sampleId(2) })
  hall.act(1, { act: 'call', seatId: sampleId(1) })
  expect(hall.state().speaking.map(({ seatId }) => seatId)).toEqual([2, 1].map(sampleId))
  hall.act(3, { act: 'call', seatId: sampleId(3) })
  expect(hall.state().speaking.map(({ seatId }) => seatId)).toEqual([1, 3].map(sampleId))
  expect(hall.act(3, { act: 'call', seatId: sampleId(2) })).toBe('notFound')
  hall.act(4, { act: 'endSpeaking', seatId: sampleId(3) })
  expect(hall.state().spoken).toEqual([{ sector: 'labour', times: 2, ms: 4 * MIN }])
  hall.raise(4, 'private')
  hall.act(5, { act: 'removeHand', seatId: sampleId(4) })
  expect(hall.state().hands).toEqual([])
})

test('FB5 a message takes the place of the one to the same room, and is kept as a record', () => {
  const hall = openHall()
  hall.act(0, { act: 'say', text: 'Tea at ten', room: null })
  hall.act(1, { act: 'say', text: 'Tea at eleven', room: null })
  hall.act(1, { act: 'say', text: 'Stay', room: OTHER })
  expect(hall.state().messages.map(({ text }) => text)).toEqual(['Tea at eleven', 'Stay'])
  hall.act(2, { act: 'endMessage', message: hall.state().messages[0]!.id })
  expect(hall.act(2, { act: 'endMessage', message: sampleId(500) })).toBe('notFound')
  expect(hall.recorded).toEqual(['messageSaid', 'messageSaid', 'messageSaid', 'messageEnded'])
})

test('FB7 what has changed is told, and put together it is the whole again', () => {
  const hall = openHall()
  const page = { now: NO_HALL as Hall }
  let before = toldOf(hall.state())
  const tell = () => {
    const news = newsOf(before, toldOf(hall.state()), 7)
    before = toldOf(hall.state())
    if (news) page.now = withNews(page.now, JSON.parse(JSON.stringify(news)))
    return news
  }
  expect(tell()).toBeNull()
  hall.raise(1, 'national')
  hall.raise(2, 'labour')
  expect(Object.keys(tell() ?? {})).toEqual(['now', 'raised'])
  hall.act(0, { act: 'beginTimer', seconds: 60, label: 'x', session: null, room: null })
  expect(Object.keys(tell() ?? {})).toEqual(['timers', 'now'])
  hall.act(0, { act: 'removeHand', seatId: sampleId(1) })
  hall.raise(1, 'national', null, 70)
  expect(tell()?.lowered).toEqual([sampleId(1)])
  expect(page.now).toEqual(toldOf(hall.state()))
  expect(JSON.stringify(page.now)).not.toContain('overran')
  expect(withNews(page.now, { ...NO_HALL, now: 8 })).toEqual(NO_HALL)
})

test('FB1 a device whose clock is a day off counts by the server’s, and a late frame does not set it back', () => {
  let steady = 5_000
  const { hall, lead } = openHallStore(
    () => 86_400_000 * 3,
    () => steady,
  )
  expect(hall.serverTime()).toBe(86_400_000 * 3)
  lead({ now: 1_000_000 })
  steady += 2_000
  expect(hall.serverTime()).toBe(1_002_000)
  lead({ now: 1_001_700 })
  expect(hall.serverTime()).toBe(1_002_000)
  lead({ now: 2_000_000 })
  expect(hall.serverTime()).toBe(2_000_000)
})

test('FB4 a seat counts once for each reaction, and for some seconds', () => {
  const reactions = openReactions()
  for (let n = 0; n < 100; n++) reactions.add('a', 'thumb', n)
  reactions.add('b', 'thumb', 100)
  reactions.add('a', 'heart', 5_000)
  expect(reactions.counts(5_000)).toEqual({ thumb: 2, heart: 1, question: 0, slower: 0 })
  expect(reactions.counts(9_000)).toEqual({ thumb: 0, heart: 1, question: 0, slower: 0 })
  expect(reactions.counts(20_000).heart).toBe(0)
  expect(reactions.isEmpty()).toBe(true)
})

test('FB7 what changes often is told at once and then together; what who leads does goes before', () => {
  const due = new Map<number, () => void>()
  let told = 0
  const after = (ms: number, run: () => void) => {
    due.set(ms, run)
    return () => void due.delete(ms)
  }
  const pass = (ms: number) => {
    const run = due.get(ms)
    due.delete(ms)
    run?.()
  }
  const every = { askedMs: 200, hurriedMs: 100 }
  const telling = openTelling(every, { after, every: () => () => {} }, () => (told += 1))
  for (let n = 0; n < 50; n++) telling.ask()
  expect(told).toBe(1)
  pass(200)
  expect(told).toBe(2)
  telling.ask()
  telling.hurry()
  expect(told).toBe(3)
  for (let n = 0; n < 50; n++) telling.hurry()
  expect(told).toBe(3)
  pass(100)
  expect(told).toBe(4)
  pass(200)
  pass(100)
  expect([told, due.size]).toEqual([4, 0])
  telling.ask()
  expect(told).toBe(5)
})

test('FB13 the agenda offers what is on, to its planned end or whole, and what comes next; what is over is left out', () => {
  const at = (id: string, start: string, minutes: number) => ({
    id,
    start,
    minutes,
    title: id,
    kind: 'breakout' as const,
    where: 'rooms' as const,
    what: '',
    leaves: [],
  })
  const sessions = [at('a', '08:00', 60), at('b', '09:00', 90), at('c', '10:30', 30), at('d', '11:00', 15), at('e', '12:00', 5)] // prettier-ignore
  const offered = (seconds: number) =>
    agendaTimes(sessions, seconds).map(({ session, toEnd, whole }) => [session.id, toEnd, whole])
  expect(offered(9 * 3_600 + 600)).toEqual([
    ['b', 4_800, 5_400],
    ['c', null, 1_800],
    ['d', null, 900],
  ])
  expect(offered(9 * 3_600)).toEqual([
    ['b', null, 5_400],
    ['c', null, 1_800],
    ['d', null, 900],
  ])
  expect(offered(13 * 3_600)).toEqual([])
})

test('FB13 a timer remembers its session, and a hall kept before there were any is read', () => {
  const hall = openHall()
  hall.act(0, { act: 'beginTimer', seconds: 60, label: 'x', session: 'w1d1s1', room: null })
  expect(hall.timer().session).toBe('w1d1s1')
  const { session: _, ...timer } = hall.timer()
  expect(hallState.parse({ ...hall.state(), timers: [timer] }).timers[0]?.session).toBe(null)
})
