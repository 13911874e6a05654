import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '#shared/api/identity.ts'
import { ROLES } from '#shared/api/identity.ts'
import { SERVER_SEAT } from '#server/storage/updateLog.ts'
import { may } from '#server/identity/policy.ts'
import { judged } from '#test/support/judged.ts'
import { editBy } from '#test/support/syncClient.ts'

const [ANN, BEN, SERVER] = [11, 22, 99]
const owners = new Map([[ANN, 'ann'], [BEN, 'ben'], [SERVER, SERVER_SEAT]]) // prettier-ignore
const notYours = { kind: 'refuse', reason: 'notYours' }

const comments = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('comments')
const put = (id: string, text: string) => (doc: Y.Doc) =>
  void comments(doc).set(
    id,
    new Y.Map<unknown>([
      ['kind', 'dissent'],
      ['text', new Y.Text(text)],
      ['mentions', new Y.Map([['01900000-0000-7000-8000-000000000001', true]])],
      ['resolved', false],
      ['public', false],
      ['deletedAt', null],
    ]),
  )
const commentIn = (doc: Y.Doc, id = 'c'): Y.Map<unknown> => comments(doc).get(id) ?? new Y.Map()
const textIn = (doc: Y.Doc, id = 'c'): Y.Text => {
  const text = commentIn(doc, id).get('text')
  if (!(text instanceof Y.Text)) throw new Error('no text')
  return text
}

const NAMED = '01900000-0000-7000-8000-000000000002'
const mentionsIn = (doc: Y.Doc, id = 'c'): Y.Map<unknown> => {
  const mentions = commentIn(doc, id).get('mentions')
  if (!(mentions instanceof Y.Map)) throw new Error('no mentions')
  return mentions
}

/** Ann has put a comment into the document, and the server another. */
const held = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, editBy(ANN, put('c', 'We do not agree')))
  Y.applyUpdate(doc, editBy(SERVER, put('demo', 'Said in the demonstration')))
  return doc
}

const by = (client: number, seat: string, work: (doc: Y.Doc) => void, role: Role = 'participant') => {
  const doc = held()
  return judged(
    editBy(client, (d) => d.transact(() => work(d)), doc),
    { doc, seat, role, owners },
  )
}

const CHANGES: [name: string, (doc: Y.Doc, id?: string) => void][] = [
  ['a letter more', (d, id) => textIn(d, id).insert(0, 'x')],
  ['a letter less', (d, id) => textIn(d, id).delete(0, 1)],
  ['another text', (d, id) => void commentIn(d, id).set('text', new Y.Text('We agree'))],
  ['another kind', (d, id) => void commentIn(d, id).set('kind', 'note')],
  ['made public', (d, id) => void commentIn(d, id).set('public', true)],
  ['somebody else named', (d, id) => mentionsIn(d, id).set(NAMED, true)],
  ['somebody named no more', (d, id) => mentionsIn(d, id).delete('01900000-0000-7000-8000-000000000001')],
  ['others named in its place', (d, id) => void commentIn(d, id).set('mentions', new Y.Map([[NAMED, true]]))],
  ['removed', (d, id) => void commentIn(d, id).set('deletedAt', '2026-01-01T00:00:00Z')],
  ['a field deleted', (d, id) => commentIn(d, id).delete('kind')],
  ['deleted from the document', (d, id = 'c') => comments(d).delete(id)],
  ['another put in its place', (d, id = 'c') => put(id, 'We agree')(d)],
  ['settled and changed at once', (d, id) => {
    commentIn(d, id).set('resolved', true)
    textIn(d, id).insert(0, 'x')
  }],
] // prettier-ignore

describe.each(CHANGES)('R14 of a comment: %s', (_name, change) => {
  test('by its author it is taken', () => expect(by(ANN, 'ann', change).kind).toBe('take'))
  test.each(ROLES.filter((role) => may(role, 'edit')))('by another it is not: %s', (role) =>
    expect(by(BEN, 'ben', change, role)).toEqual(notYours),
  )
  test.each(ROLES.filter((role) => may(role, 'edit')))('what the server said is kept in order by those who may lock: %s', (role) => {
    const verdict = by(BEN, 'ben', (d) => change(d, 'demo'), role)
    if (may(role, 'lock')) expect(verdict.kind).toBe('take')
    else expect(verdict).toEqual(notYours)
  }) // prettier-ignore
})

test('R14 anyone who may edit says that it is settled, or says something of their own', () => {
  expect(by(BEN, 'ben', (d) => void commentIn(d).set('resolved', true)).kind).toBe('take')
  expect(by(BEN, 'ben', put('own', 'I agree')).kind).toBe('take')
  expect(by(BEN, 'ben', (d) => void commentIn(d).set('resolved', true), 'observer')).toEqual({
    kind: 'refuse',
    reason: 'observer',
  })
})

test('R14 a comment is its seat’s from whatever client it writes', () => {
  const doc = held()
  const update = editBy(44, (d) => textIn(d).insert(0, 'Still: '), doc)
  expect(judged(update, { doc, seat: 'ann', owners }).kind).toBe('take')
})
