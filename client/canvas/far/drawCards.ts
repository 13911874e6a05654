import { edgeWidth, openSprites } from './cardSprite.ts'
import type { PictureLook } from './looks.ts'
import type { FarCard, Picture } from './picture.ts'
import { wrapped } from './wrapped.ts'

/** A title's size on the board, and the least that can be read on a screen. */
const TITLE = 24
const LEAST_TITLE = 9
/** In a narrower box there is no room for words. */
const LEAST_WIDTH = 56
const LINE = 1.25
const PADDING = 5
const MOST_WRAPPED = 6_000

interface Place {
  card: FarCard
  x: number
  y: number
  w: number
  h: number
}

/** Draws the cards of a picture; what it has worked out of them it knows the next time. */
export const openCardDrawing = () => {
  const sprite = openSprites()
  let lines = new Map<string, string[]>()
  const linesOf = (to: CanvasRenderingContext2D, words: string, width: number, most: number) => {
    const key = `${to.font} ${Math.round(width)} ${most} ${words}`
    let found = lines.get(key)
    if (!found) {
      if (lines.size >= MOST_WRAPPED) lines = new Map()
      lines.set(key, (found = wrapped(words, width, most, (text) => to.measureText(text).width)))
    }
    return found
  }
  const drawTitle = (to: CanvasRenderingContext2D, { card, x, y, w, h }: Place, size: number) => {
    const left = edgeWidth(w) + PADDING
    const most = Math.max(1, Math.floor((h - PADDING) / (size * LINE)))
    for (const [at, line] of linesOf(to, card.words, w - left - PADDING, most).entries())
      to.fillText(line, x + left, y + PADDING + at * size * LINE)
  }
  return (
    to: CanvasRenderingContext2D,
    { cards, zoom, part, detail, look }: Picture,
    ratio: number,
  ): void => {
    const size = Math.max(LEAST_TITLE, TITLE * zoom)
    to.font = `500 ${size}px system-ui, sans-serif`
    to.textBaseline = 'top'
    for (const card of cards) {
      const x = Math.round((card.x - part.x) * zoom)
      const y = Math.round((card.y - part.y) * zoom)
      const w = Math.max(3, Math.round(card.w * zoom))
      const h = Math.max(2, Math.round(card.h * zoom))
      const place: Place = { card, x, y, w, h }
      to.drawImage(sprite({ collection: card.collection, detail, w, h, look }, ratio), x, y, w, h)
      if (detail !== 'box' && w >= LEAST_WIDTH) {
        to.fillStyle = look.words
        drawTitle(to, place, size)
      }
      if (card.locked) drawLock(to, place, look)
      if (card.errors) drawErrors(to, place, look)
      if (card.selected) drawSelected(to, place, look)
    }
  }
}

const markSize = ({ h }: Place): number => Math.max(4, Math.min(11, h * 0.3))

/** A padlock in the upper corner: a body and a bow. */
const drawLock = (to: CanvasRenderingContext2D, place: Place, look: PictureLook) => {
  const size = markSize(place)
  const x = place.x + place.w - size - 2
  const y = place.y + 2
  to.fillStyle = look.lock
  to.fillRect(x, y + size * 0.45, size, size * 0.6)
  to.strokeStyle = look.lock
  to.lineWidth = Math.max(1, size * 0.16)
  to.beginPath()
  to.arc(x + size / 2, y + size * 0.45, size * 0.3, Math.PI, 0)
  to.stroke()
}

/** A disc with a bar in the lower corner. */
const drawErrors = (to: CanvasRenderingContext2D, place: Place, look: PictureLook) => {
  const size = markSize(place)
  const x = place.x + place.w - size / 2 - 2
  const y = place.y + place.h - size / 2 - 2
  to.fillStyle = look.error
  to.beginPath()
  to.arc(x, y, size / 2, 0, 2 * Math.PI)
  to.fill()
  to.fillStyle = look.errorSign
  to.fillRect(x - size * 0.08, y - size * 0.3, size * 0.16, size * 0.36)
  to.fillRect(x - size * 0.08, y + size * 0.16, size * 0.16, size * 0.16)
}

const drawSelected = (to: CanvasRenderingContext2D, { x, y, w, h }: Place, look: PictureLook) => {
  to.strokeStyle = look.selected
  to.lineWidth = 2
  to.strokeRect(x - 1, y - 1, w + 2, h + 2)
}
