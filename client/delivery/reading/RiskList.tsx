import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { dayText } from '#client/ui/dateText.ts'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import { triggerText } from '#client/ui/triggerText.ts'
import type { Lookup } from './lookup.ts'

/** Risks and assumptions: what is done about them, and what shows that they have occurred. */
export const RiskList = ({ risks, lookup }: { risks: InitiativeContent['risks']; lookup: Lookup }) => (
  <List size="sm" spacing={6}>
    {risks.map((risk) => (
      <List.Item key={risk.id}>
        <RiskReading risk={risk} lookup={lookup} />
      </List.Item>
    ))}
  </List>
)

const RiskReading = ({ risk, lookup }: { risk: InitiativeContent['risks'][number]; lookup: Lookup }) => {
  const { t } = useTranslation(['roadmap', 'register', 'common'])
  const { t: register } = useTranslation('register')
  const state = lookup.riskState(risk.id)
  return (
    <>
      <b>{t('labelled', { ns: 'common', label: t(`risks.${risk.type}`) })}</b> {risk.text}{' '}
      {state && (
        <Tag tone={state === 'occurred' ? 'bad' : 'plain'} text={register(`state.${risk.type}.${state}`)} />
      )}{' '}
      {risk.illustrative && <IllustrativeBadge />}
      {risk.trigger && <div>{triggerText(register, risk.trigger, lookup.indicator)}</div>}
      {risk.mitigation && <div>{t('risks.mitigation', { text: risk.mitigation })}</div>}
      {risk.ownerOrgId && <div>{t('risks.owner', { name: lookup.organisation(risk.ownerOrgId) })}</div>}
      {risk.reviewDate && <div>{t('risks.review', { date: dayText(risk.reviewDate) })}</div>}
    </>
  )
}
