import { useTranslation } from 'react-i18next'
import { UnsettledMark } from '#client/between/UnsettledMark.tsx'
import { CommentMark } from '#client/comments/CommentMark.tsx'
import { liveOf } from '#shared/plan/select.ts'
import classes from './cells.module.css'
import { SeverityIcon } from './FindingMark.tsx'
import type { Column } from './gridColumns.ts'
import { useFacts, useGrid } from './gridContext.ts'
import { labDate } from './planDates.ts'
import type { ActivityRow } from './planRows.ts'
import { cellValue } from './table/cellValue.ts'

const DATES: readonly Column[] = ['milestoneDue', 'agreedStart', 'agreedEnd', 'reviewDate']

/** What a cell beyond the seven columns shows. */
export const MoreContent = ({ row, column }: { row: ActivityRow; column: Column }) => {
  const { t } = useTranslation('table')
  const facts = useFacts()
  const { open } = useGrid()
  if (column === 'comments') return <CommentMark id={row.id} open={() => open(row.id)} />
  if (column === 'findings') return <FindingCounts rowId={row.id} />
  const value = cellValue(facts, row, column)
  if (value === null) return null
  if (DATES.includes(column)) return <span className={classes['number']}>{labDate(String(value))}</span>
  if (column === 'critical') return <span className={classes['critical']}>{t('critical')}</span>
  if (column === 'moved') return <Moved days={Number(value)} />
  if (column === 'slack')
    return <span className={classes['number']}>{t('days', { count: Number(value) })}</span>
  if (column === 'dependsOn')
    return (
      <span>
        {value}
        <UnsettledMark plan={facts.plan} rowId={row.id} />
      </span>
    )
  const title = column === 'room' ? liveOf(facts.plan, 'workstreams', row.roomId)?.title : undefined
  return <span title={title}>{value}</span>
}

const Moved = ({ days }: { days: number }) => {
  const { t } = useTranslation('table')
  if (days === 0) return <span className={classes['empty']}>{t('movedNot')}</span>
  const later = days > 0
  return (
    <span className={classes[later ? 'later' : 'earlier']}>
      {t(later ? 'movedLater' : 'movedEarlier', { count: Math.abs(days) })}
    </span>
  )
}

const FindingCounts = ({ rowId }: { rowId: string }) => {
  const { t } = useTranslation('plan')
  const findings = useFacts().lint.byEntity.get(rowId) ?? []
  return (['error', 'warning'] as const).map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length
    if (count === 0) return null
    return (
      <span key={severity} title={t(`checks.${severity}`, { count })} className={classes['count']}>
        <SeverityIcon severity={severity} size={14} />
        <span className="visually-hidden">{t(`checks.${severity}`, { count })}</span>
        <span aria-hidden>{count}</span>
      </span>
    )
  })
}
