import { textScale } from '#client/look/look.ts'

/** Pixels, as large as the words in them; Chart.module.css has the same in rem. */
export const rowHeight = (): number => 40 * textScale()
export const barTop = (): number => 9 * textScale()
export const barHeight = (): number => 20 * textScale()
export const headHeight = (): number => 52 * textScale()
/** Rows drawn beyond the view, and how many go by before they are drawn anew. */
const OVERSCAN = 8
const STEP = 4
/** Width of a stretch of the calendar that is drawn as one. */
const STRETCH = 512

export interface View {
  top: number
  left: number
  width: number
  height: number
}

/** What is drawn for a view: it changes every few rows and every stretch only, not with every pixel. */
export interface Window {
  firstRow: number
  lastRow: number
  left: number
  right: number
}

export const windowOf = ({ top, left, width, height }: View, rows: number): Window => {
  const step = rowHeight() * STEP
  const first = Math.floor(top / step) * STEP - OVERSCAN
  const last = Math.ceil((top + height) / step) * STEP + OVERSCAN
  return {
    firstRow: Math.max(0, Math.min(first, rows)),
    lastRow: Math.min(rows - 1, last),
    left: Math.max(0, Math.floor(left / STRETCH) * STRETCH - STRETCH / 2),
    right: Math.ceil((left + width) / STRETCH) * STRETCH + STRETCH / 2,
  }
}

export const sameWindow = (a: Window, b: Window): boolean =>
  a.firstRow === b.firstRow && a.lastRow === b.lastRow && a.left === b.left && a.right === b.right
