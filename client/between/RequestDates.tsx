import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BINDS } from '#shared/plan/binds.ts'
import { daysBetween } from '#shared/plan/dates.ts'
import { fits, type Request } from '#shared/plan/requests.ts'
import { dayText } from '#client/ui/dateText.ts'
import classes from './between.module.css'

/** "Needed by 25 Nov 2015, planned to end 24 Nov 2015", and whether that is in time. */
export const RequestDates = ({ request }: { request: Request }) => {
  const { t } = useTranslation('between')
  const { dependency, date, neededBy } = request
  const waitsForEnd = BINDS[dependency.type].from === 'end'
  const planned =
    date === null
      ? t(waitsForEnd ? 'item.noEnd' : 'item.noStart')
      : t(waitsForEnd ? 'item.end' : 'item.start', { date: dayText(date) })
  const needed =
    neededBy === null
      ? t('item.noNeed')
      : t(waitsForEnd ? 'item.needed' : 'item.neededStart', { date: dayText(neededBy) })
  const { lagDays } = dependency
  const lag = lagDays === 0 ? null : t(lagDays > 0 ? 'item.lag' : 'item.lead', { count: Math.abs(lagDays) })
  return (
    <p className={classes['dates']}>
      {[needed, planned, lag].filter(Boolean).join(', ')} <Fit request={request} />
    </p>
  )
}

const Fit = ({ request }: { request: Request }) => {
  const { t } = useTranslation('between')
  const fit = fits(request)
  if (fit === null || request.neededBy === null || request.date === null) return null
  const late = daysBetween(request.neededBy, request.date)
  return (
    <span className={classes['fit']} data-late={!fit}>
      {fit ? <IconCheck size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
      {fit ? t('item.fits') : t('item.late', { count: late })}
    </span>
  )
}
