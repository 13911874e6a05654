import { afterEach, describe, expect, test, vi } from 'vitest'
import { notifications, notificationsStore } from '@mantine/notifications'
import { createShapeId, toRichText } from '@tldraw/tldraw'
import type * as Y from 'yjs'
import { initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { attachKeys } from '#client/canvas/attachKeys.ts'
import { finishCard } from '#client/canvas/cards/finishCard.ts'
import { cardShapeId } from '#client/canvas/ids.ts'
import { makeCardInView } from '#client/canvas/makeCard.ts'
import { attachRanges, type PastedRange } from '#client/canvas/making/attachRanges.ts'
import { relatedTo } from '#client/canvas/making/relatedTo.ts'
import { rowsToCards } from '#client/canvas/making/rowsToCards.ts'
import { notesToCards } from '#client/canvas/notesToCards.ts'
import { readHtmlCells } from '#client/making/readHtmlCells.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

type Open = Awaited<ReturnType<typeof openEditor>>
const closing: (() => void)[] = []
afterEach(() => {
  closing.splice(0).forEach((close) => close())
  notifications.clean()
})

const open = async (doc: Y.Doc): Promise<Open> => {
  const board = await openEditor(doc)
  closing.push(board.close)
  return board
}

const [ISSUE, INITIATIVE] = [sampleId(10_000), sampleId(20_000)]
const planOfBoard = (board: Open) => board.lab.store.get().plan
const countOf = (board: Open, collection: CardCollection) => live(planOfBoard(board), collection).length

/** Types words into the card that is being written, as its text area does, and ends it. */
const write = (board: Open, words: string, how: 'keep' | 'next') => {
  const editing = board.binding.faces.editing.get()
  const face = editing && board.binding.faces.face(editing.id)
  if (!face) throw new Error('nothing is being written')
  const field =
    face.collection === 'initiatives' ? 'title' : face.collection === 'indicators' ? 'name' : 'text'
  if (words !== '')
    board.lab.dispatch({
      type: 'update',
      collection: face.collection,
      id: editing.id,
      fields: { [field]: words },
    })
  finishCard(board.editor, board.binding, how)
  return editing.id
}

describe('a chain of new cards', () => {
  test('MK1 goes on below the last, and ends with an Enter on empty words without leaving a card', async () => {
    const board = await open(docOf(boardPlan(0)))
    makeCardInView(board.editor, board.binding, 'issues')
    const ids = ['One', 'Two', 'Three'].map((words) => write(board, words, 'next'))
    write(board, '', 'next')
    expect(live(planOfBoard(board), 'issues').map((issue) => issue.text)).toEqual(['One', 'Two', 'Three'])
    const boxes = ids.map((id) => board.editor.getShapePageBounds(cardShapeId(id)))
    expect(new Set(boxes.map((box) => box?.x)).size).toBe(1)
    for (const [at, box] of boxes.entries())
      if (at > 0) expect(box?.y).toBeGreaterThan(boxes[at - 1]?.maxY ?? Infinity)
    expect(board.binding.faces.editing.get()).toBeNull()
    expect(board.editor.getOnlySelectedShape()?.id).toBe(cardShapeId(ids[2] ?? ''))
  })

  test('MK2 a new card left empty is taken back: no step of undo tells of it, and the plan holds nothing', async () => {
    const board = await open(docOf(boardPlan(0)))
    makeCardInView(board.editor, board.binding, 'initiatives')
    expect(board.lab.steps().canUndo).toBe(true)
    write(board, '', 'keep')
    expect(planOfBoard(board).initiatives.size).toBe(0)
    expect(board.lab.steps().canUndo).toBe(false)
  })

  test('MK2 one that was written in and emptied again is removed, which can be undone', async () => {
    const board = await open(docOf(boardPlan(0)))
    makeCardInView(board.editor, board.binding, 'issues')
    const id = board.binding.faces.editing.get()?.id ?? ''
    for (const text of ['A thought', ''])
      board.lab.dispatch({ type: 'update', collection: 'issues', id, fields: { text } })
    write(board, '', 'keep')
    expect(liveOf(planOfBoard(board), 'issues', id)).toBeNull()
    board.binding.undo()
    expect(liveOf(planOfBoard(board), 'issues', id)).not.toBeNull()
  })

  test('MK3 five activities typed after an initiative all belong to it, beside it and on nothing else', async () => {
    const board = await open(docOf(boardPlan(12)))
    const target = board.editor.getShapePageBounds(cardShapeId(INITIATIVE))
    makeCardInView(board.editor, board.binding, 'activities', INITIATIVE)
    const ids = ['A', 'B', 'C', 'D', 'E'].map((words) => write(board, words, 'next'))
    write(board, '', 'next')
    for (const id of ids) {
      const activity = liveOf(planOfBoard(board), 'activities', id)
      expect(activity && initiativeOf(planOfBoard(board), activity)?.id).toBe(INITIATIVE)
      const box = board.editor.getShapePageBounds(cardShapeId(id))
      expect(box?.x).toBeGreaterThan(target?.maxX ?? Infinity)
      const others = board.editor
        .getCurrentPageShapes()
        .filter((shape) => shape.type === 'card' && shape.id !== cardShapeId(id))
      for (const other of others)
        expect(
          board.editor.getShapePageBounds(other)?.collides(box ?? board.editor.getViewportPageBounds()),
        ).toBe(false)
    }
  })

  test('MK3 what a new card is made for follows from what is selected', () => {
    const plan = boardPlan(12)
    const inInitiative = [...plan.activities.values()].find((activity) => initiativeOf(plan, activity))
    expect(relatedTo(plan, 'activities', INITIATIVE)).toBe(INITIATIVE)
    expect(relatedTo(plan, 'activities', inInitiative?.id ?? '')).toBe(
      inInitiative && initiativeOf(plan, inInitiative)?.id,
    )
    expect(relatedTo(plan, 'initiatives', ISSUE)).toBe(ISSUE)
    expect(relatedTo(plan, 'indicators', INITIATIVE)).toBe(INITIATIVE)
    expect(relatedTo(plan, 'issues', INITIATIVE)).toBeNull()
    expect(relatedTo(plan, 'initiatives', INITIATIVE)).toBeNull()
    expect(relatedTo(plan, 'activities', null)).toBeNull()
  })

  test('MK3 Alt and a digit make a card for the selected one', async () => {
    const board = await open(docOf(boardPlan(5)))
    const detach = attachKeys(board.editor, board.binding, () => {})
    closing.unshift(detach)
    board.editor.select(cardShapeId(ISSUE))
    const event = new KeyboardEvent('keydown', {
      code: 'Digit2',
      altKey: true,
      bubbles: true,
      cancelable: true,
    })
    board.editor.getContainer().dispatchEvent(event)
    const id = board.binding.faces.editing.get()?.id ?? ''
    const links = live(planOfBoard(board), 'links')
    expect(links.some((link) => link.kind === 'answers' && link.fromId === id && link.toId === ISSUE)).toBe(
      true,
    )
    board.binding.undo()
    expect(liveOf(planOfBoard(board), 'initiatives', id)).toBeNull()
  })
})

describe('what is pasted', () => {
  const offered = async () => {
    const board = await open(docOf(boardPlan(0)))
    const ranges: PastedRange[] = []
    closing.unshift(attachRanges(board.editor, board.binding, (range) => ranges.push(range)))
    return { board, ranges }
  }

  test('MK4 several lines are offered as rows; one line is a text on the board', async () => {
    const { board, ranges } = await offered()
    await board.editor.putExternalContent({ type: 'text', text: 'One line' })
    expect(ranges).toHaveLength(0)
    expect(board.editor.getCurrentPageShapes().map((shape) => shape.type)).toEqual(['text'])
    await board.editor.putExternalContent({ type: 'text', text: 'One\nTwo\n' })
    expect(ranges[0]?.table.rows).toEqual([['One'], ['Two']])
    ranges[0]?.asText()
    await eventually(() => expect(board.editor.getCurrentPageShapes()).toHaveLength(2))
  })

  test('MK9 text dropped on the board or a card is taken; what a seat may not do is said', async () => {
    const { board, ranges } = await offered()
    const drop = (text: string) => {
      const event = new Event('drop', { bubbles: true, cancelable: true })
      const dataTransfer = { files: [], getData: (type: string) => (type === 'text/plain' ? text : '') }
      board.editor
        .getContainer()
        .dispatchEvent(Object.assign(event, { dataTransfer, clientX: 40, clientY: 30 }))
      return event.defaultPrevented
    }
    expect(drop('One\tDEA\nTwo\tDAFF')).toBe(true)
    await eventually(() => expect(ranges[0]?.table.columns).toBe(2))
    expect(drop('A line')).toBe(true)
    await eventually(() => expect(board.editor.getCurrentPageShapes()).toHaveLength(1))
    vi.spyOn(board.lab, 'canEdit').mockReturnValue(false)
    expect(drop('Nothing')).toBe(true)
    expect(notificationsStore.getState().notifications).toHaveLength(1)
    expect(board.editor.getCurrentPageShapes()).toHaveLength(1)
  })

  test('MK4 cells are taken as rows also where a spreadsheet puts a picture of them beside them', async () => {
    const { board, ranges } = await offered()
    board.editor.updateInstanceState({ isFocused: true })
    const paste = (data: Record<string, string>) => {
      const event = new Event('paste', { bubbles: true, cancelable: true })
      const files = [new File(['x'], 'cells.png', { type: 'image/png' })]
      const clipboardData = { files, getData: (type: string) => data[type] ?? '' }
      document.dispatchEvent(Object.assign(event, { clipboardData }))
      return event.defaultPrevented
    }
    const html = '<table><tr><td>One</td><td>DEA</td></tr><tr><td>Two</td><td>DAFF</td></tr></table>'
    expect(paste({ 'text/plain': 'One\tDEA\nTwo\tDAFF', 'text/html': html })).toBe(true)
    await eventually(() => expect(ranges).toHaveLength(1))
    expect(paste({ 'text/html': '<img src="https://example.org/a.png">' })).toBe(false)
    board.editor.menus.addOpenMenu('a dialog')
    expect(paste({ 'text/plain': 'One\tDEA\nTwo\tDAFF' })).toBe(false)
    board.editor.menus.deleteOpenMenu('a dialog')
  })

  test('MK5 an HTML table is read cell by cell, spans and breaks too; a page with more in it is not', () => {
    const table = `<html><head><style>td{color:red}</style></head><body><!--StartFragment--><table>
      <tr><td colspan="2">Wide</td><td>C</td></tr>
      <tr><td rowspan="2">Tall</td><td>two<br>  lines</td><td><p>para</p><p>graphs</p></td></tr>
      <tr><td> spaced   out&nbsp;</td><td></td></tr></table></body></html>`
    expect(readHtmlCells(table)).toEqual([
      ['Wide', '', 'C'],
      ['Tall', 'two\nlines', 'para\ngraphs'],
      ['', 'spaced out', ''],
    ])
    expect(readHtmlCells(`<p>Some text</p>${table}`)).toBeNull()
    expect(readHtmlCells(table + table)).toBeNull()
    expect(readHtmlCells('<p>None</p>')).toBeNull()
  })

  test('MK10 five hundred rows become cards in a grid of their own, selected, and one undo takes all away', async () => {
    const board = await open(docOf(boardPlan(20)))
    const before = countOf(board, 'activities')
    const cards = new Set(board.editor.getCurrentPageShapes().map((shape) => shape.id))
    const rows = Array.from({ length: 500 }, (_, i) => ({
      fields: { text: `Row ${i}` },
      notes: [],
      stop: null,
    }))
    const asked = { collection: 'activities' as const, rows, relateTo: INITIATIVE, owners: [], point: null }
    expect(rowsToCards(board.editor, board.binding, asked)).toBe(true)
    expect(countOf(board, 'activities')).toBe(before + 500)
    const made = board.editor.getSelectedShapes()
    expect(made).toHaveLength(500)
    const places = new Set(made.map((shape) => `${shape.x} ${shape.y}`))
    expect(places.size).toBe(500)
    const grid = board.editor.getSelectionPageBounds()
    for (const shape of board.editor.getCurrentPageShapes())
      if (shape.type === 'card' && cards.has(shape.id))
        expect(grid?.collides(board.editor.getShapePageBounds(shape) ?? grid)).toBe(false)
    const inIt = live(planOfBoard(board), 'activities').filter(
      (activity) => initiativeOf(planOfBoard(board), activity)?.id === INITIATIVE,
    )
    expect(inIt.length).toBeGreaterThanOrEqual(500)
    board.binding.undo()
    expect(countOf(board, 'activities')).toBe(before)
  })
})

test('MK11 ninety sticky notes become cards at once, and one undo brings them all back', async () => {
  const board = await open(docOf(planOf({ workstreams: [{ id: BOARD, code: 'MPSG' }] })))
  const ids = Array.from({ length: 90 }, () => createShapeId())
  board.editor.createShapes(
    ids.map((id, i) => ({
      id,
      type: 'note',
      x: i * 220,
      y: 0,
      props: { richText: toRichText(`Note ${i}`) },
    })),
  )
  await eventually(() => expect(board.lab.store.get().ink.size).toBe(90))
  board.editor.select(...ids)
  notesToCards(board.editor, board.binding, 'risks')
  expect(countOf(board, 'risks')).toBe(90)
  expect(board.lab.store.get().ink.size).toBe(0)
  board.binding.undo()
  expect(countOf(board, 'risks')).toBe(0)
  expect(board.lab.store.get().ink.size).toBe(90)
})
