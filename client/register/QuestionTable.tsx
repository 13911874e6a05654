import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import { Day, ownerColumn, roomColumn } from './cells.tsx'
import classes from './register.module.css'
import type { QuestionRow } from './questionRows.ts'
import { RegisterTable, type RegisterColumn } from './RegisterTable.tsx'

/** What nobody has settled yet: who would have to, until when, and the way to its place. */
export const QuestionTable = ({
  rows,
  open,
}: {
  rows: readonly QuestionRow[]
  open: (id: string) => void
}) => {
  const { t } = useTranslation('register')
  const columns = useMemo(
    (): RegisterColumn<QuestionRow>[] => [
      {
        key: 'text',
        label: t('columns.question'),
        cell: (row) => <Question row={row} open={open} />,
        by: (row) => row.text,
        className: classes['long'],
      },
      {
        key: 'kind',
        label: t('columns.kind'),
        cell: (row) => t(`question.kind.${row.state}`),
        by: (row) => row.state,
      },
      roomColumn(t),
      ownerColumn(t, t('columns.answers')),
      {
        key: 'due',
        label: t('columns.due'),
        cell: (row) => row.due && <Day date={row.due} />,
        by: (row) => row.due ?? '',
      },
    ],
    [t, open],
  )
  return <RegisterTable caption={t('tabs.questions')} rows={rows} columns={columns} />
}

const Question = ({ row, open }: { row: QuestionRow; open: (id: string) => void }) => {
  const { t } = useTranslation('register')
  const { slug } = useLiveLab().session.lab
  const isRequest = row.state === 'waiting' || row.state === 'refused'
  const words = t(`question.${row.state}`, { text: row.text || t('untitled'), about: row.about })
  return (
    <>
      {isRequest ? (
        <Link className={classes['words'] ?? ''} to={`/labs/${slug}/between`}>
          {words}
        </Link>
      ) : (
        <UnstyledButton className={classes['words'] ?? ''} onClick={() => open(row.placeId)}>
          {words}
        </UnstyledButton>
      )}{' '}
      {row.illustrative && <IllustrativeBadge />}
      {row.state === 'question' && row.about && (
        <div className={classes['muted']}>{t('question.about', { about: row.about })}</div>
      )}
      {row.reason && <div className={classes['muted']}>{t('question.reason', { reason: row.reason })}</div>}
    </>
  )
}
