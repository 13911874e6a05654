import { useMemo } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#client/i18n/formats.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { dayText } from '#client/ui/dateText.ts'
import { calendarRange } from './calendarRange.ts'
import { Legend } from './Legend.tsx'
import type { Paper } from './paper.ts'
import classes from './PrintView.module.css'
import { PrintRow } from './PrintRow.tsx'
import { scaleOf, type Scale } from './scale.ts'
import { signsIn } from './signs.ts'
import { ticksOf, unitsOf, type Tick } from './ticks.ts'
import type { Line } from './timelineRows.ts'
import type { TimelineData } from './useTimelineData.ts'

interface Props {
  data: TimelineData
  /** Rows that fit what is looked for, folded or not. */
  lines: readonly Line[]
  labName: string
  workstreamId: string | null
  agreed: AgreedDates | null
  slack: boolean
  today: string
  /** What the rows are narrowed to, in words; null where all are there. */
  narrowed: string | null
  paper: Paper
}

/** Width of the calendar's column on paper, in CSS pixels, by which its columns are chosen. */
const CALENDAR_WIDTH: Record<Paper, number> = { A3: 780, A4: 480 }

/** An initiative of more rows than this may be cut by the end of a page. */
const SHORT_GROUP = 16

/** Each initiative with its rows, and what stands before it, is kept on one page where it fits. */
const groupsOf = (lines: readonly Line[]): Line[][] => {
  const groups: Line[][] = []
  let headOnly = false
  for (const line of lines) {
    const begins =
      line.kind === 'room' || ((line.kind === 'initiative' || line.kind === 'loose') && !headOnly)
    if (begins || groups.length === 0) groups.push([line])
    else groups.at(-1)?.push(line)
    headOnly = line.kind === 'room'
  }
  return groups
}

const usePrintTicks = (scale: Scale): { upper: Tick[]; lower: Tick[] } => {
  const { t } = useTranslation('timeline')
  const language = useLocale()
  return useMemo(() => {
    const words = { language, quarter: (number: number) => t('quarter', { number }) }
    const all = { left: 0, right: scale.width }
    return { upper: ticksOf(scale, 'upper', all, words), lower: ticksOf(scale, 'lower', all, words) }
  }, [scale, t, language])
}

/** Fine lines of the calendar as one picture, for every row the same. */
const linesOf = (scale: Scale, ticks: readonly Tick[]): string => {
  const d = ticks.map(({ x }) => `M${Math.max(0, x).toFixed(1)} 0V1`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${scale.width} 1" preserveAspectRatio="none"><path d="${d}" stroke="#d3dee5" stroke-width="0.8"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

/** The timeline for paper: a table whose head is on every page. */
export const PrintView = (props: Props) => {
  const { t } = useTranslation('timeline')
  const { data, lines, agreed, paper, today } = props
  const range = calendarRange(data.plan, lines, agreed, today)
  const { first, last } = range
  const scale = useMemo(
    () => scaleOf({ first, last }, CALENDAR_WIDTH[paper] / (last - first + 1)),
    [first, last, paper],
  )
  const { upper, lower } = usePrintTicks(scale)
  const one = unitsOf(scale.dayWidth)
  const groups = useMemo(() => groupsOf(lines), [lines])
  const columns = ['number', 'what', 'who', 'start', 'end', 'weeks', 'waits'] as const
  const compared = agreed ? (['agreedDays'] as const) : []
  return createPortal(
    <div dir="ltr" data-print data-paper={paper} className={classes['print']} data-testid="print-view">
      <style>{`@page { size: ${paper} landscape; margin: 9mm; }`}</style>
      <h1>
        {props.labName} · {t('print.title')}
      </h1>
      <PrintHead {...props} />
      <Legend signs={signsIn(data, lines, { slack: props.slack, agreed: agreed !== null, arrows: false })} />
      <table className={classes['table']} style={{ ['--lines' as string]: linesOf(scale, lower) }}>
        <thead>
          <tr>
            {[...columns, ...compared].map((column) => (
              <th key={column} className={classes[column]} scope="col">
                {columnText(t, column)}
              </th>
            ))}
            <th className={classes['calendar']} scope="col">
              <div className={classes['ticks']}>
                {one.upper !== one.lower &&
                  upper.map((tick) => <TickText key={tick.day} tick={tick} scale={scale} />)}
                {lower.map((tick) => (
                  <TickText key={tick.day} tick={tick} scale={scale} lower />
                ))}
              </div>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody
            key={group[0]?.id}
            className={classes['group']}
            data-short={group.length <= SHORT_GROUP || undefined}
          >
            {group.map((line) => (
              <PrintRow
                key={line.id}
                line={line}
                data={data}
                scale={scale}
                agreed={agreed}
                slack={props.slack}
                today={today}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>,
    document.body,
  )
}

const columnText = (
  t: ReturnType<typeof useTranslation<'timeline'>>['t'],
  column: 'number' | 'what' | 'who' | 'start' | 'end' | 'weeks' | 'waits' | 'agreedDays',
): string => (column === 'what' || column === 'who' ? t(`columns.${column}`) : t(`print.${column}`))

const TickText = ({ tick, scale, lower = false }: { tick: Tick; scale: Scale; lower?: boolean }) => (
  <span
    data-lower={lower || undefined}
    style={{
      left: `${(Math.max(0, tick.x) / scale.width) * 100}%`,
      width: `${((tick.w + Math.min(0, tick.x)) / scale.width) * 100}%`,
    }}
  >
    {tick.text}
  </span>
)

const PrintHead = ({ data, workstreamId, agreed, narrowed, today }: Props) => {
  const { t } = useTranslation('timeline')
  return (
    <p className={classes['facts']}>
      <b>{roomText(data.plan, workstreamId) ?? t('print.wholeLab')}</b>
      <span>{t('print.on', { date: dayText(today) })}</span>
      {agreed && <span>{t('print.compared', { version: agreed.version, date: dayText(agreed.at) })}</span>}
      {narrowed !== null && <span>{t('print.filtered', { what: narrowed })}</span>}
    </p>
  )
}

const roomText = (plan: Plan, id: string | null): string | null => {
  const room = liveOf(plan, 'workstreams', id)
  return room && [room.code, room.title].filter(Boolean).join(' · ')
}
