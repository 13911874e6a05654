import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { openRuns, PAUSE_MS, type IndexedFact } from '#server/history/factRuns.ts'
import { factsOfRow, type RowFact } from '#server/history/factsOfRow.ts'
import { openMirror } from '#server/history/planMirror.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import type { Command } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import { readPlan } from '#shared/doc/read.ts'
import { SAMPLE as S, sampleId, samplePlan } from '#test/support/samplePlan.ts'

const NOW = '2014-08-01T09:00:00.000Z'
const since = (doc: Y.Doc, before: Uint8Array) => Y.encodeStateAsUpdate(doc, before)

/** Somebody's document and the mirror that hears of each of its edits as one row. */
const someLab = (plan = samplePlan()) => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  const began = new Y.Doc()
  Y.applyUpdate(began, Y.encodeStateAsUpdate(doc))
  let mirror = openMirror(began)
  const row = (work: () => void): RowFact[] => {
    const before = Y.encodeStateVector(doc)
    work()
    const did = factsOfRow(mirror, { kind: 'update', bytes: since(doc, before) })
    mirror = did.mirror
    return did.facts
  }
  const by = (command: Command): RowFact[] =>
    row(() => {
      const decided = decide(readPlan(doc).plan, command, { now: NOW, newId: () => sampleId(900) })
      if (!decided.ok) throw new Error(decided.refusal.code)
      writeChanges(doc, decided.changes, 'me')
    })
  const restore = (state: Uint8Array) => factsOfRow(mirror, { kind: 'restore', bytes: state }).facts
  return { doc, row, by, restore, mirror: () => mirror }
}

const set = (id: string, fields: Record<string, unknown>): Command => ({
  type: 'update',
  collection: 'activities',
  id,
  fields,
})

const short = (facts: readonly RowFact[]) =>
  facts.map(({ kind, label, field, before, after }) => ({ kind, label, field, before, after }))

test('HI1 a field that says something else is one fact, with what it said before and says since', () => {
  const lab = someLab()
  expect(short(lab.by(set(S.act11, { plannedEnd: '2014-12-01' })))).toEqual([
    {
      kind: 'changed',
      label: 'Occupations issued to the labs',
      field: 'plannedEnd',
      before: '2014-10-08',
      after: '2014-12-01',
    },
  ])
  expect(short(lab.by(set(S.act11, { text: 'Occupations published' })))).toMatchObject([
    { field: 'text', before: 'Occupations issued to the labs', after: 'Occupations published' },
  ])
  expect(short(lab.by(set(S.act11, { responsibleIds: [S.dea, S.dhet] })))).toMatchObject([
    { field: 'responsibleIds', before: [S.dhet], after: [S.dea, S.dhet] },
  ])
  expect(lab.by(set(S.act11, { plannedEnd: '2014-12-01' }))).toEqual([])
})

test('HI1 what the canvas moves and draws is no fact of the plan', () => {
  const lab = someLab()
  const placement = { board: S.mpsg, x: 1, y: 2, w: 100, h: 50 }
  expect(lab.by({ type: 'place', entityId: S.act11, placement })).toEqual([])
  expect(lab.by({ type: 'ink', id: 'shape:1', record: { board: S.mpsg, record: {} } })).toEqual([])
})

test('HI2 what is created is one fact, removed and revived one each, whole or by its date of removal', () => {
  const lab = someLab()
  const id = sampleId(901)
  const created = lab.by({
    type: 'create',
    collection: 'issues',
    id,
    fields: { workstreamId: S.aq, text: 'No cold chain' },
  })
  expect(created).toMatchObject([
    {
      kind: 'created',
      collection: 'issues',
      entityId: id,
      label: 'No cold chain',
      workstreamId: S.aq,
      field: null,
      before: null,
      after: { text: 'No cold chain', isRootCause: false, deletedAt: null },
    },
  ])
  const removed = { field: 'deletedAt', before: null, after: NOW, label: 'No cold chain' }
  expect(lab.by({ type: 'remove', collection: 'issues', id })).toMatchObject([
    { kind: 'removed', ...removed },
  ])
  const back = lab.row(() =>
    writeChanges(lab.doc, [{ op: 'set', collection: 'issues', id, fields: { deletedAt: null } }], 'me'),
  )
  expect(short(back)).toMatchObject([{ kind: 'revived', field: 'deletedAt', before: NOW, after: null }])
})

