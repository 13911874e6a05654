import { afterEach, describe, expect, test } from 'vitest'
import { notifications, notificationsStore } from '@mantine/notifications'
import { createShapeId, toRichText, type Editor, type TLArrowBinding, type TLShapeId } from '@tldraw/tldraw'
import * as Y from 'yjs'
import { COLLECTIONS, type Collection } from '#shared/plan/plan.ts'
import { collectionMap, inkMap } from '#shared/doc/layout.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { cardShapeId, relationShapeId } from '#client/canvas/ids.ts'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { notesToCards } from '#client/canvas/notesToCards.ts'
import { changeDependency } from '#client/canvas/relationGesture.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf, linkDocs } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

type Open = Awaited<ReturnType<typeof openEditor>>
const opened: Open[] = []
const open = async (doc: Y.Doc, name?: string) => {
  const board = await openEditor(doc, name)
  opened.push(board)
  return board
}
afterEach(() => {
  opened.splice(0).forEach((board) => board.close())
  notifications.clean()
})

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const SECOND = sampleId(20_001)
const RISK = sampleId(50_000)
const [FIRST_ACT, OTHER_ACT] = [sampleId(30_002), sampleId(30_003)]

const drawArrow = (editor: Editor, from: TLShapeId, to: TLShapeId): TLShapeId => {
  const id = createShapeId()
  editor.createShape({ id, type: 'arrow' })
  for (const [terminal, toId] of [
    ['start', from],
    ['end', to],
  ] as const)
    editor.createBinding<TLArrowBinding>({ type: 'arrow', fromId: id, toId, props: { terminal } })
  return id
}

const drawn = (editor: Editor) => editor.getCurrentPageShapes().filter((s) => s.type === 'arrow')
const links = (board: Open) =>
  [...board.lab.store.get().plan.links.values()].filter((l) => l.deletedAt === null)
const said = () => notificationsStore.getState().notifications.map((n) => String(n.message))

describe('an arrow between two cards', () => {
  test('becomes the relation it means; the drawn one goes and nothing of it is kept (CV13)', async () => {
    const board = await open(docOf(boardPlan(10)))
    const before = links(board).length
    const arrow = drawArrow(board.editor, cardShapeId(SECOND), cardShapeId(ISSUE))
    await eventually(() => expect(links(board)).toHaveLength(before + 1))
    const made = links(board).find((l) => l.fromId === SECOND && l.toId === ISSUE)
    expect(made?.kind).toBe('answers')
    expect(board.editor.getShape(arrow)).toBeUndefined()
    expect(board.editor.getShape(relationShapeId(made?.id ?? ''))).toBeDefined()
    board.binding.outward.flush()
    expect(board.lab.store.get().ink.size).toBe(0)
    board.binding.undo()
    expect(links(board)).toHaveLength(before)
  })

  test('is refused in words when it means nothing, and leaves no arrow (CV14)', async () => {
    const board = await open(docOf(boardPlan(10)))
    const before = drawn(board.editor).length
    drawArrow(board.editor, cardShapeId(ISSUE), cardShapeId(RISK))
    await eventually(() => expect(said()).toHaveLength(1))
    expect(said()[0]).toMatch(/issue/i)
    expect(said()[0]).toMatch(/risk/i)
    expect(drawn(board.editor)).toHaveLength(before)
    board.binding.outward.flush()
    expect(board.lab.store.get().ink.size).toBe(0)
  })

  test('whose end is carried to another card relates that card instead, as one step (CV15)', async () => {
    const board = await open(docOf(boardPlan(10)))
    const link = links(board).find((l) => l.kind === 'answers' && l.fromId === INITIATIVE)
    const arrow = relationShapeId(link?.id ?? '')
    const target = sampleId(10_001)
    const end = board.editor
      .getBindingsFromShape<TLArrowBinding>(arrow, 'arrow')
      .find((b) => b.props.terminal === 'end')
    if (!end) throw new Error('the relation has no end')
    board.editor.updateBinding({ ...end, toId: cardShapeId(target) })
    await eventually(() =>
      expect(links(board).some((l) => l.fromId === INITIATIVE && l.toId === target)).toBe(true),
    )
    expect(links(board).some((l) => l.id === link?.id)).toBe(false)
    board.binding.undo()
    expect(links(board).some((l) => l.id === link?.id)).toBe(true)
  })

  test('whose end is let go over nothing goes back to its card (CV15)', async () => {
    const board = await open(docOf(boardPlan(10)))
    const arrow = relationShapeId(sampleId(70_000))
    const ends = board.editor.getBindingsFromShape<TLArrowBinding>(arrow, 'arrow')
    board.editor.deleteBindings(ends.slice(0, 1))
    await eventually(() => expect(board.editor.getBindingsFromShape(arrow, 'arrow')).toHaveLength(2))
    expect(links(board).some((l) => l.id === sampleId(70_000))).toBe(true)
  })

  test("a dependency's type and lag change in one step (CV16)", async () => {
    const board = await open(docOf(boardPlan(10)))
    drawArrow(board.editor, cardShapeId(FIRST_ACT), cardShapeId(OTHER_ACT))
    const dependency = () =>
      board.binding.inward
        .projection()
        .relations.find((r) => r.fromId === FIRST_ACT && r.kind === 'dependsOn')
    await eventually(() => expect(dependency()).toBeDefined())
    const relation = dependency()
    if (relation)
      changeDependency(board.editor, board.binding, relation, { dependencyType: 'SS', lagDays: 5 })
    expect(dependency()).toMatchObject({ toId: OTHER_ACT, dependencyType: 'SS', lagDays: 5 })
    board.binding.undo()
    expect(dependency()).toMatchObject({ dependencyType: 'FS', lagDays: 0 })
  })
})

