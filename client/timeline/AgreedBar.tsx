import type { Plan } from '#shared/plan/plan.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import classes from './Chart.module.css'
import { agreedSpan, movedSince } from './compare.ts'
import { boxOf } from './scale.ts'
import { useTimeline } from './timelineContext.ts'
import type { DatedLine } from './timelineRows.ts'
import { movedText, type Texts } from './words.ts'

/** When it was to be, as agreed: a thin bar under the one of now. */
export const AgreedBar = ({ line, agreed }: { line: DatedLine; agreed: AgreedDates }) => {
  const { scale } = useTimeline()
  const then = agreedSpan(agreed, line)
  const start = then?.start ?? then?.end
  if (!then || !start) return null
  const { x, w } = boxOf(scale, start, then.end ?? start)
  return <span className={classes['agreed']} style={{ left: x, width: w }} data-agreed />
}

/** "5 days later", "new"; empty where it is as agreed. */
export const comparedLabel = (t: Texts, plan: Plan, agreed: AgreedDates, line: DatedLine): string => {
  const then = agreedSpan(agreed, line)
  if (!then) return t('compare.isNew')
  const moved = movedSince(plan, line.id, then)
  return (moved.start ?? 0) === 0 && (moved.end ?? 0) === 0 ? '' : movedText(t, moved)
}