test('HI2 a creation that is undone and done again is removed and revived', () => {
  const lab = someLab()
  const undo = new Y.UndoManager([lab.doc.getMap('issues')], { trackedOrigins: new Set(['me']) })
  const id = sampleId(901)
  lab.by({ type: 'create', collection: 'issues', id, fields: { workstreamId: S.aq, text: 'No cold chain' } })
  expect(lab.row(() => undo.undo())).toMatchObject([
    { kind: 'removed', field: null, before: { text: 'No cold chain' }, after: null, label: 'No cold chain' },
  ])
  expect(lab.row(() => undo.redo())).toMatchObject([
    { kind: 'revived', field: null, before: null, after: { text: 'No cold chain' } },
  ])
})

test('HI2 what was created and removed before it arrived is both', () => {
  const lab = someLab()
  const id = sampleId(901)
  const facts = lab.row(() => {
    writeChanges(
      lab.doc,
      [
        { op: 'put', collection: 'issues', id, fields: { id, text: 'No cold chain', workstreamId: S.aq } },
        { op: 'set', collection: 'issues', id, fields: { deletedAt: NOW } },
      ],
      'me',
    )
  })
  expect(facts.map(({ kind, field }) => [kind, field])).toEqual([
    ['created', null],
    ['removed', 'deletedAt'],
  ])
})

test('HI3 an order key is a fact only where order is all that changed', () => {
  const lab = someLab()
  expect(lab.by(set(S.act11, { orderKey: 'a5' }))).toMatchObject([
    { kind: 'changed', field: 'orderKey', before: 'a0', after: 'a5' },
  ])
  expect(lab.by(set(S.act11, { orderKey: 'a6', milestoneId: S.milestone2 })).map((f) => f.field)).toEqual([
    'milestoneId',
  ])
})

test('HI4 a relation is called by its two ends and is found by either, and by what they belong to', () => {
  const lab = someLab()
  const [fact] = lab.by({ type: 'relate', id: sampleId(902), fromId: S.act11, toId: S.act22 })
  expect(fact).toMatchObject({
    kind: 'created',
    collection: 'dependencies',
    label: 'Occupations issued to the labs → Coordinating team appointed',
    workstreamId: S.mpsg,
  })
  expect(fact?.within).toEqual(
    expect.arrayContaining([sampleId(902), S.act11, S.act22, S.milestone1, S.milestone2, S.capacity, S.mpsg]),
  )
})

test('HI4 an initiative is called by code and title, a long text by its beginning; a comment belongs to what it is about', () => {
  const lab = someLab()
  expect(
    lab.by({ type: 'update', collection: 'initiatives', id: S.capacity, fields: { end: '2016-01-01' } })[0],
  ).toMatchObject({ label: 'MPSG-4 Capacity for ocean governance', workstreamId: S.mpsg })
  const [long] = lab.by(set(S.act11, { text: `${'x'.repeat(79)}😀 and more` }))
  expect(long?.label).toBe('x'.repeat(79))
  const [comment] = lab.by({
    type: 'create',
    collection: 'comments',
    id: sampleId(903),
    fields: { aboutId: S.act11, text: 'Who pays?' },
  })
  expect(comment).toMatchObject({ label: 'Who pays?', workstreamId: S.mpsg })
  expect(comment?.within).toEqual([sampleId(903), S.act11, S.milestone1, S.capacity, S.mpsg])
})

