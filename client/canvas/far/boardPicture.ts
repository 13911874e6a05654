import { inkSpot } from '#shared/plan/inkSpot.ts'
import type { PlanSnapshot } from '#client/plan/liveLab.ts'
import { cardFaceOf } from '../cards/cardFace.ts'
import { projectBoard } from '../projection.ts'
import { openCardDrawing } from './drawCards.ts'
import { drawLines } from './drawLines.ts'
import { detailAt } from './levels.ts'
import { pictureLook, type PictureLook } from './looks.ts'
import type { BoxLike, FarCard, FarLine, Picture } from './picture.ts'

/** Around all that lies on the board, in canvas units. */
const MARGIN = 60
/** A board of few cards is not blown up beyond this. */
const LARGEST = 0.5

/** Sticky notes and areas of a board: what else is drawn is left aside in so small a picture. */
const inkOf = ({ ink }: PlanSnapshot, board: string): { note: boolean; box: BoxLike }[] =>
  [...ink].flatMap(([id, one]) => {
    const type = one.record['type']
    if (one.board !== board || (type !== 'note' && type !== 'frame')) return []
    const box = inkSpot((other) => ink.get(other), id)?.box
    return box ? [{ note: type === 'note', box }] : []
  })

const around = (boxes: readonly BoxLike[]): BoxLike => {
  const x = Math.min(...boxes.map((b) => b.x)) - MARGIN
  const y = Math.min(...boxes.map((b) => b.y)) - MARGIN
  const right = Math.max(...boxes.map((b) => b.x + b.w)) + MARGIN
  const bottom = Math.max(...boxes.map((b) => b.y + b.h)) + MARGIN
  return { x, y, w: right - x, h: bottom - y }
}

/** The part of a board that fills a picture of this size and has all of it in its middle. */
const partFor = (all: BoxLike, size: { w: number; h: number }): { part: BoxLike; zoom: number } => {
  const zoom = Math.min(LARGEST, size.w / all.w, size.h / all.h)
  const [w, h] = [size.w / zoom, size.h / zoom]
  return { zoom, part: { x: all.x + (all.w - w) / 2, y: all.y + (all.h - h) / 2, w, h } }
}

/**
 * Draws a whole board small on a canvas of this size (in pixels of the page), from plan and layout alone, without the
 * editor. The returned function may be called as often as the board changes; false where nothing lies on the board.
 */
export const openBoardPicture = (canvas: HTMLCanvasElement) => {
  const drawCards = openCardDrawing()
  return (snapshot: PlanSnapshot, board: string, size: { w: number; h: number; ratio: number }): boolean => {
    const { ratio } = size
    canvas.width = Math.round(size.w * ratio)
    canvas.height = Math.round(size.h * ratio)
    const context = canvas.getContext('2d')
    const { cards, places, relations } = projectBoard(snapshot, board)
    const ink = inkOf(snapshot, board)
    const boxes = [...places.values(), ...ink.map(({ box }) => box)]
    if (!context || boxes.length === 0) return false
    const look = pictureLook()
    const { part, zoom } = partFor(around(boxes), size)
    context.scale(ratio, ratio)
    for (const one of ink) drawInk(context, one, { part, zoom, look })
    const picture: Picture = {
      part,
      zoom,
      look,
      detail: detailAt(zoom) === 'box' ? 'box' : 'title',
      cards: [...cards.values()].flatMap((card): FarCard[] => {
        const [face, box] = [cardFaceOf(snapshot.plan, card), places.get(card.id)]
        if (!face || !box) return []
        return [{ ...box, collection: face.collection, words: face.words, locked: false, errors: false, selected: false }] // prettier-ignore
      }),
      lines: relations.flatMap(({ kind, fromId, toId }): FarLine[] => {
        const [from, to] = [places.get(fromId), places.get(toId)]
        return from && to ? [{ kind, from, to, selected: false }] : []
      }),
    }
    drawLines(context, picture)
    drawCards(context, picture, ratio)
    return true
  }
}

const drawInk = (
  to: CanvasRenderingContext2D,
  { note, box }: { note: boolean; box: BoxLike },
  { part, zoom, look }: { part: BoxLike; zoom: number; look: PictureLook },
) => {
  const [x, y] = [(box.x - part.x) * zoom, (box.y - part.y) * zoom]
  to.lineWidth = 1
  if (note) {
    to.fillStyle = look.note.fill
    to.fillRect(x, y, box.w * zoom, box.h * zoom)
  }
  to.strokeStyle = note ? look.note.edge : look.area
  to.strokeRect(x, y, box.w * zoom, box.h * zoom)
}
