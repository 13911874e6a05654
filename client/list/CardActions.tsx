import { ActionIcon, Menu, Text } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFileDescription,
  IconFrame,
  IconLayoutBoard,
  IconLink,
  IconPencil,
  IconPlus,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import { LockControl } from '../locks/LockControl.tsx'
import { entityName } from '../plan/describeCommand.ts'
import { usePlan } from '../plan/hooks.ts'
import { toolbarKeys } from '../ui/toolbarKeys.ts'
import { useLock, useMayLock } from '../plan/useLock.ts'
import { Action } from './Action.tsx'
import classes from './CardActions.module.css'

/** What can be done with the chosen cards; what is not possible now is not there. */
export interface ChosenActions {
  edit: (card: BoardCard) => void
  open: (card: BoardCard) => void
  relate: (card: BoardCard) => void
  reorder: (card: BoardCard, step: 1 | -1) => void
  /** Begins an activity of an initiative. */
  addTo: (card: BoardCard) => void
  moveTo: (cards: readonly BoardCard[], area: Area | null) => void
  remove: (cards: readonly BoardCard[]) => void
  /** Goes to the card on the canvas. */
  show: (card: BoardCard) => void
  clear: () => void
}

interface Props {
  cards: readonly BoardCard[]
  areas: readonly Area[]
  canEdit: boolean
  actions: ChosenActions
}

/** The bar below a list: what can be done with what is chosen in it, for those who do not know the keys. */
export const CardActions = ({ cards, areas, canEdit, actions }: Props) => {
  const { t } = useTranslation(['list', 'plan'])
  const [card] = cards
  const name = usePlan((plan) => entityName(t as never, plan, card?.id ?? ''))
  if (!card) return null
  const single = cards.length === 1
  const label = single ? name : t('actions.chosen', { count: cards.length })
  return (
    <div
      ref={toolbarKeys}
      className={classes['bar']}
      role="toolbar"
      aria-label={t('actions.label', { name: label })}
    >
      {single ? (
        <>
          {canEdit && (
            <Action
              icon={<IconPencil size={17} />}
              text={t('actions.edit')}
              keys="F2"
              onClick={() => actions.edit(card)}
            />
          )}
          <Action
            icon={<IconFileDescription size={17} />}
            text={t('actions.open')}
            keys="Control+Enter"
            onClick={() => actions.open(card)}
          />
          <Action
            icon={<IconLink size={17} />}
            text={t('actions.relate')}
            onClick={() => actions.relate(card)}
          />
        </>
      ) : (
        <>
          <Text size="sm" fw={600} px={6}>
            {label}
          </Text>
          <ActionIcon
            size={34}
            variant="subtle"
            color="dark"
            aria-label={t('actions.clear')}
            onClick={actions.clear}
          >
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </>
      )}
      <span className={classes['gap']} />
      {single && <CardLock card={card} />}
      <MoreMenu {...{ cards, areas, canEdit, actions }} />
    </div>
  )
}

const CardLock = ({ card }: { card: BoardCard }) => {
  const { t } = useTranslation(['locks', 'plan'])
  const lock = useLock(card.id)
  const mayLock = useMayLock()
  const isOwn = lock?.target.kind === 'entity' && lock.target.id === card.id
  if (!mayLock || (lock && !isOwn)) return null
  const kind = t(`collection.${card.collection}`, { ns: 'plan' })
  return (
    <LockControl
      key={card.id}
      target={{ kind: 'entity', id: card.id }}
      lock={lock}
      labels={{ lock: t('lockEntity', { kind }), unlock: t('unlockEntity', { kind }) }}
      short
    />
  )
}

const MoreMenu = ({ cards, areas, canEdit, actions }: Props) => {
  const { t } = useTranslation('list')
  const [card] = cards
  const single = cards.length === 1 ? card : undefined
  const target = useRef<HTMLButtonElement>(null)
  return (
    <Menu position="top-end" shadow="md" withinPortal returnFocus={false}>
      <Menu.Target>
        <ActionIcon ref={target} size={34} variant="subtle" color="dark" aria-label={t('actions.more')}>
          <IconDots size={19} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown
        mah="70vh"
        className={classes['menu'] ?? ''}
        onKeyDown={(event) => event.key === 'Escape' && target.current?.focus()}
      >
        {single && (
          <Menu.Item leftSection={<IconLayoutBoard size={17} />} onClick={() => actions.show(single)}>
            {t('actions.show')}
          </Menu.Item>
        )}
        {single && canEdit && (
          <>
            {single.collection === 'initiatives' && (
              <Menu.Item leftSection={<IconPlus size={17} />} onClick={() => actions.addTo(single)}>
                {t('actions.addTo')}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconArrowUp size={17} />}
              closeMenuOnClick={false}
              onClick={() => actions.reorder(single, -1)}
            >
              {t('actions.earlier')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={17} />}
              closeMenuOnClick={false}
              onClick={() => actions.reorder(single, 1)}
            >
              {t('actions.later')}
            </Menu.Item>
          </>
        )}
        {canEdit && areas.length > 0 && (
          <>
            <Menu.Label>{t('actions.moveTo')}</Menu.Label>
            {areas.map((area) => (
              <Menu.Item
                key={area.id}
                leftSection={<IconFrame size={17} />}
                onClick={() => actions.moveTo(cards, area)}
              >
                {area.name || t('group.unnamed')}
              </Menu.Item>
            ))}
            <Menu.Item leftSection={<IconFrame size={17} />} onClick={() => actions.moveTo(cards, null)}>
              {t('group.outside')}
            </Menu.Item>
          </>
        )}
        {canEdit && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="var(--bad-ink)"
              leftSection={<IconTrash size={17} />}
              onClick={() => actions.remove(cards)}
            >
              {t('actions.remove', { count: cards.length })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
