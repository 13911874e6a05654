import type { InkRecord } from '#shared/plan/commands.ts'
import { isOrderKey, keyBetween } from '#shared/plan/order.ts'
import type { Box } from '#shared/plan/whereabouts.ts'
import { metaOf } from './drawnBy.ts'
import { richTextOf } from './richText.ts'

/* Records of the canvas, made where there is none. test/client/listInk.test.ts holds them to its schema. */

type Json = Record<string, unknown>

const common = { typeName: 'shape', parentId: 'page:page', rotation: 0, isLocked: false, opacity: 1 } as const

/** Areas lie under everything, drawings above all cards. */
const FRAMES = 'a0'
const DRAWING = 'a1'

/** The side of a note and the room around its words, in canvas units. */
export const NOTE = 200
const PADDING = 16
const LETTERS = { most: 18, least: 14 }
const LINE_HEIGHT = 1.35
/** Of its height a letter is about this wide. */
const LETTER_WIDTH = 0.56

/** A note's letters and how much longer than wide it is, about as the canvas measures it. */
export const noteSize = (words: string): { fontSizeAdjustment: number; growY: number } => {
  const room = NOTE - 2 * PADDING
  const longest = Math.max(1, ...words.split(/\s+/).map((word) => word.length))
  const fitting = Math.floor(room / (longest * LETTER_WIDTH))
  const size = Math.max(LETTERS.least, Math.min(LETTERS.most, fitting))
  const perLine = Math.max(1, Math.floor(room / (size * LETTER_WIDTH)))
  const lines = words.split('\n').reduce((sum, line) => sum + linesOf(line, perLine), 0)
  const height = Math.ceil(lines * size * LINE_HEIGHT) + 2 * PADDING
  return { fontSizeAdjustment: size, growY: Math.max(0, height - NOTE) }
}

const linesOf = (line: string, perLine: number): number => {
  let lines = 1
  let at = 0
  for (const word of line.split(' ')) {
    const needed = at === 0 ? word.length : at + 1 + word.length
    if (needed <= perLine) at = needed
    else {
      lines += (at === 0 ? 0 : 1) + Math.ceil(word.length / perLine) - 1
      at = word.length % perLine || perLine
    }
  }
  return lines
}

interface NewNote {
  id: string
  words: string
  at: { x: number; y: number }
  /** Whose it is. */
  seatId: string
}

/** A sticky note above whatever else is drawn on its board. */
export const noteRecord = (
  ink: ReadonlyMap<string, InkRecord>,
  board: string,
  { id, words, at, seatId }: NewNote,
): InkRecord => ({
  board,
  record: {
    ...common,
    id,
    type: 'note',
    index: indexAbove(ink, board),
    x: at.x,
    y: at.y,
    meta: metaOf(seatId),
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 's',
      font: 'sans',
      align: 'middle',
      verticalAlign: 'middle',
      url: '',
      scale: 1,
      ...noteSize(words),
      richText: richTextOf(words),
    },
  },
})

const indexAbove = (ink: ReadonlyMap<string, InkRecord>, board: string): string => {
  let top = DRAWING
  for (const { board: on, record } of ink.values()) {
    const index = record['index']
    if (on === board && typeof index === 'string' && index > top && isOrderKey(index)) top = index
  }
  return keyBetween(top, null)
}

/** A frame, which is an area of its board. */
export const areaRecord = (board: string, id: string, name: string, { x, y, w, h }: Box): InkRecord => ({
  board,
  record: {
    ...common,
    id,
    type: 'frame',
    index: FRAMES,
    x,
    y,
    meta: {},
    props: { w, h, name, color: 'black' },
  },
})

/** The same drawing with other properties. */
export const withProps = ({ board, record }: InkRecord, props: Json): InkRecord => ({
  board,
  record: { ...record, props: { ...(record['props'] as Json), ...props } },
})
