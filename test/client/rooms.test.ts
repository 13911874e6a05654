import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SECTORS } from '#shared/plan/sectors.ts'
import { NO_ANSWERS } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Comment, Plan } from '#shared/plan/plan.ts'
import type { PlanChange, PlanSnapshot, PlanStore } from '#client/plan/liveLab.ts'
import { roomNumbers } from '#client/rooms/plenary/roomNumbers.ts'
import { createRoomPulse } from '#client/rooms/plenary/roomPulse.ts'
import { coverageOf } from '#client/rooms/useRooms.ts'
import { visitOf } from '#client/rooms/visit/visitOf.ts'
import { SAMPLE, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'

const S = SAMPLE

/** A store of which a test says what becomes of it. */
const storeOf = (plan: Plan) => {
  let now: PlanSnapshot = { plan, layout: new Map(), ink: new Map() }
  const listeners = new Set<(change: PlanChange) => void>()
  const store: PlanStore = {
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const become = (next: Partial<PlanSnapshot>, change: Partial<PlanChange>) => {
    now = { ...now, ...next }
    const none = new Set<string>()
    for (const listener of listeners)
      listener({
        entities: none,
        placements: none,
        ink: none,
        origin: 'remote',
        writers: new Map(),
        ...change,
      })
  }
  return { store, become, plan: () => now.plan }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('RP7 a room’s tile is told of what changed in it and of nothing else, and at most so often', () => {
  const { store, become, plan } = storeOf(samplePlan())
  const pulse = createRoomPulse(store, 1_000)
  const stop = pulse.start()
  const told = { [S.aq]: 0, [S.mpsg]: 0 }
  for (const room of [S.aq, S.mpsg]) {
    pulse.get(room)
    pulse.subscribe(room, () => {
      told[room] = (told[room] ?? 0) + 1
    })
  }
  const before = pulse.get(S.mpsg)
  const edit = (
    collection: 'activities' | 'issues',
    id: string,
    fields: { text?: string; workstreamId?: string },
  ) => become({ plan: withChange(plan(), collection, id, fields) }, { entities: new Set([id]) })
  for (let letter = 0; letter < 50; letter += 1) edit('activities', S.actFarm, { text: `Sites ${letter}` })
  expect(told).toEqual({ [S.aq]: 0, [S.mpsg]: 0 })
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual({ [S.aq]: 1, [S.mpsg]: 0 })
  expect(liveOf(pulse.get(S.aq).plan, 'activities', S.actFarm)?.text).toBe('Sites 49')
  expect(pulse.get(S.mpsg)).toBe(before)
  // What goes to another room is seen in both.
  edit('issues', sampleId(53), { workstreamId: S.mpsg })
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual({ [S.aq]: 2, [S.mpsg]: 1 })
  // A relation is drawn on the boards of both its ends, a card where it lies.
  become({}, { entities: new Set([S.coordination]) })
  become({}, { placements: new Set([S.farms]) })
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual({ [S.aq]: 3, [S.mpsg]: 2 })
  // What lies on no board tells nobody; a new document tells all.
  become({}, { entities: new Set([sampleId(121)]) })
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual({ [S.aq]: 3, [S.mpsg]: 2 })
  become({}, { origin: 'reset' })
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual({ [S.aq]: 4, [S.mpsg]: 3 })
  become({}, { origin: 'reset' })
  stop()
  vi.advanceTimersByTime(5_000)
  expect(told).toEqual({ [S.aq]: 4, [S.mpsg]: 3 })
})

test('RP7 what changed after a tile was drawn and before it is followed is told, too', () => {
  const { store, become, plan } = storeOf(samplePlan())
  const pulse = createRoomPulse(store, 1_000)
  pulse.get(S.aq)
  become({ plan: withChange(plan(), 'activities', S.actFarm, { text: 'Sites are chosen' }) }, {})
  const stop = pulse.start()
  vi.advanceTimersByTime(1_000)
  expect(liveOf(pulse.get(S.aq).plan, 'activities', S.actFarm)?.text).toBe('Sites are chosen')
  stop()
})

test('RP8 a tile counts issues, initiatives and activities, and activities with an empty field', () => {
  const plan = samplePlan()
  expect(roomNumbers(plan, S.mpsg)).toEqual({ issues: 1, initiatives: 1, activities: 5, incomplete: 0 })
  expect(roomNumbers(plan, S.aq)).toMatchObject({ issues: 2, initiatives: 3, activities: 3 })
  const open = withChange(plan, 'activities', S.act11, { plannedStart: null, responsibleIds: [] })
  expect(roomNumbers(open, S.mpsg).incomplete).toBe(1)
})

test('RP9 sectors that are missing in a room are named', () => {
  const { there, missing } = coverageOf([{ sector: 'labour' }, { sector: 'labour' }, { sector: 'national' }])
  expect(there).toEqual(
    expect.arrayContaining([
      { sector: 'labour', count: 2 },
      { sector: 'national', count: 1 },
    ]),
  )
  expect(missing).toHaveLength(SECTORS.length - 2)
  expect(missing).not.toContain('labour')
})

const visit = (plan: Plan, room: string, sponsors: readonly string[] = [], answers = NO_ANSWERS) => {
  const found = liveOf(plan, 'workstreams', room)
  if (!found) throw new Error('no such room')
  return visitOf(plan, found, { answers, sponsors: new Set(sponsors) })
}

test('RP10 the nine-minute view tells aspiration, issues with their answers, and initiatives that go on', () => {
  const told = visit(samplePlan(), S.aq)
  expect(told.aspirations.map(({ statement }) => statement)).toEqual(['More jobs at sea'])
  expect(told.issues.map(({ issue, answers, isAnswered }) => [issue.text, answers, isAnswered])).toEqual([
    ['Permits take years', expect.arrayContaining(['AQ-1', 'AQ-9']), true],
    ['Few farms', [], false],
  ])
  expect(told.initiatives.map(({ initiative, lead }) => [initiative.code, lead])).toEqual([
    ['AQ-1', 'FFA'],
    ['AQ-9', ''],
  ])
})

test('RP10 it asks for money nobody has committed, for what a room refused, and what was said to a sponsor', () => {
  const sponsor = sampleId(900)
  const said: Comment = {
    ...(samplePlan().comments.get(sampleId(153)) as Comment),
    id: sampleId(901),
    mentions: [sponsor],
    text: 'Will you chair it?',
  }
  const plan = { ...samplePlan(), comments: new Map(samplePlan().comments).set(said.id, said) }
  const { asks, open, dissents, money } = visit(plan, S.mpsg, [sponsor])
  expect(money).toEqual([{ currency: 'ZAR', total: '1500000.5', gap: '1500000.5' }])
  expect(asks).toEqual([
    { kind: 'said', id: said.id, text: 'Will you chair it?' },
    { kind: 'gap', id: 'ZAR', money: money[0], initiatives: 1 },
  ])
  expect(open.map(({ text }) => text)).toEqual(['Who chairs?'])
  expect(dissents.map(({ text }) => text)).toEqual(['The team is too small'])
  // AQ waits for MPSG's capacity, and is refused it.
  const refusal = {
    dependencyId: S.betweenInitiatives,
    fromId: S.capacity,
    toId: S.farms,
    type: 'SS' as const,
    lagDays: 0,
    askedRoomId: S.mpsg,
    answer: 'refused' as const,
    reason: 'Too early',
    promised: null,
    by: 'Ann',
    organisationName: 'DEA',
    at: '2014-08-01T10:00:00Z',
  }
  const told = visit(plan, S.aq, [], new Map([[refusal.dependencyId, refusal]]))
  expect(told.asks).toEqual([expect.objectContaining({ kind: 'refused', room: 'MPSG', reason: 'Too early' })])
  expect(told.dissents.map(({ text }) => text)).toEqual(['Seaweed should be in'])
})

/** Modules that a file needs when it runs, with those that these need; types are gone by then. */
const neededBy = (file: string, found = new Set<string>()): Set<string> => {
  const text = readFileSync(file, 'utf8')
  for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type )[^'"]*?from '([^']+)'/gm)) {
    const path = from.startsWith('#')
      ? from.slice(1)
      : from.startsWith('.')
        ? join(dirname(file), from)
        : from
    if (found.has(path)) continue
    found.add(path)
    if (existsSync(path)) neededBy(path, found)
  }
  return found
}

test('RP11 the pictures of the plenary need no editor', () => {
  const needed = neededBy('client/rooms/plenary/PlenaryPage.tsx')
  expect(needed).toContain('client/canvas/far/drawCards.ts')
  expect([...needed].filter((path) => path.includes('tldraw'))).toEqual([])
})