test('HI4 what moves from one room to another belongs to both in that moment', () => {
  const lab = someLab()
  const [moved] = lab.by(set(sampleId(88), { workstreamId: S.mpsg }))
  expect(moved).toMatchObject({ workstreamId: S.mpsg, before: S.aq, after: S.mpsg })
  expect(moved?.within).toEqual([sampleId(88), S.mpsg, S.aq])
})

test('HI4 what goes together with what it belonged to is still found in its room', () => {
  const lab = someLab()
  const undo = new Y.UndoManager([lab.doc.getMap('milestones'), lab.doc.getMap('activities')], {
    trackedOrigins: new Set(['me']),
  })
  const [milestoneId, id] = [sampleId(901), sampleId(902)]
  lab.by({
    type: 'batch',
    commands: [
      { type: 'create', collection: 'milestones', id: milestoneId, fields: { initiativeId: S.capacity } },
      { type: 'create', collection: 'activities', id, fields: { milestoneId, text: 'Repair quays' } },
    ],
  })
  const gone = lab.row(() => undo.undo()).find(({ entityId }) => entityId === id)
  expect(gone).toMatchObject({ kind: 'removed', label: 'Repair quays', workstreamId: S.mpsg })
  expect(gone?.within).toEqual([id, milestoneId, S.capacity, S.mpsg])
})

test('HI5 freeze and reopen are facts of the lab; a restore is one, and what it changed of each entity', () => {
  const lab = someLab()
  const state = Y.encodeStateAsUpdate(lab.doc)
  lab.by(set(S.act11, { plannedEnd: '2014-12-01' }))
  lab.by({ type: 'remove', collection: 'activities', id: S.act12 })
  lab.by({ type: 'create', collection: 'issues', id: sampleId(901), fields: { text: 'New' } })
  for (const kind of ['freeze', 'reopen'] as const)
    expect(factsOfRow(lab.mirror(), { kind, bytes: new Uint8Array() }).facts).toMatchObject([
      { kind: kind === 'freeze' ? 'frozen' : 'reopened', collection: null, entityId: null, field: null },
    ])
  expect(short(lab.restore(state))).toEqual([
    { kind: 'restored', label: '', field: null, before: null, after: null },
    expect.objectContaining({ kind: 'removed', field: null, label: 'New', after: null }),
    expect.objectContaining({
      kind: 'changed',
      field: 'plannedEnd',
      before: '2014-12-01',
      after: '2014-10-08',
    }),
    expect.objectContaining({ kind: 'revived', field: 'deletedAt', before: NOW, after: null }),
  ])
})

const T = Date.parse('2014-08-01T09:00:00Z')
const typed = (before: string, after: string, field = 'sourceNo'): RowFact => ({
  kind: 'changed',
  collection: 'activities',
  entityId: S.act11,
  label: 'Occupations',
  workstreamId: S.mpsg,
  field,
  before,
  after,
  within: [S.act11],
})
const told = (facts: readonly IndexedFact[]) => facts.map(({ id, seq, lastSeq, before, after }) => [id, seq, lastSeq, before, after]) // prettier-ignore

test('HI6 what one seat types in one field without a long pause is one fact, also when it was written in between', () => {
  const runs = openRuns(1)
  runs.add(typed('', 'q'), { seq: 5, at: T, seatId: 'ann' })
  expect(told(runs.take().put)).toEqual([[1, 5, 5, '', 'q']])
  runs.add(typed('', 'x', 'reviewDate'), { seq: 6, at: T + 1, seatId: 'ben' })
  runs.add(typed('q', 'qu'), { seq: 7, at: T + PAUSE_MS - 1, seatId: 'ann' })
  const { put, nextId } = runs.take()
  expect(told(put)).toEqual([[2, 6, 6, '', 'x'], [1, 5, 7, '', 'qu']]) // prettier-ignore
  expect(put.at(-1)).toMatchObject({ at: T, lastAt: T + PAUSE_MS - 1 })
  const later = openRuns(
    nextId,
    put.toSorted((a, b) => a.id - b.id),
  )
  later.add(typed('qu', 'quay'), { seq: 9, at: T + PAUSE_MS, seatId: 'ann' })
  expect(told(later.take().put)).toEqual([[1, 5, 9, '', 'quay']])
})

