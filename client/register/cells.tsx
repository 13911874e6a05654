import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentMark } from '#client/comments/CommentMark.tsx'
import { dayText } from '#client/ui/dateText.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import classes from './register.module.css'
import type { RegisterRow } from './registerRows.ts'
import type { RegisterColumn } from './RegisterTable.tsx'

type T = (key: 'columns.text' | 'columns.room' | 'columns.owner') => string

/** What a row says; a click opens its details. */
const Words = ({ row, open }: { row: RegisterRow; open: (id: string) => void }) => {
  const { t } = useTranslation('register')
  return (
    <>
      <UnstyledButton className={classes['words'] ?? ''} onClick={() => open(row.id)}>
        {row.text || t('untitled')}
      </UnstyledButton>{' '}
      {row.illustrative && <IllustrativeBadge />} <CommentMark id={row.id} open={() => open(row.id)} />
    </>
  )
}

/** `below` stands under the words. */
export const textColumn = <R extends RegisterRow>(
  t: T,
  open: (id: string) => void,
  below?: (row: R) => ReactNode,
): RegisterColumn<R> => ({
  key: 'text',
  label: t('columns.text'),
  cell: (row) => (
    <>
      <Words row={row} open={open} />
      {below?.(row)}
    </>
  ),
  by: (row) => row.text,
  className: classes['long'],
})

export const roomColumn = <R extends RegisterRow>(t: T): RegisterColumn<R> => ({
  key: 'room',
  label: t('columns.room'),
  cell: ({ room }) =>
    room ? (
      <span title={room.title}>{room.code ? <RoomCode code={room.code} /> : room.title}</span>
    ) : (
      <Missing />
    ),
  by: ({ room }) => room?.code || room?.title || '',
})

export const ownerColumn = <R extends RegisterRow>(t: T, label = t('columns.owner')): RegisterColumn<R> => ({
  key: 'owner',
  label,
  cell: (row) => row.owner || <Missing />,
  by: (row) => row.owner,
})

export const Missing = () => {
  const { t } = useTranslation('register')
  return <span className={classes['missing']}>{t('missing')}</span>
}

/** A day, marked where it has passed. */
export const Day = ({ date, late }: { date: string | null; late?: string | undefined }) =>
  date === null ? (
    <Missing />
  ) : (
    <span className={classes['day']}>
      {dayText(date)} {late && <Tag tone="bad" text={late} />}
    </span>
  )

/** What led to it. */
export const FromText = ({ text, open }: { text: string; open: () => void }) => (
  <UnstyledButton className={classes['link'] ?? ''} onClick={open}>
    {text}
  </UnstyledButton>
)
