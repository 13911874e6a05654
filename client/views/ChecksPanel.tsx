import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Finding } from '#shared/plan/rules/finding.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { whereOf, whereText } from '#shared/plan/rules/where.ts'
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
  const { lab, room } = useParams()
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
                  <small>{whereText(whereOf(plan, finding))}</small>
                </span>
                <span className={classes['rule']}>{finding.rule}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Link
        className={classes['all'] ?? ''}
        to={`/labs/${lab}/checks${room ? `?room=${encodeURIComponent(room)}` : ''}`}
      >
        {t('checks.all')}
      </Link>
    </aside>
  )
}
