import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#shared/plan/rules/finding.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { activityNumber, liveOf } from '#shared/plan/select.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import classes from './ChecksPanel.module.css'
import { findingText, SeverityIcon } from './FindingMark.tsx'

interface Props {
  plan: Plan
  findings: readonly Finding[]
  goTo: (finding: Finding) => void
  close: () => void
}

/** Everything the rules say about this room; one click leads to the field. */
export const ChecksPanel = ({ plan, findings, goTo, close }: Props) => {
  const { t } = useTranslation('plan')
  return (
    <aside className={classes['panel']} aria-label={t('checks.title')}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{t('checks.title')}</h2>
        <CloseButton aria-label={t('checks.close')} onClick={close} />
      </div>
      {findings.length === 0 ? (
        <p className={classes['fine']}>
          <IconCircleCheckFilled size={18} aria-hidden /> {t('checks.allFine')}
        </p>
      ) : (
        <ul className={classes['list']}>
          {findings.map((finding, index) => (
            <li key={`${finding.rule} ${finding.code} ${finding.path.id} ${finding.path.field} ${index}`}>
              <UnstyledButton className={classes['finding']} onClick={() => goTo(finding)}>
                <SeverityIcon severity={finding.severity} />
                <span className={classes['words']}>
                  <span className="visually-hidden">{t(`severity.${finding.severity}`)}: </span>
                  <span>{findingText(t, finding)}</span>
                  <small>{whereText(plan, finding, entityName(t, plan, finding.path.id))}</small>
                </span>
                <span className={classes['rule']}>{finding.rule}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}

/** "MPSG-4 · 2.3 Team members" */
const whereText = (plan: Plan, finding: Finding, name: string): string => {
  const initiative = liveOf(plan, 'initiatives', finding.initiativeId)
  const activity = liveOf(plan, 'activities', finding.path.id)
  const number = activity && activityNumber(plan, activity)
  const own = initiative?.id === finding.path.id
  const parts = [initiative?.code, [number, own ? initiative.title : name].filter(Boolean).join(' ')]
  return parts.filter(Boolean).join(' · ')
}
