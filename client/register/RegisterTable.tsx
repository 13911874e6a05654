import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { memo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { collator } from '#client/i18n/formats.ts'
import { ShowMore, useFirstOf } from '#client/ui/ShowMore.tsx'
import classes from './register.module.css'
import type { RegisterRow } from './registerRows.ts'
import { useKeptRows } from './useKeptRows.ts'

export interface RegisterColumn<R> {
  key: string
  label: string
  cell: (row: R) => ReactNode
  /** What it is ordered by; without it, it is not. */
  by?: (row: R) => string | number
  className?: string | undefined
}

interface Props<R> {
  caption: string
  /** The first column heads the row. Others draw all rows again. */
  columns: readonly RegisterColumn<R>[]
  rows: readonly R[]
}

interface Order {
  key: string
  down: boolean
}

/** One list of the register, ordered by any of its columns; on a phone each row is a block. */
export const RegisterTable = <R extends RegisterRow>({ caption, columns, rows }: Props<R>) => {
  const [order, setOrder] = useState<Order | null>(null)
  const column = columns.find(({ key }) => key === order?.key)
  const kept = useKeptRows(rows)
  const shown = column?.by ? ordered(kept, column.by, order?.down ?? false) : kept
  const list = useFirstOf(shown)
  const turn = (key: string) =>
    setOrder((before) =>
      before?.key !== key ? { key, down: false } : before.down ? null : { key, down: true },
    )
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <Head key={c.key} column={c} order={order?.key === c.key ? order : null} turn={turn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {list.first.map((row) => (
            <Row key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      <ShowMore {...list} />
    </div>
  )
}

interface RowProps<R> {
  row: R
  columns: readonly RegisterColumn<R>[]
}

const PlainRow = <R extends RegisterRow>({ row, columns }: RowProps<R>) => (
  <tr data-row={row.id}>
    {columns.map((c, at) => {
      const Cell = at === 0 ? 'th' : 'td'
      return (
        <Cell
          key={c.key}
          {...(at === 0 ? { scope: 'row' } : { 'data-label': c.label })}
          className={c.className}
        >
          {c.cell(row)}
        </Cell>
      )
    })}
  </tr>
)

const Row = memo(PlainRow) as typeof PlainRow

interface HeadProps<R> {
  column: RegisterColumn<R>
  order: Order | null
  turn: (key: string) => void
}

const Head = <R,>({ column, order, turn }: HeadProps<R>) => {
  const { t } = useTranslation('register')
  if (!column.by) return <th scope="col">{column.label}</th>
  const Icon = order === null ? IconArrowsSort : order.down ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" aria-sort={order === null ? 'none' : order.down ? 'descending' : 'ascending'}>
      <UnstyledButton
        className={classes['sort'] ?? ''}
        title={t('sort', { column: column.label })}
        onClick={() => turn(column.key)}
      >
        {column.label} <Icon size={14} aria-hidden />
      </UnstyledButton>
    </th>
  )
}

const byText = collator({ numeric: true })

/** What has nothing in the column comes last, whichever way. */
const ordered = <R,>(rows: readonly R[], by: (row: R) => string | number, down: boolean): R[] => {
  const empty = (row: R) => by(row) === ''
  return rows.toSorted((a, b) => {
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b))
    const way = byText().compare(String(by(a)), String(by(b)))
    return down ? -way : way
  })
}
