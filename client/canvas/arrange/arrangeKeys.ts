import type { Arranging } from './arranging.ts'

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

const TYPING = 'input, textarea, select, [contenteditable="true"]'
/** They have Enter and Escape to themselves. */
const OVER = '[role="menu"], [role="dialog"], [role="listbox"]'

/** While an arrangement is proposed, Enter keeps it and Escape does not, before the canvas makes anything of them. */
export const arrangeKeys = (arranging: Arranging): (() => void) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if (within(event.target, OVER)) return
    const typing = within(event.target, TYPING) && !within(event.target, '[type="radio"]')
    if (typing || (event.key === 'Enter' && within(event.target, 'button, a'))) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') arranging.keep()
    else arranging.cancel()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}
