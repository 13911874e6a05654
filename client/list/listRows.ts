import type { BoardCard } from '../canvas/cards/cardFace.ts'
import { CARD_KINDS } from '../canvas/cards/kinds.ts'
import type { ListedItem } from './listedItems.ts'

/** What cards are listed by. */
export type Grouping = 'kind' | 'area'

export interface ListGroup {
  /** A kind's collection, or an area's id. */
  id: string
  title: string
  cards: readonly BoardCard[]
  /** What is drawn there, after the cards. */
  items?: readonly ListedItem[]
}

export interface GroupRow {
  type: 'group'
  id: string
  title: string
  count: number
  open: boolean
  /** Its place among the groups, from 1. */
  at: number
  of: number
}

export interface CardRowItem {
  type: 'card'
  id: string
  card: BoardCard
  groupId: string
  /** Its place in its group, from 1. */
  at: number
  of: number
}

/** A note, words, a picture; or how many drawings without words there are. */
export interface ItemRow {
  type: 'item'
  id: string
  item: ListedItem
  groupId: string
  at: number
  of: number
}

export type ListRow = GroupRow | CardRowItem | ItemRow

/** Cards kind by kind, in the order of a lab's thinking; kinds without a card are left out. */
export const groupsByKind = (
  cards: readonly BoardCard[],
  titleOf: (collection: BoardCard['collection']) => string,
): ListGroup[] => {
  const byKind = Map.groupBy(cards, (card) => card.collection)
  return CARD_KINDS.flatMap(({ collection }) => {
    const own = byKind.get(collection)
    return own ? [{ id: collection, title: titleOf(collection), cards: own }] : []
  })
}

/** The rows of groups, those of closed ones left out. */
export const listRows = (groups: readonly ListGroup[], closed: ReadonlySet<string>): ListRow[] =>
  groups.flatMap(({ id, title, cards, items = [] }, at) => {
    const open = !closed.has(id)
    const head: GroupRow = {
      type: 'group',
      id: groupRowId(id),
      title,
      count: items.reduce((sum, { count }) => sum + count, cards.length),
      open,
      at: at + 1,
      of: groups.length,
    }
    if (!open) return [head]
    const of = cards.length + items.length
    const rows = cards.map((card, index): CardRowItem => ({
      type: 'card',
      id: card.id,
      card,
      groupId: id,
      at: index + 1,
      of,
    }))
    const drawn = items.map((item, index): ItemRow => ({
      type: 'item',
      id: item.id,
      item,
      groupId: id,
      at: cards.length + index + 1,
      of,
    }))
    return [head, ...rows, ...drawn]
  })

const GROUP = 'group '
export const groupRowId = (groupId: string): string => GROUP + groupId
export const groupOfRow = (row: ListRow): string =>
  row.type === 'group' ? row.id.slice(GROUP.length) : row.groupId
