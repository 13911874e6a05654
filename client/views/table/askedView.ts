import { addressOfView, type TableView } from './tableView.ts'

const keyOf = (view: TableView): string => addressOfView(new URLSearchParams(), view).toString()

/** What was last asked of a table's view, which the address says only later. */
export interface AskedView {
  now: () => TableView
  ask: (view: TableView) => void
  /** The address says this: one of what was asked, not always the last, or what somebody went to. */
  shown: (view: TableView) => void
}

export const openAskedView = (first: TableView): AskedView => {
  let now = first
  /** Asked and not shown yet, the oldest first. */
  let open: string[] = []
  return {
    now: () => now,
    ask: (view) => {
      now = view
      open.push(keyOf(view))
    },
    shown: (view) => {
      const at = open.lastIndexOf(keyOf(view))
      open = at < 0 ? [] : open.slice(at + 1)
      if (at < 0) now = view
    },
  }
}
