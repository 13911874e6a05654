import type { Editor } from '@tldraw/tldraw'

/** The canvas listens to keys only while it has the focus, so that its shortcuts do not fire beside a form. */
export const followFocus = (editor: Editor): (() => void) => {
  const container = editor.getContainer()
  const follow = (event: Event) => {
    const inside = event.target instanceof Node && container.contains(event.target)
    const focused = editor.getInstanceState().isFocused
    if (inside && !focused) editor.focus({ focusContainer: false })
    if (!inside && focused) editor.blur({ blurContainer: false })
  }
  const { ownerDocument } = container
  /** The editor leaves a wheel unheard that turns before the first click; where something else has the keys it keeps them. */
  const hearWheel = () => {
    if (editor.getInstanceState().isFocused) return
    editor.focus({ focusContainer: false })
    const { activeElement } = ownerDocument
    const elsewhere = activeElement !== ownerDocument.body && !container.contains(activeElement)
    if (elsewhere) setTimeout(() => editor.blur({ blurContainer: false }))
  }
  container.addEventListener('wheel', hearWheel, { capture: true, passive: true })
  ownerDocument.addEventListener('pointerdown', follow, { capture: true })
  ownerDocument.addEventListener('focusin', follow)
  return () => {
    container.removeEventListener('wheel', hearWheel, { capture: true })
    ownerDocument.removeEventListener('pointerdown', follow, { capture: true })
    ownerDocument.removeEventListener('focusin', follow)
  }
}
