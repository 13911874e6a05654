import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { areasOf, type Area } from '#shared/plan/areas.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { cardsOf, type BoardCard } from '../canvas/cards/cardFace.ts'
import { kindOf } from '../canvas/cards/kinds.ts'
import { findCards } from '../plan/findCards.ts'
import { useOthers } from '../plan/hooks.ts'
import { lockWords } from '../locks/areaLockWords.ts'
import { boardInk } from '../plan/boardInk.ts'
import { useLocks } from '../plan/useLock.ts'
import { groupsByArea } from './areaEdits.ts'
import { findItems, groupsOfItems, type ListedItem } from './listedItems.ts'
import { groupsByKind, listRows, type CardRowItem, type Grouping, type ListRow } from './listRows.ts'
import { keepSame, shownCard, type CardSources, type ShownCard } from './shownCard.ts'
import { useCalmSnapshot } from './useCalmSnapshot.ts'
import { useCardSources } from './useCardSources.ts'

export interface ListModel {
  rows: readonly ListRow[]
  /** All cards of the board, in the order of the plan. */
  cards: readonly BoardCard[]
  areas: readonly Area[]
  /** How many cards are listed: of a search, those it finds. */
  count: number
  /** Notes and other drawings that are listed one by one. */
  items: readonly ListedItem[]
  /** The group a card or drawing is listed in, also while that is folded away. */
  groupOf: (id: string) => string | null
  /** Who else writes in a drawing; empty where nobody does. */
  writerOf: (id: string) => string
  /** The first card that is listed. */
  first: string | null
  shown: (row: CardRowItem) => ShownCard | null
  lockOfGroup: (groupId: string) => string
  wordsOf: (row: ListRow) => string
}

interface Options {
  board: string
  grouping: Grouping
  query: string
  closed: ReadonlySet<string>
}

/** What a list shows of a board. */
export const useListModel = ({ board, grouping, query, closed }: Options): ListModel => {
  const { t } = useTranslation(['list', 'plan'])
  const { t: tAreas } = useTranslation('areas')
  const snapshot = useCalmSnapshot()
  const locks = useLocks()
  const { plan, ink } = snapshot
  const cards = useMemo(() => cardsOf(plan, board), [plan, board])
  const areas = useMemo(() => areasOf(ink, board, locks), [ink, board, locks])
  const listed = useMemo(() => {
    if (query.trim() === '') return cards
    const kindName = (collection: CardCollection) => t(`collection.${collection}`, { ns: 'plan' })
    const found = new Set(findCards(plan, query, { kindName }).map(({ id }) => id))
    return cards.filter(({ id }) => found.has(id))
  }, [plan, cards, query, t])
  const drawn = useMemo(() => findItems(boardInk(ink, board), query), [ink, board, query])
  const groups = useMemo(() => {
    const titles = { unnamed: t('group.unnamed'), outside: t('group.outside') }
    return grouping === 'area' && areas.length > 0
      ? groupsByArea(snapshot, areas, listed, titles, drawn)
      : [
          ...groupsByKind(listed, (collection) => t(`group.${collection}`)),
          ...groupsOfItems(drawn, { notes: t('group.notes'), drawings: t('group.drawings') }),
        ]
  }, [snapshot, areas, listed, drawn, grouping, t])
  const rows = useMemo(() => listRows(groups, closed), [groups, closed])
  const sources = useSources(snapshot)
  const before = useRef(new Map<string, ShownCard>())
  return {
    rows,
    cards,
    areas,
    count: listed.length + drawn.length,
    items: useMemo(
      () => groups.flatMap(({ items = [] }) => items.filter(({ item }) => item !== null)),
      [groups],
    ),
    groupOf: (id) =>
      groups.find(({ cards: own, items = [] }) => [...own, ...items].some((one) => one.id === id))?.id ??
      null,
    writerOf: (id) => sources.writers.get(id) ?? '',
    first: rows.find((row) => row.type !== 'group')?.id ?? null,
    shown: ({ card }) => {
      const next = shownCard(t, sources, card)
      return next && keepSame(before.current, next)
    },
    lockOfGroup: (groupId) => {
      const lock = areas.find(({ id }) => id === groupId)?.locked
      return lock ? lockWords(tAreas, lock) : ''
    },
    wordsOf: (row) => {
      if (row.type === 'group') return row.title
      if (row.type === 'item') return row.item.words
      const entity: Record<string, unknown> = { ...plan[row.card.collection].get(row.id) }
      return String(entity[kindOf(row.card.collection).words] ?? '')
    },
  }
}

const isOfRoom = ({ target }: Lock) =>
  target.kind === 'area' && target.box === null && target.frame === undefined

/** Beside what cards say, a list tells who is writing; a lock of the whole room is told at its head. */
const useSources = (snapshot: ReturnType<typeof useCalmSnapshot>): CardSources => {
  const told = useCardSources(snapshot)
  const others = useOthers()
  return useMemo(
    () => ({
      ...told,
      locks: told.locks.filter((lock) => !isOfRoom(lock)),
      writers: new Map(
        [...others.values()].flatMap(({ editing, seat }) =>
          editing ? [[editing.id, seat.name] as const] : [],
        ),
      ),
    }),
    [told, others],
  )
}
