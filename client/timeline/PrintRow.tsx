import { useTranslation } from 'react-i18next'
import { dateOfDay, dayNumber } from '#shared/plan/dates.ts'
import { predecessorsText } from '#shared/plan/predecessors.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { labDate } from '#client/views/planDates.ts'
import { agreedSpan, movedSince } from './compare.ts'
import { endsOfMark, markIn, type Mark } from './dates.ts'
import { extentOf } from './extent.ts'
import classes from './PrintView.module.css'
import { boxOf, xOfDay, type Scale } from './scale.ts'
import { isDated, wordsOf, type DatedLine, type Line } from './timelineRows.ts'
import type { TimelineData } from './useTimelineData.ts'
import { movedText, rowName, weeksOf, whoText } from './words.ts'

interface Props {
  line: Line
  data: TimelineData
  scale: Scale
  agreed: AgreedDates | null
  slack: boolean
  today: string
}

/** A row on paper: its cells, and its bar by parts of the calendar's width. */
export const PrintRow = (props: Props) => {
  const { t } = useTranslation('timeline')
  const { line, data, agreed } = props
  const { plan } = data
  const columns = agreed ? 8 : 7
  if (!isDated(line))
    return (
      <tr data-kind={line.kind} data-print-row={line.id}>
        <th colSpan={columns + 1} scope="rowgroup">
          {line.kind === 'room' ? [line.room.code, line.room.title].filter(Boolean).join(' · ') : t('loose')}
        </th>
      </tr>
    )
  const { number, text } = wordsOf(line)
  const mark = markIn(plan, line.id)
  const { start, end } = endsOfMark(mark)
  const then = agreed ? agreedSpan(agreed, line) : undefined
  const waits = data.arrows.into.get(line.id) ?? []
  return (
    <tr data-kind={line.kind} data-print-row={line.id}>
      <td>{number}</td>
      <td>{text || t('row.unnamed')}</td>
      <td>{whoText(plan, line)}</td>
      <td>{start !== null && mark.kind !== 'due' && labDate(start)}</td>
      <td>{mark.kind === 'ongoing' ? t('print.ongoing') : end !== null && labDate(end)}</td>
      <td>{line.kind === 'activity' ? weeksOf(mark) : ''}</td>
      <td className={waits.some(({ conflict }) => conflict) ? classes['conflict'] : undefined}>
        {waits.some(({ conflict }) => conflict) && '! '}
        {line.kind === 'activity'
          ? predecessorsText(plan, line.activity)
          : waits.map(({ dependency }) => rowName(t, plan, dependency.fromId)).join(', ')}
      </td>
      {agreed && <td>{then ? movedText(t, movedSince(plan, line.id, then)) : t('compare.isNew')}</td>}
      <td className={classes['calendar']}>
        <Bars {...props} line={line} mark={mark} />
      </td>
    </tr>
  )
}

const Bars = ({ line, data, scale, agreed, slack, today, mark }: Props & { line: DatedLine; mark: Mark }) => {
  const part = (box: { x: number; w: number }) => ({
    left: `${(box.x / scale.width) * 100}%`,
    width: `${(box.w / scale.width) * 100}%`,
  })
  const then = agreed ? agreedSpan(agreed, line) : undefined
  const thenStart = then?.start ?? then?.end
  const box = boxOfMark(scale, mark)
  const scheduled = data.schedule.rows.get(line.id)
  const extent = line.kind === 'initiative' && !box ? extentOf(data.plan, line.id, new Map()) : null
  const now = dayNumber(today)
  return (
    <div className={classes['bars']}>
      {now >= scale.first && now <= scale.last && (
        <i data-sign="today" style={{ left: part({ x: xOfDay(scale, now), w: 0 }).left }} />
      )}
      {then && thenStart && (
        <i data-sign="agreed" style={part(boxOf(scale, thenStart, then.end ?? thenStart))} />
      )}
      {extent && <i data-sign="extent" style={part(boxOf(scale, extent.start, extent.end))} />}
      {slack && box && scheduled && scheduled.slack > 0 && mark.kind !== 'ongoing' && (
        <i data-sign="slack" style={part({ x: box.x + box.w, w: scheduled.slack * scale.dayWidth })} />
      )}
      {box && (
        <i
          data-sign="bar"
          data-kind={line.kind}
          data-mark={mark.kind}
          data-critical={scheduled?.critical || undefined}
          style={mark.kind === 'due' ? { left: part(box).left } : part(box)}
        />
      )}
    </div>
  )
}

const boxOfMark = (scale: Scale, mark: Mark): { x: number; w: number } | null => {
  switch (mark.kind) {
    case 'span':
      return boxOf(scale, mark.start, mark.end)
    case 'ongoing':
      return boxOf(scale, mark.start, mark.review ?? dateOfDay(scale.last))
    case 'start':
    case 'end':
    case 'due':
      return boxOf(scale, mark.date, mark.date)
    case 'backwards':
    case 'none':
      return null
  }
}
