import type { Lookout } from './guide.ts'

/** Whether somebody is in the middle of something: writing, a gesture on the board, or an open form. */
export const isBusy = (lookout: Lookout | null): boolean => {
  const focused = document.activeElement
  const writes =
    focused instanceof HTMLElement &&
    (focused.isContentEditable || focused.closest('input, textarea, select') !== null)
  return writes || document.querySelector('[role="dialog"]') !== null || (lookout?.isBusy() ?? false)
}
