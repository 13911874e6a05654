import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './badges.module.css'
import { shortName } from './editors/organisationChoices.ts'

/** An organisation by its acronym; one that an activity of the plan is to create is marked. */
export const OrganisationChip = ({ plan, id }: { plan: Plan; id: string }) => {
  const { t } = useTranslation('plan')
  const organisation = liveOf(plan, 'organisations', id)
  if (!organisation) return <span className={classes['organisation']}>{t('organisations.gone')}</span>
  const { name, planned } = organisation
  const hint = planned ? t('organisations.plannedHint', { name }) : name
  return (
    <span className={classes['organisation']} data-planned={planned || undefined} title={hint}>
      <SectorMark sector={organisation.sector} />
      {shortName(organisation) || t('unnamed')}
      {planned && <span className="visually-hidden"> ({t('organisations.planned')})</span>}
    </span>
  )
}
