import { expect, test } from 'vitest'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { HELD_EVERY_MS, NEWS_EVERY_MS, RENEW_AFTER_MS } from '#server/sync/attendance.ts'
import { CROWD } from '#server/sync/collectNews.ts'
import { openHall, type Hall, type Listener } from '#test/support/presenceHall.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const BOARDS = [null, sampleId(701), sampleId(702)] as const
const [NOWHERE, NORTH, SOUTH] = BOARDS

/** What a listener was told since it was asked last. */
const heardOf = (listener: Listener) => Buffer.concat(listener.messages.splice(0)).toString('latin1')

/** Ends a hall with its test. */
const inHall = (work: (hall: Hall) => void): void => {
  const hall = openHall()
  work(hall)
  hall.close()
}
const at = (x: number, y = 0) => ({ x, y })
const entriesIn = (message: Uint8Array | null) => message?.[0] ?? 0

test('PR3 PR7 what is not new is not told again, and a thousand moves of a moment are one, the last', () =>
  inHall((hall) => {
    const [a, b] = [hall.join(1), hall.join(2)]
    for (const one of [a, b]) hall.say(one, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    heardOf(b)
    expect(hall.say(a, { board: NORTH, brief: true })).toBe(false)
    expect(hall.say(a, { board: NORTH, brief: true, view: { x: 0, y: 0, w: 9, h: 9 } })).toBe(false)
    expect(hall.presence.dueIn()).toBe(null)
    for (let x = 0; x < 1_000; x++) hall.say(a, { board: NORTH, cursor: at(x), brief: true })
    hall.tell()
    expect(hall.presence.dueIn()).toBe(null)
    expect(b.messages.map(entriesIn)).toEqual([1])
    expect(heardOf(b)).toContain('{"cursor":{"x":999,"y":0}}')
    hall.say(a, { board: NORTH, cursor: at(-1), brief: true })
    expect(hall.presence.dueIn()).toBe(NEWS_EVERY_MS)
    hall.tell()
    expect(b.messages).toEqual([])
  }))

test('PR7 those who see the same are told it in the same bytes', () =>
  inHall((hall) => {
    const people = [1, 2, 3, 4, 5].map((n) => hall.join(n))
    const [a] = people
    for (const one of people) hall.say(one, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    if (a) hall.say(a, { board: NORTH, cursor: at(1), brief: true })
    const newsFor = hall.presence.takeNews()
    const [own, ...others] = people.map(({ connection }) => newsFor(connection))
    expect(own).toBe(null)
    expect(new Set(others).size).toBe(1)
  }))

test('PR2 who comes to a board has those on it with the next news, and the cursors of the one before rest', () =>
  inHall((hall) => {
    const [a, b, c] = [hall.join(1), hall.join(2), hall.join(3)]
    hall.say(a, { board: NORTH, cursor: at(7), selection: ['shape:x'] })
    hall.say(b, { board: SOUTH, cursor: at(8) })
    hall.say(c, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    const cursorsOf = () => [1, 2].map((client) => c.others.now().get(client)?.cursor)
    expect(cursorsOf()).toEqual([at(7), null])
    hall.say(c, { board: SOUTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    expect(cursorsOf()).toEqual([null, at(8)])
    hall.say(a, { board: NORTH, cursor: at(9) })
    hall.say(c, { board: NOWHERE, brief: true })
    hall.pass(NEWS_EVERY_MS)
    expect(cursorsOf()).toEqual([null, null])
  }))

test('PR4 nobody vanishes: of everyone all hear before 30 s, at rest, moving elsewhere, in a page that sleeps', () =>
  inHall((hall) => {
    const people = Array.from({ length: 12 }, (_, n) => hall.join(n + 1))
    const last = new Map<string, number>()
    let longest = 0
    const heard = () => {
      for (const to of people)
        for (const other of people.filter((one) => one !== to)) {
          const clock = to.awareness.meta.get(other.client)?.clock ?? 0
          const [key, before] = [`${to.client} ${other.client} ${clock}`, `${to.client} ${other.client}`]
          if (!last.has(key)) last.set(key, 1).set(before, hall.now())
          longest = Math.max(longest, hall.now() - (last.get(before) ?? 0))
        }
    }
    people.forEach((one, n) => hall.say(one, { board: BOARDS[n % 3] ?? null, brief: n % 2 === 0 }))
    for (let ms = 0; ms < 120_000; ms += 140) {
      hall.pass(140)
      people.forEach((one, n) => {
        const moves = n < 4 && ms % 40_000 < 9_900
        if (moves) hall.say(one, { ...one.said, cursor: at(ms) })
        // As y-protocols does: every 15 to 18 s since it last said something. The last one's page sleeps.
        else if (n < 11 && ms % 18_000 < 140) hall.say(one, one.said)
      })
      if (ms > 1_000) heard()
    }
    expect(longest).toBeGreaterThan(RENEW_AFTER_MS)
    expect(longest).toBeLessThan(28_000)
  }))

/** A crowded board: whoever looks on sees a corner of it, and everyone points outside of it. */
const crowdedHall = (hall: Hall) => {
  const people = Array.from({ length: CROWD + 10 }, (_, n) =>
    hall.join(n + 1, { group: `Group ${n}`, ...(n === 0 && { role: 'facilitator' }) }),
  )
  const view = { x: 0, y: 0, w: 100, h: 100 }
  for (const one of people) hall.say(one, { board: NORTH, cursor: at(900), view, brief: true })
  hall.pass(HELD_EVERY_MS)
  const move = (n: number, x: number) => {
    const one = people[n]
    if (one) hall.say(one, { ...one.said, cursor: at(x) })
  }
  const seen = (n: number, by: number) => people[by]?.others.now().get(n + 1)?.cursor?.x
  return { people, move, seen }
}

test('PR5 on a crowded board those who lead, one’s own organisation and what is in view are told at once, others every two seconds', () =>
  inHall((hall) => {
    const { people, move, seen } = crowdedHall(hall)
    const [, , own] = people
    if (own) Object.assign(own.connection.seat, { group: 'Group 9' })
    for (const n of [0, 2, 3]) move(n, 901)
    move(4, 50)
    hall.pass(NEWS_EVERY_MS)
    expect([0, 2, 3, 4].map((n) => seen(n, 9))).toEqual([901, 901, 900, 50])
    move(4, 902)
    move(3, 903)
    hall.pass(NEWS_EVERY_MS)
    expect([3, 4].map((n) => seen(n, 9))).toEqual([900, 902])
    hall.pass(HELD_EVERY_MS)
    expect([3, 4].map((n) => seen(n, 9))).toEqual([903, 902])
    expect(hall.presence.dueIn()).toBe(null)
  }))

test('PR5 what was held back of somebody who goes on moving comes in its time, whatever is new meanwhile', () =>
  inHall((hall) => {
    const { people, move } = crowdedHall(hall)
    const chosen = () => people[9]?.others.now().get(4)?.selection
    const mover = people[3]
    if (mover) hall.say(mover, { ...mover.said, selection: ['shape:x'] })
    hall.pass(NEWS_EVERY_MS)
    move(3, 901)
    hall.pass(NEWS_EVERY_MS)
    expect(chosen()).toEqual([])
    hall.pass(HELD_EVERY_MS)
    expect(chosen()).toEqual(['shape:x'])
  }))

test('PR5 nothing is held back of who has left, or said so', () =>
  inHall((hall) => {
    const { people, move } = crowdedHall(hall)
    const [, , , gone, silent] = people
    for (const n of [3, 4]) move(n, 901)
    hall.pass(NEWS_EVERY_MS)
    expect(hall.presence.dueIn()).not.toBe(null)
    if (gone) hall.leave(gone)
    if (silent) hall.say(silent, null)
    hall.pass(NEWS_EVERY_MS)
    expect(hall.presence.dueIn()).toBe(null)
  }))

test('PR1 a new socket of a client is told of whole, though it says what the one before said', () =>
  inHall((hall) => {
    const [a, b] = [hall.join(1), hall.join(2)]
    for (const one of [a, b]) hall.say(one, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    Object.assign(a.connection.seat, { name: 'Another name' })
    hall.rejoin(a)
    hall.pass(NEWS_EVERY_MS)
    expect(b.others.now().get(1)).toMatchObject({ board: NORTH, seat: { name: 'Another name' } })
  }))

test('PR6 who tells no view is told every move, also on a crowded board', () =>
  inHall((hall) => {
    const { people, move, seen } = crowdedHall(hall)
    const stock = people[9]
    if (stock) hall.say(stock, { board: NORTH })
    move(3, 901)
    hall.pass(NEWS_EVERY_MS)
    expect([seen(3, 9), seen(3, 10)]).toEqual([901, 900])
  }))

test('PR5 the sockets of one seat are one person: nobody crowds a board alone', () =>
  inHall((hall) => {
    const { people, move, seen } = crowdedHall(hall)
    for (const { connection } of people.slice(20)) Object.assign(connection.seat, { seatId: sampleId(1) })
    move(3, 901)
    hall.pass(NEWS_EVERY_MS)
    expect(seen(3, 9)).toBe(901)
  }))

test('PR9 with cursors off no move is told, who is there and what they edit is', () =>
  inHall((hall) => {
    const [a, b] = [hall.join(1), hall.join(2)]
    hall.say(a, { board: NORTH, cursor: at(1), brief: true })
    hall.say(b, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    hall.say(b, { board: NORTH, brief: true, cursors: false })
    hall.pass(NEWS_EVERY_MS)
    expect(b.others.now().get(1)?.cursor).toBe(null)
    heardOf(b)
    hall.say(a, { board: NORTH, cursor: at(2), brief: true })
    hall.pass(NEWS_EVERY_MS)
    expect(b.messages).toEqual([])
    const editing = { id: 'card', field: 'text' }
    hall.say(a, { board: NORTH, cursor: at(2), editing, brief: true })
    hall.pass(NEWS_EVERY_MS)
    expect(b.others.now().get(1)).toMatchObject({ board: NORTH, editing, cursor: null })
    hall.say(b, { board: NORTH, brief: true })
    hall.pass(NEWS_EVERY_MS)
    expect(b.others.now().get(1)?.cursor).toEqual(at(2))
  }))

test('PR8 a move is told in 50 bytes to pages, and whole to stock clients; what is for the server alone stays there', () =>
  inHall((hall) => {
    const [a, page, stock] = [hall.join(1_234_567_890), hall.join(2), hall.join(3)]
    const own = { board: NORTH, view: { x: 1, y: 2, w: 3, h: 4 }, brief: true }
    hall.say(a, own)
    hall.say(page, { board: NORTH, brief: true })
    hall.say(stock, { board: NORTH })
    hall.pass(NEWS_EVERY_MS)
    const said = heardOf(page) + heardOf(stock)
    for (const word of ['view', 'brief', 'cursors']) expect(said).not.toContain(word)
    hall.say(a, { ...own, cursor: at(-1234.5678901, 2345.6) })
    hall.pass(NEWS_EVERY_MS)
    const [move] = page.messages
    expect(move?.length).toBeLessThanOrEqual(50)
    expect(heardOf(page)).toContain('{"cursor":{"x":-1234.6,"y":2345.6}}')
    const { seatId } = a.connection.seat
    const whole: unknown = stock.awareness.getStates().get(a.client)
    expect(whole).toMatchObject({ board: NORTH, cursor: at(-1234.6, 2345.6), seat: { seatId } })
  }))

test('PR10 numbers and views beyond the bounds are nothing, and the longest state stays short for others', () =>
  inHall((hall) => {
    const [a, b] = [hall.join(1), hall.join(2)]
    hall.say(b, { board: NORTH, brief: true })
    const lies = [
      { cursor: at(1e300) },
      { cursor: { x: 1, y: '2' } },
      { view: { x: 0, y: 0, w: -5, h: 1e9 } },
      { selection: Array.from({ length: 51 }, () => 'x') },
      { board: 'x'.repeat(900), cursors: 'no', brief: 7, editing: { id: 'a', field: 'b', more: 'c' } },
    ]
    for (const lie of lies) {
      hall.say(a, { board: NORTH, ...lie } as Partial<PresenceOwn>)
      hall.pass(NEWS_EVERY_MS)
    }
    expect(b.others.now().get(1)).toMatchObject({ board: null, cursor: null, selection: [], editing: null })
    expect(hall.say(a, { selection: ['x'.repeat(LIMITS.presenceBytes)] })).toBe(false)
    heardOf(b)
    // However often it changes boards, it is one entry of each piece of news.
    for (let n = 0; n < 500; n++) {
      hall.say(a, { board: BOARDS[n % 3] ?? null })
      hall.pass(5)
    }
    expect(b.messages.length).toBeLessThanOrEqual(2_500 / NEWS_EVERY_MS + 1)
    expect(Math.max(...b.messages.map(({ length }) => length))).toBeLessThan(300)
    expect(Math.max(...a.messages.map(entriesIn))).toBeLessThanOrEqual(1)
  }))
