import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Lock } from '#shared/plan/locks.ts'
import { decide } from '#shared/plan/decide.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { applyUpdate } from '#server/sync/liveDocument.ts'
import { BEN, judged } from '#test/support/judged.ts'
import {
  closedByPlan,
  differenceOf,
  documentOf,
  lockedCommand,
  lockedWishes,
  lockWish,
  smallNote,
  snapshotOf,
  twoRooms,
  wishedLock,
} from '#test/support/lockedPlan.ts'
import { WORKSTREAM } from '#test/support/modelCommands.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { editBy } from '#test/support/syncClient.ts'

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

const withoutNotes = (lock: Lock): Lock =>
  lock.target.kind === 'area' ? { ...lock, target: { ...lock.target, allows: 'nothing' } } : lock

const bensNote = (doc: Y.Doc): Uint8Array =>
  editBy(BEN, (d) => void d.getMap('ink').set('shape:2', smallNote(WORKSTREAM, 'shape:2', 40, 20)), doc)

test(`LK10 what the guard says of ${RUNS} courses of commands is what the plan says of their changes`, () => {
  const said = new Map<string, number>()
  let notes = 0
  fc.assert(
    fc.property(
      fc.array(lockedWishes, { minLength: 1, maxLength: 8 }),
      fc.array(lockWish, { minLength: 1, maxLength: 3 }),
      (wished, wishedLocks) => {
        const doc = documentOf(twoRooms())
        const newId = ids()
        const owners = new Map<number, string>()
        const drewFirst = new Map<string, string>()
        for (const [at, wish] of wished.entries()) {
          const seat = at % 3 === 2 ? 'ben' : 'ann'
          const now = snapshotOf(doc)
          const command = lockedCommand(wish, { now, seen: now, newId })
          const decision = command && decide(now.plan, command, { now: '2026-01-02T00:00:00Z', newId })
          if (!decision?.ok) continue
          const locks = wishedLocks.map((one, at) => wishedLock(now, one, at))
          const own = copyOf(doc)
          owners.set(own.clientID, seat)
          writeChanges(own, decision.changes, null)
          const update = Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
          const { kind, ...verdict } = judged(update, { doc, locks, seat, owners })
          const wrote = (id: string) => (drewFirst.get(id) ?? seat) === seat
          const expected = closedByPlan(now, decision.changes, locks, wrote)
          if (kind === 'held') continue
          const shown = JSON.stringify({ command, locks, changes: decision.changes })
          if (expected) expect({ kind, ...verdict }, shown).toEqual({ kind: 'refuse', reason: 'locked' })
          else expect(kind, shown).toBe('take')
          said.set(kind, (said.get(kind) ?? 0) + 1)
          if (!expected && closedByPlan(now, decision.changes, locks.map(withoutNotes), wrote)) notes += 1
          // What was refused now is there before the next: a lead did it.
          applyUpdate(doc, update)
          for (const change of decision.changes)
            if (change.op === 'ink' && change.record && !drewFirst.has(change.id))
              drewFirst.set(change.id, seat)
        }
      },
    ),
    { numRuns: RUNS, seed: 7 },
  )
  for (const kind of ['take', 'refuse']) expect(said.get(kind), kind).toBeGreaterThan(RUNS / 5)
  expect(notes, 'taken where notes alone may be added').toBeGreaterThan(RUNS / 50)
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
        Y.applyUpdate(doc, bensNote(doc))
        const own = copyOf(doc)
        const owners = new Map([[own.clientID, 'ann'], [BEN, 'ben']]) // prettier-ignore
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
        const verdict = judged(update, { doc, locks, seat: 'ann', owners, handshake: true })
        const wrote = (id: string) => id !== 'shape:2'
        const done = closedByPlan(before, differenceOf(before, snapshotOf(own)), locks, wrote)
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
