/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex -- a table laid out by place, whose rows have the focus as those of a tree grid do */
import { IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentMark } from '#client/comments/CommentMark.tsx'
import { markIn } from './dates.ts'
import { describeLine } from './describeLine.ts'
import classes from './Chart.module.css'
import { rowHeight } from './layout.ts'
import { RowBar } from './RowBar.tsx'
import { useTimeline } from './timelineContext.ts'
import { hasChildren, isDated, wordsOf, type Line } from './timelineRows.ts'
import { lineTitle, whoText } from './words.ts'

interface Props {
  line: Line
  /** Its place among the rows shown. */
  index: number
  active: boolean
}

/** A row: its names, which stay in view, and what it has on the calendar. */
export const ChartRow = memo(({ line, index, active }: Props) => {
  const { t } = useTranslation('timeline')
  const view = useTimeline()
  const locked = view.isLocked(line.id)
  const other = view.others.get(line.id)
  return (
    <div
      role="row"
      aria-level={line.level}
      aria-rowindex={index + 2}
      aria-expanded={hasChildren(line) ? !view.closed.has(line.id) : undefined}
      aria-label={describeLine(t, line, { ...view, locked })}
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      data-line={line.id}
      data-kind={line.kind}
      data-target={view.target?.id === line.id ? (view.target.can ? 'can' : 'cannot') : undefined}
      className={classes['row']}
      style={{ top: index * rowHeight(), width: view.namesWidth + view.scale.width }}
    >
      <div role="gridcell" className={classes['names']} style={{ width: view.namesWidth }}>
        <span style={{ width: (line.level - 1) * 14 }} className={classes['indent']} />
        <Fold line={line} />
        <Name line={line} />
        {isDated(line) && <CommentMark id={line.id} />}
        {locked && <IconLock size={14} aria-hidden className={classes['lock'] ?? ''} />}
        {other && (
          <span
            className={classes['other']}
            style={{ background: other.color }}
            title={t('row.othersHere', { name: other.name })}
          >
            <span className="visually-hidden">{t('row.othersHere', { name: other.name })}</span>
          </span>
        )}
        <span className={classes['who']}>{whoText(view.plan, line)}</span>
      </div>
      <div role="gridcell" className={classes['days']} style={{ width: view.scale.width }}>
        {isDated(line) && <RowBar line={line} mark={markIn(view.plan, line.id)} />}
      </div>
    </div>
  )
})

const Fold = ({ line }: { line: Line }) => {
  const { t } = useTranslation('timeline')
  const { closed, toggle } = useTimeline()
  if (!hasChildren(line)) return <span className={classes['noFold']} />
  const isClosed = closed.has(line.id)
  const Icon = isClosed ? IconChevronRight : IconChevronDown
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes['fold']}
      aria-label={t(isClosed ? 'fold.open' : 'fold.close', { name: lineTitle(t, line) })}
      onClick={() => toggle(line.id)}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}

const Name = ({ line }: { line: Line }) => {
  const { t } = useTranslation('timeline')
  const { open } = useTimeline()
  const words = wordsOf(line)
  const text = line.kind === 'loose' ? t('loose') : words.text || t('row.unnamed')
  if (!isDated(line))
    return (
      <span className={classes['name']} title={text}>
        {words.number && <b className={classes['number']}>{words.number}</b>} {text}
      </span>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes['name']}
      title={text}
      aria-label={t('open', { name: lineTitle(t, line) })}
      onClick={() => open(line.id)}
    >
      {words.number && <b className={classes['number']}>{words.number}</b>} {text}
    </button>
  )
}
