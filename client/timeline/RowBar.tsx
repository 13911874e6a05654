import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dateOfDay, daysBetween } from '#shared/plan/dates.ts'
import type { Span } from '#shared/plan/schedule.ts'
import { AgreedBar, comparedLabel } from './AgreedBar.tsx'
import { Bracket } from './Bracket.tsx'
import classes from './Chart.module.css'
import { gripsOf, spanOf, type Mark } from './dates.ts'
import { boxOf, xOfDate, type Scale } from './scale.ts'
import { useTimeline } from './timelineContext.ts'
import type { DatedLine } from './timelineRows.ts'
import { dayCount, datesText, signedDays, weeksOf } from './words.ts'

interface Props {
  line: DatedLine
  mark: Mark
}

/** How far a mark reaches on the calendar: what goes on, to its review or to the end of the calendar. */
export const reachOf = (scale: Scale, mark: Mark, put: Span): { x: number; w: number } => {
  if (mark.kind === 'ongoing') {
    const until = mark.review !== null && mark.review > put.start ? mark.review : dateOfDay(scale.last)
    return boxOf(scale, put.start, until < put.start ? put.start : until)
  }
  if (mark.kind === 'due') return { x: xOfDate(scale, put.start) + scale.dayWidth / 2 - 8, w: 16 }
  return boxOf(scale, put.start, put.end)
}

/** What a row has on the calendar: where it is, where it would be, as agreed, and how far it can slip. */
export const RowBar = ({ line, mark }: Props) => {
  const view = useTimeline()
  const shift = view.shifts.get(line.id)
  const planned = spanOf(mark)
  return (
    <>
      {line.kind === 'initiative' && <Bracket id={line.id} mark={mark} />}
      {view.agreed && <AgreedBar line={line} agreed={view.agreed} />}
      {planned === null ? (
        <Undated line={line} mark={mark} />
      ) : (
        <>
          {shift && <Before mark={mark} span={planned} />}
          <Bar line={line} mark={mark} put={shift?.after ?? planned} />
        </>
      )}
    </>
  )
}

/** Where it is now, while something else is being looked at. */
const Before = ({ mark, span }: { mark: Mark; span: Span }) => {
  const { x, w } = reachOf(useTimeline().scale, mark, span)
  return <span className={classes['before']} style={{ left: x, width: w }} />
}

const Bar = ({ line, mark, put }: Props & { put: Span }) => {
  const { t } = useTranslation('timeline')
  const view = useTimeline()
  const { scale, plan, schedule } = view
  const { x, w } = reachOf(scale, mark, put)
  const shift = view.shifts.get(line.id)
  const scheduled = schedule.rows.get(line.id)
  const grips = view.canEdit && !view.isLocked(line.id) ? gripsOf(mark) : []
  const follows = shift && view.proposal?.pull.id !== line.id
  const days = shift ? daysBetween(shift.before.start, put.start) : 0
  const weeks = line.kind === 'activity' ? weeksOf(mark) : null
  const label = [
    weeks !== null && !shift ? t('weeksShort', { count: weeks }) : '',
    shift && days !== 0 ? signedDays(t, days) : '',
    view.agreed ? comparedLabel(t, plan, view.agreed, line) : '',
  ].filter(Boolean)
  return (
    <>
      {view.slack && scheduled && !shift && scheduled.slack > 0 && mark.kind !== 'ongoing' && (
        <span
          className={classes['slack']}
          style={{ left: x + w, width: scheduled.slack * scale.dayWidth }}
          title={t('row.slack', { days: dayCount(t, scheduled.slack) })}
        />
      )}
      <div
        className={classes['bar']}
        data-bar={line.id}
        data-grip={grips.includes('move') ? 'move' : 'none'}
        data-kind={line.kind}
        data-mark={mark.kind}
        data-critical={scheduled?.critical || undefined}
        data-follows={follows || undefined}
        data-narrow={w < 22 || undefined}
        style={{ left: x, width: w }}
        title={datesText(t, mark)}
      >
        {mark.kind === 'ongoing' && mark.review !== null && <span className={classes['review']} />}
        {grips.includes('start') && <span className={classes['edge']} data-grip="start" />}
        {grips.includes('end') && <span className={classes['edge']} data-grip="end" />}
        {view.canEdit && (
          <>
            <span className={classes['port']} data-port="start" />
            <span className={classes['port']} data-port="end" />
          </>
        )}
      </div>
      {label.length > 0 && (
        <span className={classes['label']} style={{ left: x + w + (view.canEdit ? 20 : 8) }}>
          {label.join(' · ')}
        </span>
      )}
    </>
  )
}

/** A row without days says so in words, and how to give it some. */
const Undated = ({ line, mark }: Props) => {
  const { t } = useTranslation('timeline')
  const { canEdit, isLocked, namesWidth, setDates } = useTimeline()
  const text =
    mark.kind === 'none' && line.kind === 'milestone' ? t('dates.noneMilestone') : datesText(t, mark)
  return (
    <span className={classes['undated']} data-kind={line.kind} style={{ left: namesWidth + 8 }}>
      {mark.kind === 'backwards' && <IconAlertTriangle size={15} aria-hidden />}
      <span>{text}</span>
      {canEdit && !isLocked(line.id) && (
        <button type="button" tabIndex={-1} onClick={() => setDates(line.id)}>
          {t('dates.set')}
        </button>
      )}
    </span>
  )
}
