import { isRightToLeft } from './current.ts'

/** What is filled into a sentence that runs from right to left keeps its own direction (U+2068 … U+2069). */
export const isolated = (text: string): string =>
  isRightToLeft() && text !== '' && !text.startsWith('\u2068') ? `\u2068${text}\u2069` : text
