import { createShapeId, toRichText, type TLArrowBinding, type TLShape } from '@tldraw/tldraw'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { inkMap } from '#shared/doc/layout.ts'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { cardShapeId, relationShapeId } from '#client/canvas/ids.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf, linkDocs } from '#test/support/localLab.ts'
import { noteRecord } from '#test/support/noteRecord.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

/* What goes wrong where an editor's records are bound to a shared document: each with three who are there at once. */

type Open = Awaited<ReturnType<typeof openEditor>> & { written: () => number }

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const RISK = sampleId(50_000)
const NOTE = createShapeId('note')

const opened: Open[] = []
afterEach(() => {
  opened.splice(0).forEach((board) => board.close())
  vi.unstubAllGlobals()
})

/** A person with an editor on a document, and how often anything was written there. */
const person = async (doc: Y.Doc, name: string): Promise<Open> => {
  let written = 0
  doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local && typeof origin !== 'symbol') written++
  })
  const board = { ...(await openEditor(doc, name)), written: () => written }
  opened.push(board)
  return board
}

/** Three who hear of one another at once; `apart` keeps the second and third from hearing of each other. */
const three = async (first = docOf(boardPlan(10))) => {
  const docs = [first, new Y.Doc(), new Y.Doc()] as const
  linkDocs(docs[0], docs[1])
  linkDocs(docs[0], docs[2])
  let tear = linkDocs(docs[1], docs[2])
  const [a, b, c] = [await person(docs[0], 'Ann'), await person(docs[1], 'Ben'), await person(docs[2], 'Cy')]
  return {
    a,
    b,
    c,
    all: [a, b, c],
    doc: first,
    apart: () => tear(),
    together: () => {
      tear = linkDocs(docs[1], docs[2])
    },
  }
}

const eachSees = async (who: readonly Open[], seen: (one: Open) => void) => {
  for (const one of who) await eventually(() => seen(one))
}
const placeOf = ({ store }: Open, id: string) => {
  const shape = store.get(cardShapeId(id))
  return isCard(shape) ? { x: shape.x, y: shape.y } : null
}
const move = ({ store }: Open, id: string, x: number, y: number) =>
  store.update(cardShapeId(id), (shape) => ({ ...shape, x, y }))
const retitle = ({ lab }: Open, title: string) =>
  lab.dispatch({ type: 'update', collection: 'initiatives', id: INITIATIVE, fields: { title } })
const titleSeenBy = ({ binding }: Open) => binding.faces.face(INITIATIVE)?.words
const putNote = ({ editor }: Open, id = NOTE, text = 'a thought') =>
  editor.createShape({ id, type: 'note', x: 40, y: 60, props: { richText: toRichText(text) } })
const quiet = (who: readonly Open[]) => {
  for (const { binding, asked } of who) {
    binding.outward.flush()
    expect(asked).toEqual([])
  }
}

test('PF1 what one does to a card with relations makes the editors of the others write nothing', async () => {
  const { a, b, c } = await three()
  a.editor.bringToFront([cardShapeId(INITIATIVE)])
  move(a, INITIATIVE, 900, 40)
  await eachSees([b, c], (one) => expect(placeOf(one, INITIATIVE)).toEqual({ x: 900, y: 40 }))
  a.editor.deleteShapes([cardShapeId(INITIATIVE)])
  await eachSees([b, c], (one) => expect(placeOf(one, INITIATIVE)).toBeNull())
  quiet([b, c])
  expect([b.written(), c.written()]).toEqual([0, 0])
})

test('PF2 a relation that arrives before the card it hangs on waits for it, and is torn off for nobody', async () => {
  const { a, b, c, all, apart, together } = await three()
  const made = b.lab.newId()
  const relation = a.lab.newId()
  apart()
  b.lab.dispatch({
    type: 'create',
    collection: 'initiatives',
    id: made,
    fields: { workstreamId: BOARD, title: 'One hatchery a coast' },
  })
  await eachSees([a], (one) => expect(placeOf(one, made)).not.toBeNull())
  a.lab.dispatch({ type: 'relate', id: relation, fromId: made, toId: ISSUE })
  await eachSees([c], (one) => expect(one.lab.store.get().plan.links.has(relation)).toBe(true))
  c.binding.inward.flush()
  expect(c.store.has(relationShapeId(relation))).toBe(false)
  together()
  await eachSees(all, (one) =>
    expect(one.editor.getBindingsFromShape<TLArrowBinding>(relationShapeId(relation), 'arrow')).toHaveLength(
      2,
    ),
  )
  quiet([c])
})

