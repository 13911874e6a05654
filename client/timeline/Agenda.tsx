import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dateFormat } from '#client/i18n/formats.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { agendaOf, type AgendaRow } from './agendaRows.ts'
import classes from './Agenda.module.css'
import { agreedSpan, movedSince } from './compare.ts'
import { markIn } from './dates.ts'
import type { Line } from './timelineRows.ts'
import type { TimelineData } from './useTimelineData.ts'
import { datesText, dayCount, lineTitle, movedText, rowName, weeksOf, whoText } from './words.ts'

interface Props {
  data: TimelineData
  lines: readonly Line[]
  agreed: AgreedDates | null
  open: (id: string) => void
}

const MONTH = dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The timeline on a phone: month by month, what starts and what is due. */
export const Agenda = ({ data, lines, agreed, open }: Props) => {
  const { t } = useTranslation('timeline')
  const box = useRef<HTMLElement>(null)
  const rows = useMemo(() => agendaOf(data.plan, lines), [data.plan, lines])
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.kind === 'month' ? 44 : 96),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
    <section ref={box} className={classes['box']} tabIndex={0} aria-label={t('agenda.label')}>
      <ul className={classes['list']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={classes['item']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'month' ? (
                <h2 className={classes['month']}>
                  {row.month === null
                    ? t('agenda.undated')
                    : MONTH().format(Date.parse(`${row.month}-01T00:00:00Z`))}
                </h2>
              ) : (
                <Entry row={row} data={data} agreed={agreed} open={open} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Entry = ({
  row,
  data,
  agreed,
  open,
}: Omit<Props, 'lines'> & { row: Extract<AgendaRow, { kind: 'entry' }> }) => {
  const { t } = useTranslation('timeline')
  const { plan, schedule, arrows } = data
  const { line } = row
  const mark = markIn(plan, line.id)
  const weeks = weeksOf(mark)
  const scheduled = schedule.rows.get(line.id)
  const waits = arrows.into.get(line.id) ?? []
  const then = agreed ? agreedSpan(agreed, line) : undefined
  const facts = [
    line.kind === 'milestone' && mark.kind === 'none' ? t('dates.noneMilestone') : datesText(t, mark),
    weeks === null ? '' : t('weeks', { count: weeks }),
    scheduled && scheduled.slack > 0 ? t('row.slack', { days: dayCount(t, scheduled.slack) }) : '',
    then ? movedText(t, movedSince(plan, line.id, then)) : '',
  ]
  return (
    <button type="button" className={classes['entry']} onClick={() => open(line.id)} data-line={line.id}>
      <span className={classes['title']}>
        {row.place} {lineTitle(t, line)}
      </span>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {waits.length > 0 && (
        <span>
          {t('row.waits', {
            what: waits.map(({ dependency }) => rowName(t, plan, dependency.fromId)).join(', '),
          })}
        </span>
      )}
      <span className={classes['foot']}>
        {whoText(plan, line)}
        {scheduled?.critical && <Tag tone="strong" text={t('row.critical')} />}
        {agreed && !then && <Tag text={t('compare.isNew')} />}
      </span>
    </button>
  )
}
