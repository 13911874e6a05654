import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import type { Dependency } from '#shared/plan/plan.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { refusalText } from '#client/plan/refusalText.ts'
import { dayText } from '#client/ui/dateText.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { askedDates, type AskedDates } from './askedDates.ts'
import classes from './between.module.css'
import { useRequestAnswers } from './useRequestAnswers.ts'

interface Props {
  dependency: Dependency
  /** Null where nothing would change. */
  command: SingleCommand | null
}

/** What asking would do, before it is asked: why it cannot be, or whether the dates hold. */
export const AskPreview = ({ dependency, command }: Props) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const lab = useLiveLab()
  const answers = useRequestAnswers()
  const decision = useMemo(
    () => command && decide(plan, command, { now: lab.now(), newId: lab.newId }),
    [plan, command, lab],
  )
  const dates = useMemo(() => askedDates(plan, answers, dependency), [plan, answers, dependency])
  if (decision && !decision.ok)
    return (
      <Notice tone="bad">
        <p>{refusalText(t, decision.refusal)}</p>
      </Notice>
    )
  return dates && <Dates dates={dates} to={rowDates(plan, dependency.toId)?.label ?? ''} />
}

const Dates = ({ dates, to }: { dates: AskedDates; to: string }) => {
  const { t } = useTranslation('between')
  if (dates.kind === 'unknown') return <p className={classes['preview']}>{t('ask.dates.unknown')}</p>
  const days = { needed: dayText(dates.needed), date: dayText(dates.date) }
  return (
    <div className={classes['preview']} data-late={dates.kind === 'late'} aria-live="polite">
      <p>{t(`ask.dates.${dates.kind}`, days)}</p>
      {dates.kind === 'late' && (
        <>
          {dates.start !== null && (
            <p>{t('ask.dates.shift', { to, count: dates.days, start: dayText(dates.start) })}</p>
          )}
          {dates.more > 0 && <p>{t('ask.dates.more', { count: dates.more })}</p>}
          <p>{t('ask.dates.stays')}</p>
        </>
      )}
    </div>
  )
}
