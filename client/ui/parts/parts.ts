/**
 * A page's parts are its elements with `data-part`, in the order they stand in. One that holds others counts only where
 * it can have the focus itself, as the canvas with its tools can.
 */
const partsOf = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('[data-part]')].filter(
    (part) => isSeen(part) && (part.tabIndex === 0 || part.querySelector('[data-part]') === null),
  )

/** A part without a box of its own is seen where something in it is. */
const isSeen = (part: HTMLElement) => part.checkVisibility() || getComputedStyle(part).display === 'contents'

const STOPS = [
  '[role="treegrid"] [tabindex="0"], [role="grid"] [tabindex="0"]',
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]',
]

/** Where each part was left: one comes back to it. */
const LEFT = new WeakMap<HTMLElement, HTMLElement>()

const isStop = (element: HTMLElement | undefined): element is HTMLElement =>
  element !== undefined && element.isConnected && element.tabIndex >= 0 && element.checkVisibility()

/** Where one comes into a part: to where it was left, to itself, to a list's row, or to the first thing in it. */
const entryOf = (part: HTMLElement): HTMLElement | null => {
  const left = LEFT.get(part)
  if (isStop(left) && part.contains(left)) return left
  if (part.tabIndex === 0) return part
  const stops = STOPS.flatMap((stop) => [...part.querySelectorAll<HTMLElement>(stop)])
  return stops.find(isStop) ?? (part.hasAttribute('tabindex') ? part : null)
}

const enter = (part: HTMLElement): boolean => {
  entryOf(part)?.focus()
  return part.contains(document.activeElement)
}

/** Takes the focus to a part of the page; false where there is none of that name, or nothing in it. */
export const goToPart = (name: string): boolean => {
  const part = document.querySelector<HTMLElement>(`[data-part="${name}"]`)
  return part !== null && enter(part)
}

/** Takes the focus to the part after this one, or before it, all round. */
const goOn = (step: 1 | -1): void => {
  const parts = partsOf(document)
  const here = document.activeElement?.closest<HTMLElement>('[data-part]')
  const at = here ? parts.indexOf(here) : step === 1 ? -1 : parts.length
  for (let tried = 1; tried <= parts.length; tried++) {
    const part = parts[(at + step * tried + parts.length * 2) % parts.length]
    if (part && enter(part)) return
  }
}

/** F6 goes from part to part of a page, Shift+F6 back; where a dialog is open the keys stay in it. */
export const attachParts = (): (() => void) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (!document.querySelector('[aria-modal="true"]')) goOn(event.shiftKey ? -1 : 1)
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    const part = target.closest<HTMLElement>('[data-part]')
    if (part) LEFT.set(part, target)
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  document.addEventListener('focusin', onFocusIn)
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    document.removeEventListener('focusin', onFocusIn)
  }
}
