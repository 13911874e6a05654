import fc from 'fast-check'
import { wishes } from './modelCommands.ts'

const who = fc.nat(5)
const count = fc.nat(3)
const step = <K extends string, R extends object>(kind: K, rest: { [P in keyof R]: fc.Arbitrary<R[P]> }) =>
  fc.record<R>(rest).map((chosen) => ({ kind, ...chosen }))

/** What can happen in a lab, each as often as it makes other things meet. */
const anyStep = fc.oneof(
  { weight: 24, arbitrary: step('command', { who, wishes }) },
  { weight: 4, arbitrary: step('undo', { who }) },
  { weight: 2, arbitrary: step('redo', { who }) },
  { weight: 1, arbitrary: step('checkpoint', { who }) },
  { weight: 2, arbitrary: step('look', { who }) },
  /** Frames of one person wait on their way, go on one by one, or are lost with the socket. */
  { weight: 4, arbitrary: step('hold', { who }) },
  { weight: 3, arbitrary: step('pass', { who, up: count, down: count }) },
  { weight: 2, arbitrary: step('cut', { who, up: count, away: fc.boolean() }) },
  { weight: 3, arbitrary: step('heal', { who }) },
  { weight: 2, arbitrary: step('reload', { who, up: count }) },
  { weight: 1, arbitrary: step('pageDies', { who, up: count }) },
  /** Another page of the same seat, in the same browser. */
  { weight: 1, arbitrary: step('newPage', { who }) },
  { weight: 1, arbitrary: step('closePage', { who }) },
  { weight: 2, arbitrary: step('tryAgain', { who }) },
  { weight: 1, arbitrary: step('forget', { who }) },
  { weight: 4, arbitrary: step('time', { ms: fc.constantFrom(1, 80, 500) }) },
  /** The disk is slow, goes on, or is full. */
  { weight: 2, arbitrary: step('slowDisk', {}) },
  { weight: 2, arbitrary: step('diskGoesOn', { all: fc.boolean() }) },
  { weight: 1, arbitrary: step('diskFull', {}) },
  { weight: 1, arbitrary: step('serverTimers', {}) },
  { weight: 1, arbitrary: step('crash', { landed: fc.boolean() }) },
  { weight: 1, arbitrary: step('restart', {}) },
  { weight: 1, arbitrary: step('freeze', { works: fc.boolean() }) },
  { weight: 4, arbitrary: step('reopen', {}) },
  /** What the facilitators do meanwhile. */
  {
    weight: 1,
    arbitrary: step('role', { who, to: fc.constantFrom('observer', 'participant', 'facilitator') }),
  },
  { weight: 1, arbitrary: step('revoke', { who, back: fc.boolean() }) },
  { weight: 1, arbitrary: step('lock', { what: fc.nat(5) }) },
  { weight: 1, arbitrary: step('unlock', {}) },
  /** A backup is made, or comes back as another epoch. */
  { weight: 1, arbitrary: step('backup', {}) },
  { weight: 1, arbitrary: step('restore', {}) },
)
export type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

/** What seldom comes about by chance: edits that are on their way, or made apart, when they are no longer taken. */
const tooLate = fc
  .record({
    who,
    first: wishes,
    second: wishes,
    away: fc.boolean(),
    reloads: fc.boolean(),
    opens: fc.boolean(),
    turn: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'freeze' as const, works: true }) },
      { weight: 3, arbitrary: step('lock', { what: fc.nat(5) }) },
      { weight: 1, arbitrary: step('role', { who, to: fc.constant('observer' as const) }) },
      { weight: 1, arbitrary: step('revoke', { who, back: fc.constant(true) }) },
      { weight: 1, arbitrary: step('restore', {}) },
    ),
  })
  .map(({ first, second, away, reloads, opens, turn, who: one }): Step[] => [
    away ? { kind: 'cut', who: one, up: 0, away } : { kind: 'hold', who: one },
    { kind: 'command', who: one, wishes: first },
    { kind: 'command', who: one, wishes: second },
    'who' in turn ? { ...turn, who: one } : turn,
    { kind: 'serverTimers' },
    ...(reloads ? [{ kind: 'reload' as const, who: one, up: 0 }] : []),
    ...(opens ? [{ kind: 'reopen' as const }] : []),
    { kind: 'heal', who: one },
    { kind: 'time', ms: 1 },
    { kind: 'reopen' },
  ])

const steps = fc
  .array(
    fc.oneof(
      { weight: 24, arbitrary: anyStep.map((one): Step[] => [one]) },
      { weight: 2, arbitrary: tooLate },
    ),
    { minLength: 8, maxLength: 30, size: 'max' },
  )
  .map((all) => all.flat())

/** One lab: how many people (the last of them observes), what the clients' ids are drawn from, and what happens. */
export const someLab = fc.record({
  seed: fc.nat(),
  people: fc.integer({ min: 2, max: 6 }),
  steps,
})
export type SomeLab = typeof someLab extends fc.Arbitrary<infer L> ? L : never
