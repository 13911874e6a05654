const STOPS =
  '[role="treegrid"] [tabindex="0"], a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]'

/** Where the focus was: the element, what holds it up to the body, and what stood after each of them. */
type Trail = { element: Element; after: Element | null }[]

const trailOf = (from: Element, page: Element): Trail => {
  const trail: Trail = []
  for (let element: Element | null = from; element && element !== page; element = element.parentElement)
    trail.push({ element, after: element.nextElementSibling })
  return trail
}

const firstStop = (within: Element | null | undefined): HTMLElement | undefined => {
  if (!within?.isConnected) return undefined
  const stops = [...within.querySelectorAll<HTMLElement>(STOPS)]
  if (within instanceof HTMLElement && within.matches(STOPS)) stops.unshift(within)
  return stops.find((stop) => stop.tabIndex >= 0 && stop.checkVisibility())
}

/** What lies over the page for a while. */
const LAYER = '[role="dialog"], [role="menu"], [role="listbox"], .mantine-Notifications-notification'

/** What one would come to next: what stood after what is gone, or else the nearest thing around it. */
const nextOf = (trail: Trail): HTMLElement | undefined => {
  const at = trail.findIndex(({ element }) => element.isConnected)
  if (at < 0) return undefined
  const around = trail.slice(at).map(({ element }) => element)
  return [trail[at - 1]?.after, ...around].map(firstStop).find((stop) => stop !== undefined)
}

/** The same, and from what lay over the page and is gone as a whole: back to where one was below it. */
const placeAfter = (trail: Trail, below: Trail): HTMLElement | undefined => {
  if (!trail.some(({ element }) => !element.isConnected && element.matches(LAYER))) return nextOf(trail)
  const before = below[0]?.element
  return before instanceof HTMLElement && before.isConnected ? before : nextOf(below)
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

const tookOut = (changes: readonly MutationRecord[], element: Element): boolean =>
  changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)))

/**
 * Where a button goes away as it is pressed, or a row as it is mended, the focus stays on the page, or in its dialog: it goes to
 * what is next; and where a row is put elsewhere, it goes along. A focus that somebody else takes meanwhile stays there, and the canvas minds its own.
 */
export const keepFocus = (page: HTMLElement): (() => void) => {
  let trail: Trail = []
  let below: Trail = []
  let asked = 0
  const onFocusIn = ({ target }: FocusEvent) => {
    trail = target instanceof Element && !target.closest('.tl-container') ? trailOf(target, page) : []
    if (!trail.some(({ element }) => element.matches(LAYER))) below = trail
  }
  const forget = () => {
    if (isNowhere()) trail = []
  }
  const onChange = (changes: readonly MutationRecord[]) => {
    const element = trail[0]?.element
    if (element === undefined || !isNowhere()) return
    if (element.isConnected) {
      // A browser takes the focus from what is put elsewhere, as from what is gone.
      if (tookOut(changes, element) && element instanceof HTMLElement) element.focus({ preventScroll: true })
      return
    }
    cancelAnimationFrame(asked)
    // Whoever took it away may have a place for the focus: theirs is the better one.
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(() => {
        if (isNowhere()) placeAfter(trail, below)?.focus({ preventScroll: true })
      })
    })
  }
  const observer = new MutationObserver(onChange)
  observer.observe(page, { childList: true, subtree: true })
  page.addEventListener('focusin', onFocusIn)
  window.addEventListener('pointerdown', forget, { capture: true })
  return () => {
    cancelAnimationFrame(asked)
    observer.disconnect()
    page.removeEventListener('focusin', onFocusIn)
    window.removeEventListener('pointerdown', forget, { capture: true })
  }
}
