import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decide } from '#shared/plan/decide.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { applyUpdate } from '#server/sync/liveDocument.ts'
import { judged } from '#test/support/judged.ts'
import {
  closedByPlan,
  differenceOf,
  documentOf,
  lockedCommand,
  lockedWishes,
  lockWish,
  snapshotOf,
  twoRooms,
  wishedLock,
} from '#test/support/lockedPlan.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const RUNS = process.env['LONG'] ? 5_000 : 300

const ids = () => {
  let number = 1_000
  return () => sampleId((number += 1))
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test(`LK10 what the guard says of ${RUNS} courses of commands is what the plan says of their changes`, () => {
  const said = new Map<string, number>()
  fc.assert(
    fc.property(
      fc.array(lockedWishes, { minLength: 1, maxLength: 8 }),
      fc.array(lockWish, { minLength: 1, maxLength: 3 }),
      (wished, wishedLocks) => {
        const doc = documentOf(twoRooms())
        const newId = ids()
        for (const wish of wished) {
          const now = snapshotOf(doc)
          const command = lockedCommand(wish, { now, seen: now, newId })
          const decision = command && decide(now.plan, command, { now: '2026-01-02T00:00:00Z', newId })
          if (!decision?.ok) continue
          const locks = wishedLocks.map((one, at) => wishedLock(now, one, at))
          const own = copyOf(doc)
          writeChanges(own, decision.changes, null)
          const update = Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
          const { kind, ...verdict } = judged(update, { doc, locks, seat: 'ann', owners: new Map() })
          const expected = closedByPlan(now, decision.changes, locks)
          if (kind === 'held') continue
          const shown = JSON.stringify({ command, locks, changes: decision.changes })
          if (expected) expect({ kind, ...verdict }, shown).toEqual({ kind: 'refuse', reason: 'locked' })
          else expect(kind, shown).toBe('take')
          said.set(kind, (said.get(kind) ?? 0) + 1)
          // What was refused now is there before the next: a lead did it.
          applyUpdate(doc, update)
        }
      },
    ),
    { numRuns: RUNS, seed: 7 },
  )
  for (const kind of ['take', 'refuse']) expect(said.get(kind), kind).toBeGreaterThan(RUNS / 5)
}, 600_000)

test(`LK11 whatever a person does and undoes between two handshakes, nothing that is closed has changed (${RUNS} courses)`, () => {
  let refused = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(lockedWishes, fc.nat(4)), { minLength: 1, maxLength: 8 }),
      fc.array(lockWish, { minLength: 1, maxLength: 3 }),
      fc.nat(8),
      (wished, wishedLocks, sentUntil) => {
        const doc = documentOf(twoRooms())
        const own = copyOf(doc)
        const roots = ['initiatives', 'milestones', 'activities', 'issues', 'layout', 'ink', 'workstreams', 'links', 'dependencies'] // prettier-ignore
        const undo = new Y.UndoManager(
          roots.map((root) => own.getMap(root)),
          { captureTimeout: 0, trackedOrigins: new Set(['own']) },
        )
        const newId = ids()
        wished.forEach(([wish, act], at) => {
          if (at === sentUntil) Y.applyUpdate(doc, Y.encodeStateAsUpdate(own))
          if (act === 0) return undo.undo()
          if (act === 1) return undo.redo()
          const now = snapshotOf(own)
          const command = lockedCommand(wish, { now, seen: now, newId })
          const decision = command && decide(now.plan, command, { now: '2026-01-02T00:00:00Z', newId })
          if (decision?.ok) writeChanges(own, decision.changes, 'own')
        })
        const before = snapshotOf(doc)
        const locks = wishedLocks.map((one, at) => wishedLock(before, one, at))
        const update = Y.encodeStateAsUpdate(own)
        const verdict = judged(update, { doc, locks, seat: 'ann', owners: new Map(), handshake: true })
        const done = closedByPlan(before, differenceOf(before, snapshotOf(own)), locks)
        if (done) expect(verdict).toEqual({ kind: 'refuse', reason: 'locked' })
        else if (verdict.kind === 'refuse') expect(verdict.reason).toBe('locked')
        if (done) refused += 1
        undo.destroy()
      },
    ),
    { numRuns: RUNS, seed: 8 },
  )
  expect(refused).toBeGreaterThan(RUNS / 5)
}, 600_000)