test('PF3 an undo leaves what others changed meanwhile, and brings back nothing that they removed', async () => {
  const { a, b, all } = await three()
  const before = placeOf(a, INITIATIVE)
  putNote(a)
  a.binding.outward.flush()
  await eachSees(all, (one) => expect(one.store.has(NOTE)).toBe(true))
  a.lab.checkpoint()
  move(a, INITIATIVE, 500, 500)
  a.editor.updateShape({ id: NOTE, type: 'note', x: 700 })
  a.binding.outward.flush()
  await eachSees([b], (one) => expect(placeOf(one, INITIATIVE)).toEqual({ x: 500, y: 500 }))
  retitle(b, 'Theirs')
  b.editor.deleteShapes([NOTE])
  b.binding.outward.flush()
  await eachSees(all, (one) => expect(one.store.has(NOTE)).toBe(false))
  a.binding.undo()
  await eachSees(all, (one) => expect(placeOf(one, INITIATIVE)).toEqual(before))
  await eachSees(all, (one) => expect(titleSeenBy(one)).toBe('Theirs'))
  for (const one of all) expect(one.store.has(NOTE)).toBe(false)
})

test('PF4 an undo is a change of its own: the others see it', async () => {
  const { a, b, c, all } = await three()
  a.editor.deleteShapes([cardShapeId(ISSUE)])
  await eachSees([b, c], (one) => expect(placeOf(one, ISSUE)).toBeNull())
  a.binding.undo()
  await eachSees(all, (one) => expect(placeOf(one, ISSUE)).not.toBeNull())
  await eachSees(all, (one) => expect(one.store.has(relationShapeId(sampleId(70_000)))).toBe(true))
})

test('PF5 one bad record costs no other: whoever is there sees all that is good in the same change', async () => {
  const { a, all, doc } = await three()
  doc.transact(() => {
    for (const record of [
      noteRecord('first'),
      noteRecord('bad', { index: 'zzz9' }),
      noteRecord('unknown', { type: 'spaceship' }),
      noteRecord('last'),
    ])
      inkMap(doc).set(record.id, { board: BOARD, record })
  })
  move(a, ISSUE, 5, 5)
  await eachSees(all, (one) => expect(one.store.has(createShapeId('last'))).toBe(true))
  await eachSees(all, (one) => expect(placeOf(one, ISSUE)).toEqual({ x: 5, y: 5 }))
  for (const { store } of all) {
    expect(store.has(createShapeId('first'))).toBe(true)
    expect(store.has(createShapeId('bad'))).toBe(false)
    expect(store.has(createShapeId('unknown'))).toBe(false)
  }
})

test('PF6 what one looks at, selects and has chosen stays one’s own', async () => {
  const { a, b, c } = await three()
  const camera = b.editor.getCamera()
  a.editor.setCamera({ x: 300, y: 200, z: 0.5 }, { immediate: true })
  a.editor.select(cardShapeId(ISSUE))
  a.editor.setCurrentTool('hand')
  a.editor.updateInstanceState({ isGridMode: true })
  a.binding.outward.flush()
  expect([a.written(), b.written(), c.written()]).toEqual([0, 0, 0])
  expect(b.editor.getCamera()).toEqual(camera)
  expect(b.editor.getSelectedShapeIds()).toEqual([])
})

test('PF7 opening a board writes nothing, whoever opens it and however often', async () => {
  const { all, doc } = await three()
  const again = await person(doc, 'Ann again')
  quiet([...all, again])
  expect([...all, again].map((one) => one.written())).toEqual([0, 0, 0, 0])
  expect(inkMap(doc).size).toBe(0)
})

test('PF8 a page in the background, where no frame is ever drawn, writes and hears like any other', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const { a, all } = await three()
  move(a, ISSUE, 321, 123)
  await eachSees(all, (one) => expect(placeOf(one, ISSUE)).toEqual({ x: 321, y: 123 }))
  expect(a.lab.store.get().layout.get(ISSUE)).toMatchObject({ x: 321, y: 123 })
})

