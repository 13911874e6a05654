import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { SeverityIcon } from './FindingMark.tsx'
import classes from './LintCount.module.css'

/** How many checks stand in the way of agreement, and how many should be looked at. */
export const LintCount = ({ findings }: { findings: readonly Finding[] }) => {
  const { t } = useTranslation('plan')
  const count = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) count[severity] += 1
  if (count.error + count.warning === 0)
    return (
      <span className={classes['fine']}>
        <IconCircleCheckFilled size={16} aria-hidden /> {t('checks.none')}
      </span>
    )
  return (
    <span className={classes['counts']}>
      {(['error', 'warning'] as const).map((severity) =>
        count[severity] === 0 ? null : (
          <span
            key={severity}
            className={classes['count']}
            title={t(`checks.${severity}`, { count: count[severity] })}
          >
            <SeverityIcon severity={severity} />
            {count[severity]}
            <span className="visually-hidden"> {t(`checks.${severity}`, { count: count[severity] })}</span>
          </span>
        ),
      )}
    </span>
  )
}