describe('a sticky note', () => {
  const withNote = async (text: string) => {
    const board = await open(docOf(boardPlan(5)))
    const id = createShapeId('note')
    board.editor.createShape({ id, type: 'note', x: 2_000, y: 500, props: { richText: toRichText(text) } })
    await eventually(() => expect(board.lab.store.get().ink.has(id)).toBe(true))
    board.editor.select(id)
    return { board, id }
  }

  test('becomes a card with its words in its place, and one undo brings it back (CV17)', async () => {
    const { board, id } = await withNote('Build two hatcheries')
    notesToCards(board.editor, board.binding, 'initiatives')
    const made = [...board.lab.store.get().plan.initiatives.values()].find(
      (i) => i.title === 'Build two hatcheries',
    )
    const card = board.store.get(cardShapeId(made?.id ?? ''))
    expect(isCard(card) && [card.x + card.props.w / 2, card.y + card.props.h / 2]).toEqual([2_100, 600])
    expect(board.store.has(id)).toBe(false)
    expect(board.lab.store.get().ink.size).toBe(0)
    board.binding.undo()
    expect(board.store.has(id)).toBe(true)
    expect(board.store.has(cardShapeId(made?.id ?? ''))).toBe(false)
  })

  test('whose words are too long for a title keeps them all below it (CV17)', async () => {
    const words = 'hatchery '.repeat(60).trim()
    const { board } = await withNote(words)
    notesToCards(board.editor, board.binding, 'initiatives')
    const made = [...board.lab.store.get().plan.initiatives.values()].find((i) => i.description === words)
    expect(made?.title.length).toBeLessThanOrEqual(300)
  })

  test('an arrow on it ends on the card it became (CV17)', async () => {
    const { board, id } = await withNote('An idea')
    const arrow = drawArrow(board.editor, id, cardShapeId(ISSUE))
    await eventually(() => expect(board.lab.store.get().ink.has(arrow)).toBe(true))
    board.editor.select(id)
    notesToCards(board.editor, board.binding, 'risks')
    const made = [...board.lab.store.get().plan.risks.values()].find((r) => r.text === 'An idea')
    const ends = board.editor.getBindingsFromShape<TLArrowBinding>(arrow, 'arrow').map((b) => b.toId)
    expect(ends).toContain(cardShapeId(made?.id ?? ''))
  })
})

