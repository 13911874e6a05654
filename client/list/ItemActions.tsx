import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconArrowRight, IconLayoutBoard, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CardCollection } from '#shared/plan/plan.ts'
import { KindIcon } from '../canvas/cards/KindIcon.tsx'
import { CARD_KINDS } from '../canvas/cards/kinds.ts'
import { Action } from './Action.tsx'
import classes from './CardActions.module.css'
import type { ListedItem } from './listedItems.ts'

/** What can be done with the chosen notes, words and pictures. */
export interface ChosenItemActions {
  edit: (item: ListedItem) => void
  toCards: (items: readonly ListedItem[], collection: CardCollection) => void
  remove: (items: readonly ListedItem[]) => void
  /** Goes to it on the canvas. */
  show: (item: ListedItem) => void
}

interface Props {
  items: readonly ListedItem[]
  canEdit: boolean
  actions: ChosenItemActions
}

/** What has words a list can write. */
export const isWritten = ({ sort }: ListedItem): boolean => sort === 'note' || sort === 'picture'

/** The bar below a list while notes or other drawings are chosen in it. */
export const ItemActions = ({ items, canEdit, actions }: Props) => {
  const { t } = useTranslation(['list', 'canvas'])
  const [item] = items
  if (!item) return null
  const single = items.length === 1
  const name = single
    ? item.words || t(`item.sort.${item.sort}`, { count: 1 })
    : t('item.chosen', { count: items.length })
  const notes = items.every(({ sort }) => sort === 'note')
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('actions.label', { name })}>
      {!single && (
        <Text size="sm" fw={600} px={6}>
          {name}
        </Text>
      )}
      {single && canEdit && isWritten(item) && (
        <Action
          icon={<IconPencil size={17} />}
          text={t('actions.edit')}
          keys="F2"
          onClick={() => actions.edit(item)}
        />
      )}
      {canEdit && notes && (
        <Menu position="top-start" shadow="md" withinPortal>
          <Menu.Target>
            <Action icon={<IconArrowRight size={17} />} text={t('item.toCard', { count: items.length })} />
          </Menu.Target>
          <Menu.Dropdown>
            {CARD_KINDS.map((kind) => (
              <Menu.Item
                key={kind.collection}
                leftSection={<KindIcon kind={kind} />}
                onClick={() => actions.toCards(items, kind.collection)}
              >
                {t(`kind.${kind.collection}`, { ns: 'canvas' })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {single && (
        <Action
          icon={<IconLayoutBoard size={17} />}
          text={t('item.show')}
          onClick={() => actions.show(item)}
        />
      )}
      <span className={classes['gap']} />
      {canEdit && (
        <ActionIcon
          size={34}
          variant="subtle"
          color="red"
          aria-label={t('item.remove', { count: items.length })}
          aria-keyshortcuts="Delete"
          onClick={() => actions.remove(items)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
