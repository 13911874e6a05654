import type { PressedKey } from '#client/ui/pressedKey.ts'
import type { Grip } from './dates.ts'

/** What a key asks of the timeline. */
export type Intent =
  | { type: 'go'; rows: number }
  | { type: 'edge'; to: 'first' | 'last' }
  | { type: 'fold'; open: boolean }
  | { type: 'pull'; grip: Grip; days: number }
  | { type: 'enter'; alone: boolean }
  | { type: 'escape' | 'link' | 'dependencies' | 'dates' | 'undo' | 'redo' | 'fit' | 'today' | 'help' }
  | { type: 'zoom'; closer: boolean }
  | { type: 'linkType'; step: 1 | -1 }
  | { type: 'typed'; letter: string }

const PAGE = 12
const GOES: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE }

const sideways = (key: PressedKey, way: 1 | -1): Intent => {
  const control = key.ctrlKey || key.metaKey
  if (key.altKey) return { type: 'pull', grip: 'move', days: way * (key.shiftKey ? 7 : 1) }
  if (key.shiftKey) return { type: 'pull', grip: 'end', days: way * (control ? 7 : 1) }
  if (control) return { type: 'pull', grip: 'start', days: way }
  return { type: 'fold', open: way === 1 }
}

const LETTERS: Record<string, Intent> = {
  d: { type: 'link' },
  l: { type: 'dependencies' },
  s: { type: 'dates' },
  t: { type: 'today' },
  f: { type: 'fit' },
  '0': { type: 'fit' },
  '+': { type: 'zoom', closer: true },
  '=': { type: 'zoom', closer: true },
  '-': { type: 'zoom', closer: false },
  '?': { type: 'help' },
}

/** Null for a key that is the browser's. While a target is chosen for a dependency, letters look for it. */
export const intentOf = (key: PressedKey, linking: boolean): Intent | null => {
  const control = key.ctrlKey || key.metaKey
  if (key.key === 'ArrowLeft') return sideways(key, -1)
  if (key.key === 'ArrowRight') return sideways(key, 1)
  if (key.altKey && linking && key.key in GOES)
    return { type: 'linkType', step: key.key === 'ArrowUp' ? -1 : 1 }
  if (control && !key.altKey) {
    const letter = key.key.toLowerCase()
    if (letter === 'z') return { type: key.shiftKey ? 'redo' : 'undo' }
    return letter === 'y' ? { type: 'redo' } : null
  }
  if (key.altKey) return null
  const rows = GOES[key.key]
  if (rows !== undefined) return { type: 'go', rows }
  switch (key.key) {
    case 'Home':
      return { type: 'edge', to: 'first' }
    case 'End':
      return { type: 'edge', to: 'last' }
    case 'Enter':
      return { type: 'enter', alone: key.shiftKey }
    case 'Escape':
      return { type: 'escape' }
    default:
      if (key.key.length !== 1) return null
      return linking ? { type: 'typed', letter: key.key } : (LETTERS[key.key.toLowerCase()] ?? null)
  }
}
