import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CardCollection } from '#shared/plan/plan.ts'
import { CARD_KINDS } from '../canvas/cards/kinds.ts'
import classes from './NewCard.module.css'

/** What a line for new things makes beside cards. */
export type ItemKind = 'note' | 'area'
export const ITEM_KINDS: readonly ItemKind[] = ['note', 'area']

interface Props {
  value: CardCollection | ItemKind
  chooseCard: (collection: CardCollection) => void
  chooseItem: (kind: ItemKind) => void
}

/** What is made by the line for new things: a kind of card, a note or an area. */
export const KindSelect = ({ value, chooseCard, chooseItem }: Props) => {
  const { t } = useTranslation(['list', 'canvas'])
  const choose = (chosen: string) => {
    const item = ITEM_KINDS.find((kind) => kind === chosen)
    if (item) chooseItem(item)
    else chooseCard(chosen as CardCollection)
  }
  return (
    <NativeSelect
      className={classes['kind']}
      aria-label={t('new.kind')}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        ...CARD_KINDS.map(({ collection }) => ({
          value: collection,
          label: t(`kind.${collection}`, { ns: 'canvas' }),
        })),
        ...ITEM_KINDS.map((kind) => ({ value: kind, label: t(`item.kind.${kind}`) })),
      ]}
    />
  )
}

/** What Alt with a digit chooses: the kinds of card in their order, then a note, then an area. */
export const kindOfKey = (event: { altKey: boolean; code: string }): CardCollection | ItemKind | null => {
  const digit = event.altKey ? Number(/^Digit([1-7])$/.exec(event.code)?.[1] ?? 0) : 0
  return CARD_KINDS[digit - 1]?.collection ?? ITEM_KINDS[digit - 1 - CARD_KINDS.length] ?? null
}

export const isItemKind = (kind: CardCollection | ItemKind): kind is ItemKind =>
  kind === 'note' || kind === 'area'
