import type { Editor, TLCamera } from '@tldraw/tldraw'
import type { PresenceView } from '#shared/wire/presence.ts'

type Camera = Pick<TLCamera, 'x' | 'y' | 'z'>

/** What a screen shows: its middle on the board, and how near. */
export interface Look {
  middle: { x: number; y: number }
  zoom: number
}

export const lookNow = (editor: Editor): Look => {
  const { center } = editor.getViewportPageBounds()
  return { middle: { x: center.x, y: center.y }, zoom: editor.getZoomLevel() }
}

export const cameraOf = (editor: Editor, { middle, zoom }: Look): Camera => {
  const { w, h } = editor.getViewportScreenBounds()
  return { x: w / 2 / zoom - middle.x, y: h / 2 / zoom - middle.y, z: zoom }
}

/** All that another screen shows, on this one: as near as it all fits. */
export const lookAtAll = (editor: Editor, { x, y, w, h }: PresenceView): Look => {
  const screen = editor.getViewportScreenBounds()
  const { zoomSteps } = editor.getCameraOptions()
  const fit = Math.min(screen.w / Math.max(w, 1), screen.h / Math.max(h, 1))
  const zoom = Math.min(Math.max(fit, zoomSteps[0] ?? fit), zoomSteps.at(-1) ?? fit)
  return { middle: { x: x + w / 2, y: y + h / 2 }, zoom }
}

/** A part of the way from one look to another: near and far are passed evenly. */
export const between = (from: Look, to: Look, share: number): Look => ({
  middle: {
    x: from.middle.x + (to.middle.x - from.middle.x) * share,
    y: from.middle.y + (to.middle.y - from.middle.y) * share,
  },
  zoom: from.zoom * (to.zoom / from.zoom) ** share,
})

/** Less than half a pixel apart on the screen. */
export const isThere = (from: Look, to: Look): boolean =>
  Math.abs(from.middle.x - to.middle.x) * to.zoom < 0.5 &&
  Math.abs(from.middle.y - to.middle.y) * to.zoom < 0.5 &&
  Math.abs(from.zoom / to.zoom - 1) < 0.001

export const viewNow = (editor: Editor): PresenceView => {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return { x: Math.round(x), y: Math.round(y), w: Math.round(w), h: Math.round(h) }
}
