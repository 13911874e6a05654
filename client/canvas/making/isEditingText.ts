/** Whether keys and drops there are somebody's text. */
export const isEditingText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select') !== null)
