import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { presenceOwn, type Presence, type PresenceOwn } from '#shared/wire/presence.ts'
import { HELD_EVERY_MS, NEWS_EVERY_MS } from '#server/sync/attendance.ts'
import { CROWD } from '#server/sync/collectNews.ts'
import { openHall, type Hall, type Listener } from '#test/support/presenceHall.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const BOARDS = [null, sampleId(701), sampleId(702)] as const
const [, NORTH] = BOARDS

const lookOf = ({ said }: Listener): PresenceOwn => presenceOwn.parse(said ?? {})

/** What the rules say that a socket knows of another person. */
const expected = (to: Listener, other: Listener): Presence => {
  const { board, cursor, selection, editing } = lookOf(other)
  const look = lookOf(to)
  const isSeen = look.cursors && look.board === board
  const { seatId, name, role, color } = other.connection.seat
  const seat = { seatId, name, role, color }
  return { board, editing, seat, cursor: isSeen ? cursor : null, selection: isSeen ? selection : [] }
}

const disagreements = ({ listeners }: Hall): string[] =>
  [...listeners].flatMap((to) => {
    const held = new Map(to.others.now())
    const others = [...listeners].filter((one) => one !== to && one.said !== null)
    const wrong = others.flatMap((other) => {
      const is = JSON.stringify(held.get(other.client), Object.keys(FIELDS))
      const should = JSON.stringify(expected(to, other), Object.keys(FIELDS))
      held.delete(other.client)
      return is === should ? [] : [`${to.client} has of ${other.client} ${is}, not ${should}`]
    })
    return [...wrong, ...[...held.keys()].map((client) => `${to.client} has ${client}, who is gone`)]
  })
const FIELDS = {
  board: 0, cursor: 0, x: 0, y: 0, selection: 0, editing: 0, id: 0, field: 0, seat: 0, seatId: 0, name: 0, role: 0, color: 0,
} // prettier-ignore

const coordinate = fc.integer({ min: -500, max: 500 })
const state = fc.record(
  {
    board: fc.constantFrom(...BOARDS),
    cursor: fc.option(fc.record({ x: coordinate, y: coordinate })),
    selection: fc.array(fc.constantFrom('shape:a', 'shape:b'), { maxLength: 2 }),
    editing: fc.option(fc.record({ id: fc.constantFrom('a', 'b'), field: fc.constant('text') })),
    view: fc.option(fc.record({ x: coordinate, y: coordinate, w: fc.nat(500), h: fc.nat(500) })),
    cursors: fc.boolean(),
    brief: fc.constant(true),
  },
  { requiredKeys: ['brief'] },
)
/** As hands move: one thing at a time. */
const part = fc.oneof(
  fc.record({ cursor: fc.record({ x: coordinate, y: coordinate }) }),
  fc.record({ selection: fc.array(fc.constantFrom('shape:a', 'shape:b'), { maxLength: 2 }) }),
)
const step = (people: number): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ who: fc.nat(people - 1), say: fc.option(state, { freq: 12 }) }) },
    { weight: 6, arbitrary: fc.record({ who: fc.nat(people - 1), change: part }) },
    { weight: 3, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 9_000 }) }) },
    { weight: 2, arbitrary: fc.record({ who: fc.nat(people - 1), again: fc.constant(true as const) }) },
    { weight: 1, arbitrary: fc.record({ who: fc.nat(people - 1), rejoin: fc.constant(true as const) }) },
    { weight: 1, arbitrary: fc.record({ who: fc.nat(people - 1), leave: fc.constant(true as const) }) },
  )
type Step =
  | { pass: number }
  | { who: number; say: Partial<PresenceOwn> | null }
  | { who: number; change: Partial<PresenceOwn> }
  | { who: number; again: true }
  | { who: number; rejoin: true }
  | { who: number; leave: true }

/** Everybody of a course; the even ones are stock clients, which are told whole states. */
const take = (hall: Hall, people: (Listener | null)[], taken: Step): void => {
  if ('pass' in taken) return hall.pass(taken.pass)
  const number = taken.who + 1
  const listener = people[taken.who]
  if ('leave' in taken) {
    if (listener) hall.leave(listener)
    people[taken.who] = null
    return
  }
  const who = listener ?? hall.join(number, { group: `Group ${number % 7}` })
  people[taken.who] = who
  if ('again' in taken) return void hall.say(who, who.said)
  if ('rejoin' in taken) return hall.rejoin(who)
  if ('change' in taken) return void hall.say(who, { ...who.said, ...taken.change, brief: number % 2 === 1 })
  hall.say(who, taken.say && { ...taken.say, brief: number % 2 === 1 })
}

const course = (people: number, steps: readonly Step[], crowd = false): string[] => {
  const hall = openHall()
  const there: (Listener | null)[] = Array.from({ length: people }, () => null)
  if (crowd)
    for (let who = 0; who < people; who++)
      take(hall, there, { who, say: { board: NORTH, view: { x: 0, y: 0, w: 100, h: 100 }, brief: true } })
  for (const one of steps) take(hall, there, one)
  hall.pass(HELD_EVERY_MS + 2 * NEWS_EVERY_MS)
  const wrong = disagreements(hall)
  for (const { awareness, client } of hall.listeners)
    if ('seat' in (awareness.getLocalState() ?? {})) wrong.push(`${client} is told of itself`)
  if (hall.presence.dueIn() !== null) wrong.push('something is still to be told')
  hall.close()
  return wrong
}

test('PR1 PR2 PR3 after any course of moves, boards, arrivals and departures everyone knows of the others what the rules say', () => {
  fc.assert(
    fc.property(fc.array(step(4), { maxLength: 60, size: 'max' }), (steps) => {
      expect(course(4, steps)).toEqual([])
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('PR5 on a crowded board everyone comes to know the same, whatever was held back', () => {
  fc.assert(
    fc.property(fc.array(step(CROWD + 8), { maxLength: 120, size: 'max' }), (steps) => {
      expect(course(CROWD + 8, steps, true)).toEqual([])
    }),
    { numRuns: 25, seed: 7 },
  )
})
