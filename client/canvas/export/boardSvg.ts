import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { linesOf } from '../cards/linesOf.ts'
import type { BoardTitle } from './boardTitle.ts'

/** A picture of a board, or of a part of it; `width` and `height` in units of the board. */
export interface BoardSvg {
  /** A whole file: nothing in it is fetched from anywhere. */
  text: string
  width: number
  height: number
}

const NS = 'http://www.w3.org/2000/svg'
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'
const PADDING = 32
const HEAD = 84
/** The title grows with the board, so that it is read where the whole of it is looked at. */
const TITLE_PER_WIDTH = 1 / 1_500
const NARROWEST = 520

/** Draws shapes with a title above them; null when there is nothing to draw. */
export const boardSvg = async (
  editor: Editor,
  ids: readonly TLShapeId[],
  title: BoardTitle,
): Promise<BoardSvg | null> => {
  const drawn = await editor.getSvgElement([...ids], { background: false, padding: PADDING, darkMode: false })
  if (!drawn) return null
  // A copy: the editor still has to take its own off the page.
  const inner = drawn.svg.cloneNode(true) as SVGSVGElement
  const width = Math.max(NARROWEST, drawn.width)
  const size = Math.min(10, Math.max(1, width * TITLE_PER_WIDTH))
  const head = HEAD * size
  const height = drawn.height + head
  const whole = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` })
  whole.append(
    element('title', {}, `${title.name} · ${title.told}`),
    element('rect', { width, height, fill: '#fff' }),
    words(title.name, { y: 42 * size, size: 24 * size, weight: 650, color: '#1b2630', width }),
    words(title.told, { y: 68 * size, size: 15 * size, weight: 400, color: '#4b5965', width }),
  )
  for (const [name, value] of [
    ['x', 0],
    ['y', head],
    ['width', drawn.width],
    ['height', drawn.height],
  ] as const)
    // prettier-ignore
    inner.setAttribute(name, String(value))
  inner.removeAttribute('class')
  whole.append(inner)
  return { text: new XMLSerializer().serializeToString(whole), width, height }
}

const words = (
  text: string,
  {
    y,
    size,
    weight,
    color,
    width,
  }: { y: number; size: number; weight: number; color: string; width: number },
): SVGElement => {
  const shown = linesOf(text, width - 2 * PADDING, 1, size * 0.55)[0] ?? ''
  return element(
    'text',
    { x: PADDING, y, 'font-size': size, 'font-weight': weight, 'font-family': FONT, fill: color },
    shown,
  )
}

const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement => {
  const made = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== undefined) made.textContent = text
  return made
}
