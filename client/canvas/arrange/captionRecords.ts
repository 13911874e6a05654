import { createShapeId, toRichText, type TLFrameShape, type TLShape, type TLTextShape } from '@tldraw/tldraw'
import type { InkRecord } from '#shared/plan/commands.ts'
import type { Box } from '../freePlaces.ts'
import { frameIndex } from '../cards/cardIndex.ts'
import { PAGE_ID } from '../ids.ts'
import type { ArrangementKind } from './arrange.ts'
import type { Caption } from './piece.ts'

/** The letters of a text of size `m` at scale 1, in units of the board. */
const LETTERS = 24

/** Captions as drawing of the board: a frame for an area, a text for words alone. `group` is one arrangement's own. */
export const captionRecords = (
  captions: readonly Caption[],
  { kind, group }: { kind: ArrangementKind; group: string },
): TLShape[] =>
  captions.map((caption, i) => {
    const shape = shapeOf(caption, createShapeId(`${group}-${caption.look}-${i}`))
    return { ...shape, meta: { arrangement: kind, group, made: madeAs({ ...shape }) } }
  })

const shapeOf = ({ words, box, look, letters }: Caption, id: TLShape['id']): TLFrameShape | TLTextShape => {
  const common = {
    typeName: 'shape',
    id,
    parentId: PAGE_ID,
    index: frameIndex(),
    x: box.x,
    y: box.y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
  } as const
  if (look === 'area')
    return { ...common, type: 'frame', props: { w: box.w, h: box.h, name: words, color: 'black' } }
  return {
    ...common,
    type: 'text',
    props: {
      color: 'grey',
      size: 'm',
      font: 'sans',
      textAlign: 'start',
      w: box.w,
      richText: toRichText(words),
      scale: (letters ?? LETTERS) / LETTERS,
      autoSize: false,
    },
  }
}

type Stored = Record<string, unknown>

const recordOf = (value: unknown): Stored => (typeof value === 'object' && value !== null ? { ...value } : {})

/** What of a caption people can change; the same as when it was made, it is untouched. */
const madeAs = ({ x, y, rotation, parentId, props }: Stored): string => {
  const { w, h, name, richText, scale } = recordOf(props)
  return JSON.stringify([x, y, rotation, parentId, w, h, name, richText, scale])
}

/** A caption that an arrangement left on a board. */
export interface OldCaption {
  id: string
  kind: string
  group: string
  /** As it was made, with nothing put into it. */
  untouched: boolean
  /** Of a frame; null for words alone. */
  area: Box | null
}

export const oldCaptions = (ink: ReadonlyMap<string, InkRecord>, board: string): OldCaption[] => {
  const drawn = [...ink].filter(([, record]) => record.board === board)
  const holders = new Set(drawn.map(([, { record }]) => record['parentId']))
  return drawn.flatMap(([id, { record }]) => {
    const { arrangement, group, made } = recordOf(record['meta'])
    if (typeof arrangement !== 'string' || typeof group !== 'string') return []
    const untouched = made === madeAs(record) && !holders.has(id)
    return [{ id, kind: arrangement, group, untouched, area: areaOf(record) }]
  })
}

/** The box of a frame's record, null for any other. */
export const areaOf = ({ type, x, y, props }: Stored): Box | null => {
  const { w, h } = recordOf(props)
  const numbers = [x, y, w, h].filter((n) => typeof n === 'number')
  const [left, top, width, height] = numbers
  if (
    type !== 'frame' ||
    left === undefined ||
    top === undefined ||
    width === undefined ||
    height === undefined
  )
    return null
  return { x: left, y: top, w: width, h: height }
}

/** Whether a box lies in an area by its middle. */
export const isIn = (area: Box, { x, y, w, h }: Box): boolean =>
  x + w / 2 >= area.x && x + w / 2 <= area.x + area.w && y + h / 2 >= area.y && y + h / 2 <= area.y + area.h
