/**
 * A getter that gives the same selection again while nothing it selects has changed, as
 * `useSyncExternalStore` needs it.
 */
export const selectionOf = <S, T>(
  get: () => S,
  selector: (state: S) => T,
  equal: (a: T, b: T) => boolean,
): (() => T) => {
  let last: { state: S; selection: T } | null = null
  return () => {
    const state = get()
    if (last?.state === state) return last.selection
    const selection = selector(state)
    last = { state, selection: last && equal(last.selection, selection) ? last.selection : selection }
    return last.selection
  }
}
