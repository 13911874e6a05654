/** Where a row stands and is drawn. */
export interface RowPlace {
  /** From 0, over all rows. */
  index: number
  /** Its place among its like, from 1. */
  at: number
  of: number
  /** Pixels from the top. */
  start: number
  measure: (element: HTMLElement | null) => void
}

/** What every row of a list is for those who draw, hear and walk it. `level`: 1 for a group, 2 for what is in it. */
export const rowFrame = (place: RowPlace, row: { id: string; level: 1 | 2; active: boolean }) => ({
  ref: place.measure,
  'data-index': place.index,
  style: { transform: `translateY(${place.start}px)` },
  role: 'row',
  'aria-level': row.level,
  'aria-rowindex': place.index + 1,
  'aria-posinset': place.at,
  'aria-setsize': place.of,
  tabIndex: row.active ? 0 : -1,
  'data-row': row.id,
})
