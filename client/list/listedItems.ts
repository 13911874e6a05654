import type { InkItem, InkSort } from '../plan/boardInk.ts'
import type { ListGroup } from './listRows.ts'

/** A drawing as a row of its own; drawings without words are one row that says how many. */
export interface ListedItem {
  id: string
  sort: InkSort
  words: string
  count: number
  /** Null for several. */
  item: InkItem | null
}

/** Groups of drawings, where cards are listed kind by kind. */
export const NOTES = 'notes'
export const DRAWINGS = 'drawings'

/** Notes first, then what has words, then the rest. `groupId`: of the group they are in. */
export const listedItems = (items: readonly InkItem[], groupId: string): ListedItem[] => {
  const of = (...sorts: InkSort[]) => items.filter(({ sort }) => sorts.includes(sort))
  const one = (item: InkItem): ListedItem => ({ ...item, count: 1, item })
  const count = of('drawing').length
  const rest: ListedItem = { id: `drawings ${groupId}`, sort: 'drawing', words: '', count, item: null }
  return [...of('note').map(one), ...of('words', 'picture').map(one), ...(count > 0 ? [rest] : [])]
}

/** Notes, and below them all other drawings; where there are none, no group. */
export const groupsOfItems = (
  items: readonly InkItem[],
  titles: { notes: string; drawings: string },
): ListGroup[] => {
  const isNote = ({ sort }: InkItem) => sort === 'note'
  return [
    { id: NOTES, title: titles.notes, cards: [], items: listedItems(items.filter(isNote), NOTES) },
    {
      id: DRAWINGS,
      title: titles.drawings,
      cards: [],
      items: listedItems(
        items.filter((item) => !isNote(item)),
        DRAWINGS,
      ),
    },
  ].filter(({ items: own }) => own.length > 0)
}

/** Those that have all the words searched for, which only what has words can. */
export const findItems = (items: readonly InkItem[], query: string): InkItem[] => {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...items]
  return items.filter(({ words }) => wanted.every((word) => words.toLowerCase().includes(word)))
}
