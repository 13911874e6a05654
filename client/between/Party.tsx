import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { OrganisationChip } from '#client/views/OrganisationChip.tsx'
import { shortName } from '#client/views/editors/organisationChoices.ts'
import classes from './WaitingFor.module.css'

/** An organisation that waits or is waited for; null where nobody is responsible yet. */
export const Party = ({ plan, id }: { plan: Plan; id: string | null }) => {
  const { t } = useTranslation('waiting')
  return id === null ? (
    <span className={classes['nobody']} title={t('nobodyHint')}>
      {t('nobody')}
    </span>
  ) : (
    <OrganisationChip plan={plan} id={id} />
  )
}

export const partyName = (t: TFunction<'waiting'>, plan: Plan, id: string | null): string => {
  const organisation = liveOf(plan, 'organisations', id)
  return organisation ? shortName(organisation) : t('nobody')
}
