import { alongLines } from './pressedKey.ts'

const STOPS = 'button:not(:disabled), a[href]'

/** Left and Right go along a toolbar's buttons, Home and End to its ends; fields in it keep these keys. */
export const moveInToolbar = (bar: HTMLElement, event: KeyboardEvent): void => {
  const { target } = event
  const key =
    target instanceof HTMLElement && target.closest('[dir]')?.getAttribute('dir') === 'ltr'
      ? event.key
      : alongLines(event.key)
  if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof HTMLElement)) return
  const stops = [...bar.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility())
  const at = stops.indexOf(target)
  if (at < 0) return
  const ends: Record<string, number> = { Home: 0, End: stops.length - 1 }
  const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1 + stops.length }
  const to = ends[key] ?? steps[key]
  if (to === undefined) return
  event.preventDefault()
  stops[to % stops.length]?.focus()
}

/** The `ref` of a toolbar with these keys. */
export const toolbarKeys = (bar: HTMLElement | null) => {
  if (!bar) return
  const onKeyDown = (event: KeyboardEvent) => moveInToolbar(bar, event)
  bar.addEventListener('keydown', onKeyDown)
  return () => bar.removeEventListener('keydown', onKeyDown)
}
