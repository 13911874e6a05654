import { describe, expect, test } from 'vitest'
import type { PressedKey } from '#client/ui/pressedKey.ts'
import { gridIntent } from '#client/views/gridKeys.ts'
import { heldPlace, movedPlace, nextField } from '#client/views/gridPlace.ts'
import { parseDate, labDate } from '#client/views/planDates.ts'
import { planRows, type PlanRow } from '#client/views/planRows.ts'
import { planOf, sampleIds } from '#test/support/samplePlan.ts'

const key = (name: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})
const inText = { header: false, column: 'text' as const }
const inHeader = { header: true, column: 'text' as const }

const [ROOM, INITIATIVE, MILESTONE, FIRST, SECOND, LOOSE] = sampleIds(1, 2, 3, 4, 5, 6)
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'R' }],
  initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'I', state: 'planned' }],
  milestones: [{ id: MILESTONE, initiativeId: INITIATIVE, title: 'M', orderKey: 'a0' }],
  activities: [
    { id: SECOND, milestoneId: MILESTONE, workstreamId: ROOM, orderKey: 'a1' },
    {
      id: FIRST,
      milestoneId: MILESTONE,
      workstreamId: ROOM,
      orderKey: 'a0',
      plannedStart: '2014-10-01',
      plannedEnd: '2014-10-08',
    },
    { id: LOOSE, workstreamId: ROOM },
  ],
})
const groups = planRows(plan, ROOM)
const rows: PlanRow[] = groups.flatMap((group): PlanRow[] => [group, ...group.rows])

describe('keys of the table', () => {
  test('CL16: arrows move, Enter, F2 and letters write, Tab is the browser’s', () => {
    expect(gridIntent(key('ArrowDown'), inText)).toEqual({ type: 'move', rows: 1, columns: 0 })
    expect(gridIntent(key('Enter'), inText)).toEqual({ type: 'edit', typed: null })
    expect(gridIntent(key('F2'), inHeader)).toEqual({ type: 'edit', typed: null })
    expect(gridIntent(key('a'), inText)).toEqual({ type: 'edit', typed: 'a' })
    expect(gridIntent(key('Tab'), inText)).toBeNull()
    expect(gridIntent(key('c', { ctrlKey: true }), inText)).toBeNull()
  })

  test('CL16: Insert and Ctrl+Enter add below; Delete clears a cell and removes a row by its number', () => {
    expect(gridIntent(key('Insert'), inText)).toEqual({ type: 'addBelow' })
    expect(gridIntent(key('Enter', { ctrlKey: true }), inText)).toEqual({ type: 'addBelow' })
    expect(gridIntent(key('Delete'), inText)).toEqual({ type: 'clear' })
    expect(gridIntent(key('Delete'), { header: false, column: 'no' })).toEqual({ type: 'removeRow' })
    expect(gridIntent(key('z', { ctrlKey: true }), inText)).toEqual({ type: 'undo' })
    expect(gridIntent(key('Z', { ctrlKey: true, shiftKey: true }), inText)).toEqual({ type: 'redo' })
    expect(gridIntent(key('y', { metaKey: true }), inText)).toEqual({ type: 'redo' })
  })

  test('CL16: an initiative’s header opens and folds', () => {
    expect(gridIntent(key('Enter'), inHeader)).toEqual({ type: 'open' })
    expect(gridIntent(key('ArrowLeft'), inHeader)).toEqual({ type: 'expand', open: false })
  })
})

describe('rows of the table', () => {
  test('CL17: initiative, then activities numbered by milestone and order, then what is outside', () => {
    expect(rows.map((row) => row.id)).toEqual([INITIATIVE, FIRST, SECOND, 'loose', LOOSE])
    expect(rows.flatMap((row) => (row.kind === 'activity' ? [row.number] : []))).toEqual(['1.1', '1.2', ''])
    expect(rows[1]).toMatchObject({ first: true, span: 2, weeks: 1 })
  })

  test('CL17: moves stop at the edges; Tab goes on in reading order over headers', () => {
    const at = { rowId: FIRST, column: 'end' as const }
    expect(movedPlace(rows, at, { type: 'move', rows: 99, columns: 9 })).toEqual({
      rowId: LOOSE,
      column: 'weeks',
    })
    expect(nextField(rows, at, 1)).toEqual({ rowId: SECOND, column: 'milestone' })
    expect(nextField(rows, { rowId: SECOND, column: 'end' }, 1)).toEqual({
      rowId: LOOSE,
      column: 'milestone',
    })
    expect(nextField(rows, { rowId: FIRST, column: 'milestone' }, -1)).toBeNull()
  })

  test('CL17: when a row goes away the next one in its place is active', () => {
    const left = rows.filter((row) => row.id !== FIRST)
    expect(heldPlace(left, rows, { rowId: FIRST, column: 'start' })).toEqual({
      rowId: SECOND,
      column: 'start',
    })
  })
})

describe('typed dates', () => {
  test('CL18: the labs’ own form and the international one are taken, an ambiguous one is not', () => {
    expect(parseDate('1.10.2014')).toBe('2014-10-01')
    expect(parseDate('2014-10-01')).toBe('2014-10-01')
    expect(parseDate('2014/10/08')).toBe('2014-10-08')
    expect(parseDate('  ')).toBeNull()
    expect(parseDate('1/10/2014')).toBeUndefined()
    expect(parseDate('30.02.2015')).toBeUndefined()
    expect(labDate('2014-10-01')).toBe('01.10.2014')
  })
})
