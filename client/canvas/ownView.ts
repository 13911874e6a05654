import type { Editor } from '@tldraw/tldraw'
import type { PresenceView } from '#shared/wire/presence.ts'

/** A view that has moved by this part of itself is another one; less is told after a while. */
const QUARTER = 0.25
const SMALL_MOVE_MS = 1_000

/** What one sees of a board, as often as it is worth telling: the server tells first of what happens in it. */
export interface OwnView {
  /**
   * The view to be told now, and milliseconds until it has to be looked at again, or null. To who is followed every
   * move is worth telling.
   */
  look: (now: number, followed?: boolean) => { view: PresenceView; again: number | null }
}

export const openOwnView = (editor: Editor): OwnView => {
  let told: PresenceView | null = null
  let toldAt = -Infinity
  return {
    look: (now, followed = false) => {
      const view = viewOf(editor)
      const passed = now - toldAt
      if (!followed && told && !isElsewhere(told, view) && passed < SMALL_MOVE_MS)
        return { view: told, again: isSame(told, view) ? null : SMALL_MOVE_MS - passed }
      if (!told || !isSame(told, view)) toldAt = now
      told = view
      return { view, again: null }
    },
  }
}

const viewOf = (editor: Editor): PresenceView => {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return { x: Math.round(x), y: Math.round(y), w: Math.round(w), h: Math.round(h) }
}

const isSame = (a: PresenceView, b: PresenceView) => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h

const isElsewhere = (told: PresenceView, { x, y, w, h }: PresenceView): boolean =>
  Math.max(Math.abs(x - told.x), Math.abs(x + w - told.x - told.w)) >= QUARTER * told.w ||
  Math.max(Math.abs(y - told.y), Math.abs(y + h - told.y - told.h)) >= QUARTER * told.h
