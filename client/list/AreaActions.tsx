import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import { IconNote, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { AreaLock } from '../locks/AreaLock.tsx'
import { allowsOf, lockWords } from '../locks/areaLockWords.ts'
import { useMayLock } from '../plan/useLock.ts'
import { focusAtOnce } from '../views/editors/focusAtOnce.ts'
import { Action } from './Action.tsx'
import classes from './CardActions.module.css'

/** What can be done with an area from its row. */
export interface ChosenAreaActions {
  /** Begins a note in it. */
  addNote: (area: Area) => void
  rename: (area: Area, name: string) => void
  remove: (area: Area) => void
  settle: () => void
  /** The area whose name is being written. */
  naming: string | null
  /** Begins to write it; where a lock closes that, it is said. */
  name: (area: Area) => void
  endNaming: () => void
  /** Leaves the bar for the area's row. */
  back: () => void
}

interface Props {
  area: Area
  board: string
  canEdit: boolean
  actions: ChosenAreaActions
}

/** The bar below a list while an area's row has the focus: how it is locked, and what can be done with it. */
export const AreaActions = ({ area, board, canEdit, actions }: Props) => {
  const { t } = useTranslation(['list', 'areas'])
  const { t: tAreas } = useTranslation('areas')
  const mayLock = useMayLock()
  const name = area.name || t('group.unnamed')
  const { locked } = area
  const stopped = locked !== null && !mayLock
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('actions.label', { name })}>
      {actions.naming === area.id && canEdit && !stopped ? (
        <AreaName key={area.id} area={area} actions={actions} />
      ) : (
        <>
          {canEdit && !(stopped && allowsOf(locked) === 'nothing') && (
            <Action
              icon={<IconNote size={17} />}
              text={t('area.addNote')}
              keys="N"
              onClick={() => actions.addNote(area)}
            />
          )}
          {canEdit && !stopped && (
            <Action
              icon={<IconPencil size={17} />}
              text={t('bar.name', { ns: 'areas' })}
              keys="F2"
              onClick={() => actions.name(area)}
            />
          )}
          <Text
            size="sm"
            px={6}
            className={classes['gap'] ?? ''}
            truncate
            title={locked ? lockWords(tAreas, locked) : name}
          >
            {locked ? lockWords(tAreas, locked) : ''}
          </Text>
          {canEdit && mayLock && (
            <AreaLock
              key={area.id}
              board={board}
              frame={area.id}
              lock={locked}
              settle={actions.settle}
              done={actions.back}
            />
          )}
          {canEdit && !stopped && (
            <ActionIcon
              size={34}
              variant="subtle"
              color="red"
              aria-label={t('area.remove', { name })}
              title={t('area.removeHint')}
              aria-keyshortcuts="Delete"
              onClick={() => actions.remove(area)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          )}
        </>
      )}
    </div>
  )
}

const AreaName = ({ area, actions }: Pick<Props, 'area' | 'actions'>) => {
  const { t } = useTranslation('list')
  const [name, setName] = useState(area.name)
  const leave = () => {
    actions.endNaming()
    actions.back()
  }
  return (
    <form
      className={classes['naming']}
      onSubmit={(event) => {
        event.preventDefault()
        actions.rename(area, name.trim())
        leave()
      }}
    >
      <TextInput
        ref={focusAtOnce}
        size="xs"
        className={classes['gap'] ?? ''}
        aria-label={t('item.field.area')}
        maxLength={LIMITS.titleLength}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      />
      <Button type="submit" size="compact-sm">
        {t('area.keepName')}
      </Button>
    </form>
  )
}