describe('with an editor over the store', () => {
  test('a relation that arrives before its end is not torn, for anyone (CV18)', async () => {
    const source = docOf(boardPlan(10))
    const doc = new Y.Doc()
    const board = await open(doc)
    // First everything but the issues, so that every "answers" lacks an end; then the issues.
    const entities = (name: Collection) => [...collectionMap(source, name).keys()].map((id) => ({ name, id }))
    const copy = (names: Collection[]) => {
      const plan = boardPlan(10)
      writeChanges(
        doc,
        names.flatMap((name) =>
          entities(name).map(({ id }) => ({
            op: 'put' as const,
            collection: name,
            id,
            fields: { ...plan[name].get(id) },
          })),
        ),
        'elsewhere',
      )
    }
    const all = Object.keys(COLLECTIONS) as Collection[]
    copy(all.filter((name) => name !== 'issues'))
    await eventually(() => expect(board.store.has(cardShapeId(INITIATIVE))).toBe(true))
    expect(board.store.has(relationShapeId(sampleId(70_000)))).toBe(false)
    copy(['issues'])
    await eventually(() =>
      expect(board.editor.getBindingsFromShape(relationShapeId(sampleId(70_000)), 'arrow')).toHaveLength(2),
    )
    board.binding.outward.flush()
    expect(board.asked).toEqual([])
  })

  test('drawing that hangs on what is not there yet waits for it, untorn (CV18)', async () => {
    const a = await open(docOf(boardPlan(5)), 'A')
    const id = createShapeId('note')
    a.editor.createShape({ id, type: 'note', x: 900, y: 0 })
    const arrow = drawArrow(a.editor, id, cardShapeId(ISSUE))
    await eventually(() => expect(a.lab.store.get().ink.size).toBe(4))
    const doc = docOf(boardPlan(5))
    const b = await open(doc, 'B')
    const ink = [...a.lab.store.get().ink]
    const arrives = (some: typeof ink) =>
      doc.transact(() => some.forEach(([key, record]) => inkMap(doc).set(key, record)), 'elsewhere')
    arrives(ink.filter(([key]) => key !== id))
    await eventually(() => expect(b.editor.getShape(arrow)).toBeDefined())
    arrives(ink.filter(([key]) => key === id))
    await eventually(() => expect(b.editor.getBindingsFromShape(arrow, 'arrow')).toHaveLength(2))
    b.binding.outward.flush()
    expect(b.asked).toEqual([])
  })

  test("others' removal and bringing back of a card is nobody's doing here (CV5)", async () => {
    const first = docOf(boardPlan(10))
    const second = new Y.Doc()
    linkDocs(first, second)
    const [a, b] = [await open(first, 'A'), await open(second, 'B')]
    a.editor.deleteShapes([cardShapeId(ISSUE)])
    await eventually(() => expect(b.editor.getShape(cardShapeId(ISSUE))).toBeUndefined())
    a.binding.undo()
    await eventually(() => expect(b.editor.getShape(cardShapeId(ISSUE))).toBeDefined())
    await eventually(() =>
      expect(b.editor.getBindingsFromShape(relationShapeId(sampleId(70_000)), 'arrow')).toHaveLength(2),
    )
    b.binding.outward.flush()
    expect(b.asked).toEqual([])
  })

  test('a copied card is a new entity, not a second card of one (CV19)', async () => {
    const board = await open(docOf(boardPlan(5)))
    const before = board.lab.store.get().plan.issues.size
    board.editor.duplicateShapes([cardShapeId(ISSUE)], { x: 40, y: 40 })
    await eventually(() => expect(board.lab.store.get().plan.issues.size).toBe(before + 1))
    await eventually(() => expect(board.editor.getCurrentPageShapes().filter(isCard)).toHaveLength(6))
    for (const card of board.editor.getCurrentPageShapes().filter(isCard))
      expect(card.id).toBe(cardShapeId(card.props.entityId))
  })

  test('a card stays a card of the board when it is dropped into a frame (CV20)', async () => {
    const board = await open(docOf(boardPlan(5)))
    const frame = createShapeId('frame')
    board.editor.createShape({ id: frame, type: 'frame', x: 0, y: 0, props: { w: 2_000, h: 2_000 } })
    board.editor.reparentShapes([cardShapeId(ISSUE)], frame)
    expect(board.editor.getShape(cardShapeId(ISSUE))?.parentId).toBe(board.editor.getCurrentPageId())
    const index = (id: TLShapeId) => board.editor.getShape(id)?.index ?? ''
    expect(index(frame) < index(cardShapeId(ISSUE))).toBe(true)
  })

  test('what a board does not keep does not stay on it (CV21)', async () => {
    const board = await open(docOf(boardPlan(5)))
    const id = createShapeId('bookmark')
    board.editor.createShape({ id, type: 'bookmark', props: { url: 'https://example.org' } })
    expect(board.editor.getShape(id)).toBeUndefined()
    board.binding.outward.flush()
    expect(board.lab.store.get().ink.size).toBe(0)
  })

  test("others' cursors on this board are shown by name, those on another are not (CV22)", async () => {
    const board = await open(docOf(boardPlan(5)))
    const seat = { seatId: sampleId(9), name: 'Pieter', role: 'participant', color: '#a12b46' }
    const { awareness } = board
    const here = (client: number, on: string) => {
      awareness.states.set(client, { board: on, cursor: { x: 1, y: 2 }, selection: [], editing: null, seat })
      awareness.emit('change', [{ added: [client], updated: [], removed: [] }, 'remote'])
    }
    here(101, BOARD)
    here(102, sampleId(77))
    await eventually(() => expect(board.editor.getCollaborators().map((c) => c.userName)).toEqual(['Pieter']))
  })
})
