import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/plan/dates.ts'
import classes from './Chart.module.css'
import { spanOf, type Mark } from './dates.ts'
import { extentOf } from './extent.ts'
import { boxOf } from './scale.ts'
import { useTimeline } from './timelineContext.ts'

/** Where an initiative's activities reach beyond its own dates; without own dates, from the first to the last of them. */
export const Bracket = ({ id, mark }: { id: string; mark: Mark }) => {
  const { t } = useTranslation('timeline')
  const { plan, shifts, scale } = useTimeline()
  const extent = extentOf(plan, id, shifts)
  if (!extent) return null
  const own = shifts.get(id)?.after ?? spanOf(mark)
  if (!own) {
    const { x, w } = boxOf(scale, extent.start, extent.end)
    return <span className={classes['extent']} style={{ left: x, width: w }} />
  }
  const before = extent.start < own.start ? boxOf(scale, extent.start, addDays(own.start, -1)) : null
  const after =
    mark.kind === 'span' && extent.end > own.end ? boxOf(scale, addDays(own.end, 1), extent.end) : null
  return [before, after].map(
    (box, i) =>
      box && (
        <span
          key={i === 0 ? 'before' : 'after'}
          className={classes['exceeds']}
          style={{ left: box.x, width: box.w }}
          title={t('exceeds')}
        />
      ),
  )
}