test('PF9 a drag is written a few times, and undone whole though the last of it was not written yet', async () => {
  const { a, b, c, all } = await three()
  const before = placeOf(a, ISSUE)
  a.lab.checkpoint()
  for (let step = 1; step <= 60; step++) move(a, ISSUE, step * 10, step)
  await eachSees([b, c], (one) => expect(placeOf(one, ISSUE)).toEqual({ x: 600, y: 60 }))
  expect(a.asked.length).toBeLessThan(6)
  move(a, ISSUE, 999, 999)
  a.binding.undo()
  await eachSees(all, (one) => expect(placeOf(one, ISSUE)).toEqual(before))
})

test('PF10 a card in one’s hand stays there while two others move it; in the end all see it in one place', async () => {
  const { a, b, c, all } = await three()
  move(a, ISSUE, 700, 700)
  for (const [one, x] of [
    [b, 10],
    [c, 20],
  ] as const)
    one.lab.dispatch({ type: 'place', entityId: ISSUE, placement: { board: BOARD, x, y: 0, w: 260, h: 168 } })
  a.binding.inward.flush()
  expect(placeOf(a, ISSUE)).toEqual({ x: 700, y: 700 })
  await eachSees(all, (one) => expect(placeOf(one, ISSUE)).toEqual({ x: 700, y: 700 }))
})

test('PF11 what is written into a card while another removes it is there when the card comes back', async () => {
  const { a, b, c, all, apart, together } = await three()
  apart()
  b.editor.deleteShapes([cardShapeId(INITIATIVE)])
  retitle(c, 'Written meanwhile')
  together()
  await eachSees(all, (one) => expect(placeOf(one, INITIATIVE)).toBeNull())
  expect(a.lab.store.get().layout.has(INITIATIVE) && a.store.has(cardShapeId(INITIATIVE))).toBe(false)
  b.binding.undo()
  await eachSees(all, (one) => expect(titleSeenBy(one)).toBe('Written meanwhile'))
  await eachSees(all, (one) => expect(placeOf(one, INITIATIVE)).not.toBeNull())
})

test('PF12 a note somebody writes in opens for nobody else until it is left', async () => {
  const { a, b, c, all } = await three()
  putNote(a)
  a.binding.outward.flush()
  await eachSees(all, (one) => expect(one.store.has(NOTE)).toBe(true))
  const writes = (one: Open, field: string | null) =>
    one.lab.presence.set({ editing: field === null ? null : { id: NOTE, field } })
  for (const one of [b, c]) {
    writes(a, 'text')
    one.binding.faces.writers.set(new Map([[NOTE, { name: 'Ann', color: '#123456' }]]))
    one.editor.setEditingShape(NOTE)
    expect(one.editor.getEditingShapeId()).toBeNull()
    one.binding.faces.writers.set(new Map())
    one.editor.setEditingShape(NOTE)
    expect(one.editor.getEditingShapeId()).toBe(NOTE)
    one.editor.setEditingShape(null)
  }
})

test('PF13 three who draw at once may get one key for the order: all see all of it, and can order it', async () => {
  const { a, b, c, all } = await three()
  all.forEach((one, at) => putNote(one, createShapeId(`at once ${at}`)))
  for (const one of all) one.binding.outward.flush()
  const drawn = ({ editor }: Open) =>
    editor
      .getCurrentPageShapesSorted()
      .filter((shape: TLShape) => shape.type === 'note')
      .map(({ id }) => id)
  await eachSees(all, (one) => expect(drawn(one)).toHaveLength(3))
  a.editor.bringToFront([createShapeId('at once 1')])
  a.binding.outward.flush()
  await eachSees([b, c], (one) => expect(drawn(one).at(-1)).toBe(createShapeId('at once 1')))
})

test('PF14 a drawing of a newer version is left alone: not shown, not lost, and no hindrance', async () => {
  const { a, all, doc } = await three()
  const newer = noteRecord('newer', { props: { ...noteRecord('x').props, hologram: 'yes' } })
  inkMap(doc).set(newer.id, { board: BOARD, record: newer })
  move(a, RISK, 77, 77)
  await eachSees(all, (one) => expect(placeOf(one, RISK)).toEqual({ x: 77, y: 77 }))
  for (const { store, lab } of all) {
    expect(store.has(createShapeId('newer'))).toBe(false)
    expect(lab.store.get().ink.get(newer.id)?.record).toEqual(newer)
  }
})
