import type { CardCollection } from '#shared/plan/plan.ts'
import { kindOf } from '../cards/kinds.ts'
import type { Detail } from './levels.ts'
import { DARK, type PictureLook } from './looks.ts'

const ICON_BOX = 24
/** A smaller icon is a blot; the edge still tells the kind. */
const LEAST_ICON = 8
/** How much of its kind's colour a card has, as its elements have it. */
const TINT: Record<Detail, number> = { all: 0, title: 0.12, box: 0.26 }

/** A colour mixed with a card's own: part 0 is the card's. */
const tinted = (color: string, part: number, { card }: PictureLook): string => {
  const channel = (at: number) => Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16)
  const mixed = card.map((own, at) => Math.round(own * (1 - part) + part * channel(at)))
  return `rgb(${mixed.join(' ')})`
}

/** The left edge tells the kind by its shape, as on a near card, and never thinner than it can be seen. */
const drawEdge = (to: CanvasRenderingContext2D, edge: string, w: number, h: number) => {
  const line = (x: number, width: number) => to.fillRect(x, 0, width, h)
  if (edge === 'solid') return line(0, w)
  if (edge === 'double') {
    line(0, w * 0.4)
    return line(w * 0.65, w * 0.35)
  }
  if (edge === 'dashed') {
    for (let y = 0; y < h; y += w * 2.2) to.fillRect(0, y, w, w * 1.4)
    return
  }
  if (edge === 'dotted') {
    for (let y = w / 2; y < h; y += w * 1.4) {
      to.beginPath()
      to.arc(w / 2, y, w * 0.42, 0, 2 * Math.PI)
      to.fill()
    }
    return
  }
  to.lineWidth = w * 0.45
  to.save()
  to.beginPath()
  to.rect(0, 0, w, h)
  to.clip()
  to.beginPath()
  for (let y = -w; y < h + w; y += w * 1.2) {
    to.moveTo(0, y + w)
    to.lineTo(w, y)
  }
  to.stroke()
  to.restore()
}

export interface SpriteLook {
  collection: CardCollection
  detail: Detail
  /** In pixels of the screen. */
  w: number
  h: number
  look: PictureLook
}

export const edgeWidth = (w: number): number => Math.max(3, Math.min(7, w * 0.08))

const drawSprite = ({ collection, detail, w, h, look }: SpriteLook, ratio: number): HTMLCanvasElement => {
  const kind = kindOf(collection)
  const { edge, icon } = kind
  const color = look === DARK ? kind.onDark : kind.color
  const sprite = document.createElement('canvas')
  sprite.width = Math.max(1, Math.ceil(w * ratio))
  sprite.height = Math.max(1, Math.ceil(h * ratio))
  const to = sprite.getContext('2d')
  if (!to) return sprite
  to.scale(ratio, ratio)
  const outline = new Path2D()
  outline.roundRect(0.5, 0.5, w - 1, h - 1, Math.min(8, w * 0.05))
  to.fillStyle = tinted(color, TINT[detail], look)
  to.fill(outline)
  to.save()
  to.clip(outline)
  to.fillStyle = color
  to.strokeStyle = color
  drawEdge(to, edge, edgeWidth(w), h)
  to.restore()
  to.strokeStyle = color
  to.lineWidth = 1
  to.stroke(outline)
  const size = Math.min(h * 0.62, w * 0.4)
  if (detail === 'box' && size >= LEAST_ICON) {
    const by = size / ICON_BOX
    to.translate((w + edgeWidth(w) - size) / 2, (h - size) / 2)
    to.scale(by, by)
    to.lineWidth = Math.max(2, 1.2 / by)
    to.lineCap = to.lineJoin = 'round'
    to.stroke(new Path2D(icon))
  }
  return sprite
}

/** Cards of a kind and size look alike but for their words: each look is drawn once and laid down a thousand times. */
export const openSprites = () => {
  let sprites = new Map<string, HTMLCanvasElement>()
  const MOST = 200
  return (look: SpriteLook, ratio: number): HTMLCanvasElement => {
    const key = `${look.collection} ${look.detail} ${look.w} ${look.h} ${ratio} ${look.look.words}`
    let sprite = sprites.get(key)
    if (!sprite) {
      if (sprites.size >= MOST) sprites = new Map()
      sprites.set(key, (sprite = drawSprite(look, ratio)))
    }
    return sprite
  }
}
