import { alongLines, type PressedKey } from '#client/ui/pressedKey.ts'
import { groupRowId, type ListRow } from './listRows.ts'

/** What a key asks of the list. */
export type ListIntent =
  | { type: 'go'; to: string; mode: 'only' | 'extend' | 'move' }
  | { type: 'toggle' | 'edit' | 'open' | 'new' | 'remove' | 'all' | 'none' | 'actions' | 'search' }
  | { type: 'undo' | 'redo' }
  | { type: 'reorder'; step: 1 | -1 }
  | { type: 'fold'; open: boolean }
  | { type: 'letter'; letter: string }

const PAGE = 10
const LETTER = /^[^\s\p{C}]$/u

/** Where a key leads from the active row; the list has no way round its ends. */
const leadsTo = (rows: readonly ListRow[], at: number, key: string): number | null => {
  const last = rows.length - 1
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: last,
  }
  const to = moves[key]
  return to === undefined ? null : Math.max(0, Math.min(last, to))
}

/** The intent of a key on the active row, or null where it is none of the list's. `typing`: letters came just before. */
export const listIntent = (
  pressed: PressedKey,
  rows: readonly ListRow[],
  activeId: string | null,
  typing: boolean,
): ListIntent | null => {
  const { shiftKey, altKey } = pressed
  const key = alongLines(pressed.key)
  const control = pressed.ctrlKey || pressed.metaKey
  const at = rows.findIndex((row) => row.id === activeId)
  const row = rows[at]
  if (control) return controlIntent(pressed, rows, at)
  if (altKey) return altIntent(key)
  const to = leadsTo(rows, at, key)
  const target = to === null ? undefined : rows[to]
  if (target) return { type: 'go', to: target.id, mode: shiftKey ? 'extend' : 'only' }
  if (key === 'F10' && shiftKey) return { type: 'actions' }
  if (row?.type === 'group' && (key === 'Enter' || key === ' ')) return { type: 'fold', open: !row.open }
  if (key === 'ArrowRight') return row?.type === 'group' && !row.open ? { type: 'fold', open: true } : null
  if (key === 'ArrowLeft') return leftIntent(row)
  const plain = PLAIN[key]
  if (plain && !(typing && key === ' ')) return { type: plain }
  if (!LETTER.test(key)) return null
  if (!typing && (key === 'n' || key === 'N')) return { type: 'new' }
  if (!typing && key === '/') return { type: 'search' }
  return { type: 'letter', letter: key }
}

const PLAIN: Record<string, 'edit' | 'remove' | 'toggle' | 'none' | 'actions'> = {
  Enter: 'edit',
  F2: 'edit',
  Delete: 'remove',
  Backspace: 'remove',
  ' ': 'toggle',
  Escape: 'none',
  ContextMenu: 'actions',
}

const controlIntent = (
  { key, shiftKey }: PressedKey,
  rows: readonly ListRow[],
  at: number,
): ListIntent | null => {
  const to = leadsTo(rows, at, key)
  const target = to === null ? undefined : rows[to]
  if (target) return { type: 'go', to: target.id, mode: shiftKey ? 'extend' : 'move' }
  if (key === ' ') return { type: 'toggle' }
  switch (key.toLowerCase()) {
    case 'a':
      return { type: 'all' }
    case 'z':
      return { type: shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { type: 'redo' }
    case 'enter':
      return { type: 'open' }
    default:
      return null
  }
}

const altIntent = (key: string): ListIntent | null => {
  if (key === 'ArrowUp') return { type: 'reorder', step: -1 }
  if (key === 'ArrowDown') return { type: 'reorder', step: 1 }
  return key === 'Enter' ? { type: 'open' } : null
}

const leftIntent = (row: ListRow | undefined): ListIntent | null => {
  if (row?.type === 'group') return row.open ? { type: 'fold', open: false } : null
  return row ? { type: 'go', to: groupRowId(row.groupId), mode: 'move' } : null
}

/** The next card after the active one whose words begin so, all round; a letter again goes to the next with it. */
export const rowByLetters = (
  rows: readonly ListRow[],
  activeId: string | null,
  letters: string,
  wordsOf: (row: ListRow) => string,
): string | null => {
  const same = new Set(letters).size === 1
  const wanted = (same ? letters.slice(0, 1) : letters).toLowerCase()
  const at = rows.findIndex((row) => row.id === activeId)
  const from = letters.length > 1 && !same ? at : at + 1
  const round = [...rows.slice(from), ...rows.slice(0, Math.max(0, from))]
  return round.find((row) => wordsOf(row).toLowerCase().startsWith(wanted))?.id ?? null
}
