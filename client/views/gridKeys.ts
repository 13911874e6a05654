import { alongLines, type PressedKey } from '#client/ui/pressedKey.ts'
import type { Column } from './gridColumns.ts'

/** What a key does to what is selected: it moves the far corner, or takes more or less. */
export type SelectIntent =
  | { type: 'extend'; rows: number; columns: number }
  | { type: 'extendEdge'; rows: 'first' | 'last' | null; columns: 'first' | 'last' | null }
  | { type: 'selectAll' | 'selectRow' | 'selectColumn' | 'selectNone' | 'fillDown' }

const SELECTING = ['extend', 'extendEdge', 'selectAll', 'selectRow', 'selectColumn', 'selectNone', 'fillDown']

export const isSelecting = (intent: GridIntent): intent is SelectIntent => SELECTING.includes(intent.type)

/** What a key means in a cell that is not being edited. */
export type GridIntent =
  | { type: 'move'; rows: number; columns: number }
  | { type: 'edge'; rows: 'first' | 'last' | null; columns: 'first' | 'last' | null }
  /** `typed` is the first letter of what is to replace the cell's content. */
  | { type: 'edit'; typed: string | null }
  | SelectIntent
  | { type: 'clear' | 'removeRow' | 'addBelow' | 'undo' | 'redo' | 'open' }
  | { type: 'expand'; open: boolean }

const PAGE_ROWS = 12

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE_ROWS, 0],
  PageDown: [PAGE_ROWS, 0],
}

const withControl = (key: PressedKey): GridIntent | null => {
  switch (key.key.toLowerCase()) {
    case 'z':
      return { type: key.shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { type: 'redo' }
    case 'enter':
      return { type: 'addBelow' }
    case 'home':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: 'first', columns: 'first' }
    case 'end':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: 'last', columns: 'last' }
    case 'arrowup':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: 'first', columns: null }
    case 'arrowdown':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: 'last', columns: null }
    case 'a':
      return { type: 'selectAll' }
    case 'd':
      return { type: 'fillDown' }
    case ' ':
      return { type: 'selectColumn' }
    case 'delete':
    case 'backspace':
      return { type: 'removeRow' }
    default:
      return null
  }
}

const inHeader = (key: PressedKey): GridIntent | null => {
  switch (alongLines(key.key)) {
    case 'ArrowLeft':
      return { type: 'expand', open: false }
    case 'ArrowRight':
      return { type: 'expand', open: true }
    case 'Enter':
    case ' ':
      return { type: 'open' }
    case 'Delete':
    case 'Backspace':
      return { type: 'removeRow' }
    default:
      return null
  }
}

/** What a key asks for; null when it is the browser's (Tab leaves the table). */
export const gridIntent = (key: PressedKey, at: { header: boolean; column: Column }): GridIntent | null => {
  if (key.ctrlKey || key.metaKey) return withControl(key)
  if (key.altKey) return null
  const move = MOVES[alongLines(key.key)]
  if (key.shiftKey && move) return { type: 'extend', rows: move[0], columns: move[1] }
  const special = at.header ? inHeader(key) : null
  if (special) return special
  if (move) return { type: 'move', rows: move[0], columns: move[1] }
  switch (key.key) {
    case 'Home':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: null, columns: 'first' }
    case 'End':
      return { type: key.shiftKey ? 'extendEdge' : 'edge', rows: null, columns: 'last' }
    case 'Escape':
      return { type: 'selectNone' }
    case ' ':
      return key.shiftKey ? { type: 'selectRow' } : null
    case 'Insert':
      return { type: 'addBelow' }
    case 'Enter':
    case 'F2':
      return { type: 'edit', typed: null }
    case 'Delete':
    case 'Backspace':
      return { type: at.column === 'no' ? 'removeRow' : 'clear' }
    default:
      return key.key.length === 1 ? { type: 'edit', typed: key.key } : null
  }
}
