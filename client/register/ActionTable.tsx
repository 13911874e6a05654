import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanEdit } from '#client/plan/hooks.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { Day, FromText, ownerColumn, roomColumn, textColumn } from './cells.tsx'
import classes from './register.module.css'
import type { ActionRow } from './registerRows.ts'
import { RegisterTable, type RegisterColumn } from './RegisterTable.tsx'

/** What is to be done beside the plan, by whom and until when. */
export const ActionTable = ({ rows, open }: { rows: readonly ActionRow[]; open: (id: string) => void }) => {
  const { t } = useTranslation('register')
  const columns = useMemo(
    (): RegisterColumn<ActionRow>[] => [
      textColumn(t, open),
      roomColumn(t),
      ownerColumn(t),
      {
        key: 'due',
        label: t('columns.due'),
        cell: ({ action, overdue }) => <Day date={action.due} late={overdue ? t('overdue') : undefined} />,
        by: ({ action }) => action.due ?? '',
      },
      {
        key: 'done',
        label: t('columns.done'),
        cell: (row) => <Done row={row} />,
        by: ({ state }) => state,
      },
      {
        key: 'from',
        label: t('columns.from'),
        cell: ({ comment }) => comment && <FromText text={comment.text} open={() => open(comment.id)} />,
        className: classes['middle'],
      },
    ],
    [t, open],
  )
  return <RegisterTable caption={t('tabs.actions')} rows={rows} columns={columns} />
}

const Done = ({ row: { action } }: { row: ActionRow }) => {
  const { t } = useTranslation('register')
  const { edit } = useEdit()
  const canEdit = useCanEdit()
  const stopped = useStopped(action.id)
  return (
    <Checkbox
      aria-label={t('doneOf', { text: action.text || t('untitled') })}
      checked={action.done}
      disabled={!canEdit || stopped}
      onChange={(event) =>
        edit({
          type: 'update',
          collection: 'actions',
          id: action.id,
          fields: { done: event.currentTarget.checked },
        })
      }
    />
  )
}
