/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table laid out by place */
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#client/i18n/formats.ts'
import { dayNumber } from '#shared/plan/dates.ts'
import { dayText } from '#client/ui/dateText.ts'
import classes from './Chart.module.css'
import { headHeight, rowHeight, type Window } from './layout.ts'
import { NamesWidth } from './NamesWidth.tsx'
import { xOfDay } from './scale.ts'
import { isWeekend, ticksOf, type Tick } from './ticks.ts'
import { useTimeline } from './timelineContext.ts'

const useTicks = (row: 'upper' | 'lower', shown: Window): Tick[] => {
  const { t } = useTranslation('timeline')
  const language = useLocale()
  const { scale } = useTimeline()
  return useMemo(
    () =>
      ticksOf(scale, row, shown, {
        language,
        quarter: (number) => t('quarter', { number }),
      }),
    [scale, row, shown, language, t],
  )
}

/** A column at the edge may be too narrow for its name, of which a piece would say something else. */
const hasRoom = (width: number, text: string): boolean => text.length <= 2 || width >= text.length * 8

/** The calendar's columns above the rows, which stay in view. */
export const ChartHead = memo(
  ({ shown, today, resize }: { shown: Window; today: string; resize: (width: number) => void }) => {
    const { t } = useTranslation('timeline')
    const { scale, namesWidth } = useTimeline()
    const upper = useTicks('upper', shown)
    const lower = useTicks('lower', shown)
    const now = dayNumber(today)
    const inside = now >= scale.first && now <= scale.last
    return (
      <div role="row" aria-rowindex={1} className={classes['head']} style={{ height: headHeight() }}>
        <div role="columnheader" className={classes['corner']} style={{ width: namesWidth }}>
          <span>{t('columns.what')}</span>
          <span className={classes['who']}>{t('columns.who')}</span>
          <NamesWidth width={namesWidth} resize={resize} />
        </div>
        <div
          role="columnheader"
          aria-label={t('columns.calendar')}
          className={classes['calendar']}
          style={{ width: scale.width }}
        >
          <div aria-hidden>
            {upper.map(({ day, x, w, text }) => (
              <div key={day} className={classes['upper']} style={{ left: x, width: w }}>
                {hasRoom(w, text) && <span style={{ left: namesWidth + 6 }}>{text}</span>}
              </div>
            ))}
            {lower.map(({ day, x, w, unit, text }) => (
              <div
                key={day}
                className={classes['lower']}
                data-weekend={(unit === 'day' && isWeekend(day)) || undefined}
                style={{ left: x, width: w }}
              >
                {hasRoom(w, text) && text}
              </div>
            ))}
            {inside && (
              <div className={classes['todayFlag']} style={{ left: xOfDay(scale, now) }}>
                {t('todayLine', { date: dayText(today) })}
              </div>
            )}
          </div>
        </div>
      </div>
    )
  },
)

/** Lines of the calendar behind the rows: columns, weekends where days are shown, and today. */
export const ChartGround = memo(({ shown, today, rows }: { shown: Window; today: string; rows: number }) => {
  const { scale, namesWidth } = useTimeline()
  const lower = useTicks('lower', shown)
  const upper = useTicks('upper', shown)
  // Only as high as what is drawn: a dashed line through 3,000 rows takes a third of a second to paint.
  const top = shown.firstRow * rowHeight()
  const height = Math.max(0, Math.min(rows, shown.lastRow + 1) * rowHeight() - top)
  const now = dayNumber(today)
  return (
    <div
      aria-hidden
      className={classes['ground']}
      style={{ left: namesWidth, width: scale.width, top, height }}
    >
      {lower.map(({ day, x, w, unit }) => (
        <span
          key={day}
          className={classes['column']}
          data-weekend={(unit === 'day' && isWeekend(day)) || undefined}
          style={{ left: x, width: w }}
        />
      ))}
      {upper.map(({ day, x }) => (
        <span key={`upper ${day}`} className={classes['strong']} style={{ left: x }} />
      ))}
      {now >= scale.first && now <= scale.last && (
        <span className={classes['today']} style={{ left: xOfDay(scale, now) + scale.dayWidth / 2 }} />
      )}
    </div>
  )
})
