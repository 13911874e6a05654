import { useTranslation } from 'react-i18next'
import { CommentMark } from '#client/comments/CommentMark.tsx'
import { IllustrativeBadge } from './IllustrativeBadge.tsx'
import classes from './cells.module.css'
import { useGrid } from './gridContext.ts'
import { isOfSeven, type Column, type OfSeven } from './gridColumns.ts'
import { MoreContent } from './MoreContent.tsx'
import { OrganisationChip } from './OrganisationChip.tsx'
import { labDate } from './planDates.ts'
import type { ActivityRow } from './planRows.ts'

/** What a cell shows while nobody writes in it here. */
export const CellContent = ({ row, column }: { row: ActivityRow; column: Column }) => {
  if (!isOfSeven(column)) return <MoreContent row={row} column={column} />
  if (column === 'milestone') return <MilestoneContent row={row} />
  if (column === 'no')
    return <span className={classes['number']}>{row.kind === 'activity' ? row.number : ''}</span>
  return row.kind === 'activity' ? (
    <ActivityContent row={row} column={column} />
  ) : (
    <NoActivity column={column} />
  )
}

/** A row is at least two lines of text high. */
const LINES_A_ROW = 2

/** The milestone's title stands at its first row; for a screen reader it is in every row. */
const MilestoneContent = ({ row }: { row: ActivityRow }) => {
  const { t } = useTranslation('plan')
  if (!row.milestone) return null
  const title = row.milestone.title || t('milestone.untitled')
  if (!row.first)
    return (
      <span className="visually-hidden">
        {row.milestoneNo} {title}
      </span>
    )
  return (
    <span
      className={classes['milestone']}
      data-over={row.span > 1 || undefined}
      style={{ WebkitLineClamp: row.span > 1 ? row.span * LINES_A_ROW : undefined }}
      title={title}
    >
      <span className={classes['milestoneNo']}>{row.milestoneNo}</span>
      <span className={row.milestone.title ? undefined : classes['empty']}>
        {title} {row.milestone.illustrative && <IllustrativeBadge />}
      </span>
    </span>
  )
}

const NoActivity = ({ column }: { column: Column }) => {
  const { t } = useTranslation('plan')
  return column === 'text' ? <span className={classes['empty']}>{t('milestone.empty')}</span> : null
}

type ActivityOnly = Extract<ActivityRow, { kind: 'activity' }>

const ActivityContent = ({ row, column }: { row: ActivityOnly; column: OfSeven }) => {
  const { t } = useTranslation('plan')
  const { plan, canEdit } = useGrid()
  const { activity } = row
  switch (column) {
    case 'text':
      return activity.text ? (
        <span>
          {activity.text} {activity.illustrative && <IllustrativeBadge />}
          <CommentMark id={row.id} />
        </span>
      ) : (
        <span className={classes['empty']}>{canEdit ? t('activity.prompt') : t('activity.empty')}</span>
      )
    case 'responsible':
      return (
        <span className={classes['chips']}>
          {activity.responsibleIds.map((id) => (
            <OrganisationChip key={id} plan={plan} id={id} />
          ))}
        </span>
      )
    case 'start':
      return <span className={classes['number']}>{labDate(activity.plannedStart)}</span>
    case 'end':
      return <EndContent {...activity} end={activity.plannedEnd} />
    case 'weeks':
      return <span className={classes['number']}>{row.weeks}</span>
    case 'milestone':
    case 'no':
      return null
  }
}

/** A date, or that it is ongoing and when it is reviewed. */
const EndContent = (props: {
  endKind: 'date' | 'ongoing' | 'notKnown'
  end: string | null
  reviewDate: string | null
}) => {
  const { t } = useTranslation('plan')
  if (props.endKind === 'date') return <span className={classes['number']}>{labDate(props.end)}</span>
  if (props.endKind === 'notKnown') return <span className={classes['empty']}>{t('endKind.notKnown')}</span>
  return (
    <span className={classes['ongoing']}>
      {t('endKind.ongoing')}
      {props.reviewDate && <small>{t('activity.review', { date: labDate(props.reviewDate) })}</small>}
    </span>
  )
}