test('HI6 a pause, another seat, a freeze and a restore each begin another fact', () => {
  const add = (between: (runs: ReturnType<typeof openRuns>) => void, at = T + 2, before = 'q') => {
    const runs = openRuns(1)
    runs.add(typed('', 'q'), { seq: 5, at: T, seatId: 'ann' })
    between(runs)
    runs.add(typed(before, 'quay'), { seq: 9, at, seatId: 'ann' })
    return told(runs.take().put).at(-1)
  }
  expect(add(() => {})).toEqual([1, 5, 9, '', 'quay'])
  expect(add(() => {}, T + PAUSE_MS)).toEqual([2, 9, 9, 'q', 'quay'])
  expect(add(() => {}, T - 86_400_000)).toEqual([2, 9, 9, 'q', 'quay'])
  expect(
    add((runs) => runs.add(typed('q', 'qq'), { seq: 6, at: T + 1, seatId: 'ben' }), T + 2, 'qq'),
  ).toEqual([3, 9, 9, 'qq', 'quay'])
  const lab = { collection: null, entityId: null, field: null, within: [], label: '', workstreamId: null }
  const about = (kind: 'frozen' | 'restored'): RowFact => ({ ...lab, kind, before: null, after: null })
  for (const kind of ['frozen', 'restored'] as const)
    expect(add((runs) => runs.add(about(kind), { seq: 6, at: T + 1, seatId: 'ben' }))).toEqual([3, 9, 9, 'q', 'quay']) // prettier-ignore
  expect(
    add((runs) => {
      runs.add(about('restored'), { seq: 6, at: T + 1, seatId: 'ann' })
      runs.add(typed('q', ''), { seq: 6, at: T + 1, seatId: 'ann' })
    }, T + 2, ''), // prettier-ignore
  ).toEqual([4, 9, 9, '', 'quay'])
})

test('HI6 what was typed and taken back is no fact', () => {
  const runs = openRuns(1)
  runs.add(typed('', 'q'), { seq: 5, at: T, seatId: 'ann' })
  expect(runs.take().put).toHaveLength(1)
  runs.add(typed('q', ''), { seq: 6, at: T + 1, seatId: 'ann' })
  expect(runs.take()).toEqual({ put: [], drop: [1], nextId: 2 })
  runs.add(typed('', 'z'), { seq: 7, at: T + 2, seatId: 'ann' })
  expect(told(runs.take().put)).toEqual([[2, 7, 7, '', 'z']])
})

test('HI6 a name given to what was just created is part of its creation; its dates are not', () => {
  const lab = someLab()
  const runs = openRuns(1)
  const row = (seq: number) => ({ seq, at: T + seq, seatId: 'ann' })
  const id = sampleId(901)
  const fields = { workstreamId: S.mpsg, text: '' }
  const go = (command: Command, seq: number) => {
    for (const fact of lab.by(command)) runs.add(fact, row(seq))
  }
  go({ type: 'create', collection: 'activities', id, fields }, 1)
  go(set(id, { text: 'Repair quays' }), 2)
  go(set(id, { plannedEnd: '2014-12-01' }), 3)
  expect(runs.take().put).toMatchObject([
    {
      id: 1,
      kind: 'created',
      label: 'Repair quays',
      after: { text: 'Repair quays', plannedEnd: null },
      lastSeq: 2,
    },
    { id: 2, kind: 'changed', field: 'plannedEnd', before: null, after: '2014-12-01' },
  ])
})
