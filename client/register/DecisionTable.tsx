import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, FromText, ownerColumn, roomColumn, textColumn } from './cells.tsx'
import classes from './register.module.css'
import type { DecisionRow } from './registerRows.ts'
import { RegisterTable, type RegisterColumn } from './RegisterTable.tsx'

/** What was decided, when and by whom, and what had been said before. */
export const DecisionTable = ({
  rows,
  open,
}: {
  rows: readonly DecisionRow[]
  open: (id: string) => void
}) => {
  const { t } = useTranslation('register')
  const columns = useMemo(
    (): RegisterColumn<DecisionRow>[] => [
      textColumn(t, open),
      roomColumn(t),
      {
        key: 'decidedOn',
        label: t('columns.decidedOn'),
        cell: ({ decision }) => <Day date={decision.decidedOn} />,
        by: ({ decision }) => decision.decidedOn ?? '',
      },
      ownerColumn(t, t('columns.decidedBy')),
      {
        key: 'from',
        label: t('columns.from'),
        cell: ({ comment }) => comment && <FromText text={comment.text} open={() => open(comment.id)} />,
        className: classes['middle'],
      },
    ],
    [t, open],
  )
  return <RegisterTable caption={t('tabs.decisions')} rows={rows} columns={columns} />
}
