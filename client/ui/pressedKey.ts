import { isRightToLeft } from '#client/i18n/current.ts'

/** What of a key that was pressed says what it means. */
export interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const OTHER_WAY: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/**
 * An arrow key by what it means along the lines of the page: Right goes on, Left goes back; where lines run from right
 * to left, the keys are the other way round. Not for a calendar or a board, which do not turn.
 */
export const alongLines = (key: string): string => (isRightToLeft() ? (OTHER_WAY[key] ?? key) : key)
