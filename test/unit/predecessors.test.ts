import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '#shared/plan/decide.ts'
import { DEPENDENCY_TYPES } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { predecessorEdits } from '#shared/plan/predecessorEdits.ts'
import { predecessorsText, readPredecessors } from '#shared/plan/predecessors.ts'
import { dependenciesInto } from '#shared/plan/select.ts'
import { planOf, sampleId as n, withChange } from '../support/samplePlan.ts'

const row = (id: number, milestone: number | null, text: string, sourceNo = '') => ({
  id: n(id),
  milestoneId: milestone === null ? null : n(milestone),
  text,
  sourceNo,
  orderKey: `a${id % 10}`,
})

/** Two initiatives with codes and one without, two milestones in the first; 49 and 50 lie loose. */
const plan = planOf({
  initiatives: [
    { id: n(20), code: 'MPSG-4' },
    { id: n(21), code: 'MTM 7' },
    { id: n(22), code: '' },
  ],
  milestones: [
    { id: n(30), initiativeId: n(20), orderKey: 'a0' },
    { id: n(31), initiativeId: n(20), orderKey: 'a1' },
    { id: n(32), initiativeId: n(21), orderKey: 'a0' },
    { id: n(33), initiativeId: n(22), orderKey: 'a0' },
  ],
  activities: [
    row(40, 30, 'Appoint'),
    row(41, 30, 'Draft'),
    row(42, 31, 'Sign'),
    row(43, 32, 'Dredge', '7(b)'),
    row(44, 33, 'Survey, then "report"; SS+2d'),
    row(49, null, ''),
    row(50, null, 'Twice'),
    row(51, null, 'Twice'),
  ],
})
const activity = (id: number, of: Plan = plan) => of.activities.get(n(id))!
const waitsFor = (to: number, ...from: [number, 'FS' | 'SS' | 'FF' | 'SF', number][]) =>
  from.reduce(
    (made, [id, type, lagDays], i) =>
      withChange(made, 'dependencies', n(100 + i), { fromId: n(id), toId: n(to), type, lagDays }),
    plan,
  )

test('SC20 what a row waits for is written as planners write it', () => {
  const made = waitsFor(42, [40, 'SS', 3], [41, 'FS', 0], [43, 'FS', -2], [44, 'FF', 0], [49, 'SF', -1])
  expect(predecessorsText(made, activity(42))).toBe(
    `"Survey, then ""report""; SS+2d"FF, #${n(49)}SF-1d, 1.1SS+3d, 1.2, MTM 7/1.1FS-2d`,
  )
  expect(predecessorsText(plan, activity(42))).toBe('')
})

test.each([
  ['1.2', 41, 'FS', 0],
  ['1.2ss', 41, 'SS', 0],
  [' 1.2 FS + 3 days ', 41, 'FS', 3],
  ['1.2FS−2d', 41, 'FS', -2],
  ['1.2+2w', 41, 'FS', 14],
  ['mtm  7/1.1SF-3650', 43, 'SF', -3650],
  ['MTM 7/7(b)', 43, 'FS', 0],
  ['"Dredge"FF+1d', 43, 'FF', 1],
  [`#${n(50)}`, 50, 'FS', 0],
] as const)('SC20 “%s” is read as it is meant', (text, from, type, lagDays) => {
  expect(readPredecessors(plan, activity(42), text)).toEqual({
    ok: true,
    dependencies: [{ fromId: n(from), type, lagDays }],
  })
})

test('SC20 several stand beside one another by comma, semicolon or line, and the same twice is once', () => {
  const read = readPredecessors(plan, activity(42), '1.1; 1.2SS,\nMTM 7/1.1\n, 1.1')
  expect(read.ok && read.dependencies.map(({ fromId, type }) => [fromId, type])).toEqual([
    [n(40), 'FS'],
    [n(41), 'SS'],
    [n(43), 'FS'],
  ])
  expect(readPredecessors(plan, activity(42), ' ')).toEqual({ ok: true, dependencies: [] })
})

test.each([
  '9.9',
  '1.1, nothing',
  'AQ-1/1.1',
  '"Twice"',
  '1.2XX',
  '1.2+3651d',
  '1.2+50%',
  '1,2',
  `#${n(99)}`,
])('SC21 of “%s” the entry that names no row is given back, and nothing is guessed', (text) => {
  const read = readPredecessors(plan, activity(42), text)
  expect(read).toEqual({ ok: false, unknown: text === '1,2' ? '1' : (text.split(', ').at(-1) ?? '') })
})

test('SC22 whatever a row waits for, its text read again is the same and changes nothing', () => {
  const ends = [40, 41, 43, 44, 49, 50, 51]
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(
          fc.constantFrom(...ends),
          fc.constantFrom(...DEPENDENCY_TYPES),
          fc.integer({ min: -40, max: 40 }),
        ),
        { selector: ([id]) => id },
      ),
      (from) => {
        const made = waitsFor(42, ...from)
        const read = readPredecessors(made, activity(42, made), predecessorsText(made, activity(42, made)))
        if (!read.ok) throw new Error(read.unknown)
        expect(read.dependencies).toHaveLength(from.length)
        expect(predecessorEdits(made, n(42), read.dependencies, () => n(999))).toEqual([])
      },
    ),
    { seed: 20141002, numRuns: 1_000 },
  )
})

test('SC23 a changed text keeps what stays, changes what has another type or lag, adds and takes away the rest', () => {
  const made = waitsFor(42, [40, 'FS', 0], [41, 'FS', 0], [43, 'FS', 0])
  const read = readPredecessors(made, activity(42), '1.1, 1.2SS+1d, "Survey, then ""report""; SS+2d"')
  if (!read.ok) throw new Error(read.unknown)
  const commands = predecessorEdits(made, n(42), read.dependencies, () => n(200))
  expect(commands.map(({ type }) => type)).toEqual(['unrelate', 'update', 'relate'])
  let now = made
  const decision = decide(
    made,
    { type: 'batch', commands },
    { now: '2014-08-15T12:00:00Z', newId: () => n(201) },
  )
  if (!decision.ok) throw new Error(decision.refusal.code)
  for (const change of decision.changes)
    if (change.op === 'set' || change.op === 'put')
      now = withChange(now, 'dependencies', change.id, change.fields as object)
  expect(dependenciesInto(now, n(42)).map(({ id, type }) => [id, type])).toEqual([
    [n(100), 'FS'],
    [n(101), 'SS'],
    [n(200), 'FS'],
  ])
})
