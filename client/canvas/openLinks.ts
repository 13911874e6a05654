import type { Editor } from '@tldraw/tldraw'

/**
 * A link in a text opens in a page of its own, whatever its record says of where: the editor does so when it is pressed,
 * this keeps the browser from following it here as well.
 */
export const openLinks = (editor: Editor): (() => void) => {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('.tl-rich-text a') : null
    if (!link) return
    event.preventDefault()
    // By the keyboard there was no press.
    if (event.detail === 0) window.open(link.getAttribute('href') ?? '', '_blank', 'noopener,noreferrer')
  }
  const container = editor.getContainer()
  container.addEventListener('click', onClick, { capture: true })
  return () => container.removeEventListener('click', onClick, { capture: true })
}
