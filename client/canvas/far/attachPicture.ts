import { react, type Editor } from '@tldraw/tldraw'
import { bindingOf } from '../bindBoard.ts'
import { openPainter, type Painted } from './paintPicture.ts'
import { sightOf, type Sight } from './sight.ts'

/** A picture is shown larger or smaller up to this while one zooms. */
const STRETCH = 1.25
/** What others change is drawn so often at most. */
const CONTENT_MS = 66

/** There is something in view that has no elements. */
const isNeeded = ({ picture, inView, mounted }: Sight): boolean => {
  if (picture.get()) return true
  const { cards, relations } = inView.get()
  const made = mounted.get()
  return cards.some((id) => !made.has(id)) || relations.some((id) => !made.has(id))
}

/** It shows all of the view, and as sharp as can be when the view rests. */
const fits = (editor: Editor, painted: Painted | null): boolean => {
  const by = editor.getZoomLevel() / (painted?.zoom ?? 1)
  const view = editor.getViewportPageBounds()
  const rests = editor.getCameraState() === 'idle'
  if (!painted || (rests ? by !== 1 : by > STRETCH || by < 1 / STRETCH)) return false
  return painted.part.contains(view)
}

/** Keeps the picture of a board on a canvas in its space until the returned function is called. */
export const attachPicture = (editor: Editor, canvas: HTMLCanvasElement): (() => void) => {
  const binding = bindingOf(editor)
  const sight = sightOf(editor)
  const paint = openPainter(editor, binding, canvas)
  let painted: Painted | null = null
  let paintedAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const draw = () => {
    painted = paint()
    paintedAt = performance.now()
  }
  const clear = () => {
    if (painted) {
      canvas.width = canvas.height = 0
      canvas.style.display = 'none'
    }
    painted = null
  }
  const again = () => {
    timer = undefined
    if (painted) draw()
  }
  const offs = [
    react('picture follows the view', () => {
      if (!isNeeded(sight)) clear()
      else if (!fits(editor, painted)) draw()
    }),
    react('picture follows the board', () => {
      sight.items.get()
      sight.picture.get()
      binding.faces.changed.get()
      editor.getSelectedShapeIds()
      editor.user.getIsDarkMode()
      if (painted) timer ??= setTimeout(again, CONTENT_MS - (performance.now() - paintedAt))
    }),
  ]
  return () => {
    for (const off of offs) off()
    clearTimeout(timer)
  }
}
