/**
 * A ref that takes the focus as the field appears, in the very key press that opened it: a focus that comes a
 * moment later loses the letters a fast writer types meanwhile (15.12. became 5.12.).
 */
export const focusAtOnce = (field: HTMLInputElement | null): void => field?.focus()

/** A box over a cell is there at once; one that fades in has no field to type into yet. */
export const AT_ONCE = { duration: 0 } as const
