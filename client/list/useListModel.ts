import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { areasOf, type Area } from '#shared/plan/areas.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardCard } from '../canvas/cardFace.ts'
import { kindOf } from '../canvas/kinds.ts'
import { findCards } from '../plan/findCards.ts'
import { useLint, useOthers } from '../plan/hooks.ts'
import { lockText } from '../plan/lockText.ts'
import { useLocks } from '../plan/useLock.ts'
import { groupsByArea } from './areaEdits.ts'
import { cardsInOrder } from './cardsInOrder.ts'
import { relationsByCard } from './cardRelations.ts'
import { groupsByKind, listRows, type CardRowItem, type Grouping, type ListRow } from './listRows.ts'
import { keepSame, shownCard, type CardSources, type ShownCard } from './shownCard.ts'
import { useCalmSnapshot } from './useCalmSnapshot.ts'
import { useSigns } from '../canvas/useSigns.ts'

export interface ListModel {
  rows: readonly ListRow[]
  /** All cards of the board, in the order of the plan. */
  cards: readonly BoardCard[]
  areas: readonly Area[]
  /** How many cards are listed: of a search, those it finds. */
  count: number
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
  const { t: tPlan } = useTranslation('plan')
  const snapshot = useCalmSnapshot()
  const locks = useLocks()
  const { plan, ink } = snapshot
  const cards = useMemo(() => cardsInOrder(plan, board), [plan, board])
  const areas = useMemo(() => areasOf(ink, board, locks), [ink, board, locks])
  const listed = useMemo(() => {
    if (query.trim() === '') return cards
    const kindName = (collection: CardCollection) => t(`collection.${collection}`, { ns: 'plan' })
    const found = new Set(findCards(plan, query, { kindName }).map(({ id }) => id))
    return cards.filter(({ id }) => found.has(id))
  }, [plan, cards, query, t])
  const rows = useMemo(() => {
    const titles = { unnamed: t('group.unnamed'), outside: t('group.outside') }
    const groups =
      grouping === 'area' && areas.length > 0
        ? groupsByArea(snapshot, areas, listed, titles)
        : groupsByKind(listed, (collection) => t(`group.${collection}`))
    return listRows(groups, closed)
  }, [snapshot, areas, listed, grouping, closed, t])
  const sources = useSources(snapshot)
  const before = useRef(new Map<string, ShownCard>())
  return {
    rows,
    cards,
    areas,
    count: listed.length,
    first: rows.find((row) => row.type === 'card')?.id ?? null,
    shown: ({ card }) => {
      const next = shownCard(t, sources, card)
      return next && keepSame(before.current, next)
    },
    lockOfGroup: (groupId) => {
      const lock = areas.find(({ id }) => id === groupId)?.locked
      return lock ? lockText(tPlan, lock) : ''
    },
    wordsOf: (row) => {
      if (row.type === 'group') return row.title
      const entity: Record<string, unknown> = { ...plan[row.card.collection].get(row.id) }
      return String(entity[kindOf(row.card.collection).words] ?? '')
    },
  }
}

const isOfRoom = ({ target }: Lock) =>
  target.kind === 'area' && target.box === null && target.frame === undefined

const useSources = ({ plan, layout, ink }: ReturnType<typeof useCalmSnapshot>): CardSources => {
  const { byEntity } = useLint()
  const locks = useLocks()
  const others = useOthers()
  const signs = useSigns()
  const relations = useMemo(() => relationsByCard(plan), [plan])
  return useMemo(
    () => ({
      plan,
      layout,
      ink,
      relations,
      signs,
      errors: (id) => byEntity.get(id)?.filter(({ severity }) => severity === 'error').length ?? 0,
      locks: locks.filter((lock) => !isOfRoom(lock)),
      writers: new Map(
        [...others.values()].flatMap(({ editing, seat }) =>
          editing ? [[editing.id, seat.name] as const] : [],
        ),
      ),
    }),
    [plan, layout, ink, relations, signs, byEntity, locks, others],
  )
}
