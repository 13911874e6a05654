import type { Plan } from '#shared/plan/plan.ts'
import type { Schedule } from '#shared/plan/schedule.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import type { ArrowIndex } from './arrows.ts'
import { agreedSpan, movedSince } from './compare.ts'
import { markIn } from './dates.ts'
import { isDated, type DatedLine, type Line } from './timelineRows.ts'
import { datesText, dayCount, lineTitle, movedText, rowName, weeksOf, whoText, type Texts } from './words.ts'

interface Known {
  plan: Plan
  schedule: Schedule
  arrows: ArrowIndex
  agreed: AgreedDates | null
  locked: boolean
}

/** All a bar shows, as one sentence: number, words, dates, weeks, who, critical or slack, what it waits for. */
export const describeLine = (t: Texts, line: Line, known: Known): string =>
  (isDated(line) ? [lineTitle(t, line), ...factsOf(t, line, known)] : [lineTitle(t, line)]).join(', ')

const factsOf = (t: Texts, line: DatedLine, known: Known): string[] => {
  const { plan, schedule, arrows } = known
  const mark = markIn(plan, line.id)
  const weeks = weeksOf(mark)
  const who = whoText(plan, line)
  const scheduled = schedule.rows.get(line.id)
  const waits = arrows.into.get(line.id) ?? []
  return [
    line.kind === 'milestone' && mark.kind === 'none' ? t('dates.noneMilestone') : datesText(t, mark),
    weeks === null ? '' : t('weeks', { count: weeks }),
    line.kind === 'milestone' ? '' : whoSentence(t, line, who),
    scheduled?.critical ? t('row.critical') : '',
    scheduled && scheduled.slack > 0 ? t('row.slack', { days: dayCount(t, scheduled.slack) }) : '',
    waits.length === 0
      ? ''
      : t('row.waits', {
          what: waits.map(({ dependency }) => rowName(t, plan, dependency.fromId)).join(', '),
        }),
    comparedText(t, line, known),
    known.locked ? t('row.locked') : '',
  ].filter(Boolean)
}

const whoSentence = (t: Texts, line: DatedLine, who: string): string => {
  if (who === '') return line.kind === 'activity' ? t('row.nobody') : ''
  return t(line.kind === 'initiative' ? 'row.led' : 'row.by', { who })
}

const comparedText = (t: Texts, line: DatedLine, { plan, agreed }: Known): string => {
  if (!agreed) return ''
  const { version } = agreed
  const then = agreedSpan(agreed, line)
  if (!then) return t('row.isNew', { version })
  return t('row.moved', { version, what: movedText(t, movedSince(plan, line.id, then)) })
}
