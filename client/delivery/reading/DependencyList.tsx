import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import type { Lookup } from './lookup.ts'

/** What waits for what, in words. */
export const DependencyList = (props: {
  dependencies: InitiativeContent['dependencies']
  lookup: Lookup
}) => {
  const { t } = useTranslation('roadmap')
  return (
    <List size="sm" spacing={4}>
      {props.dependencies.map((d) => (
        <List.Item key={d.id}>
          {t(`dependencies.${d.type}`, {
            from: props.lookup.label(d.fromId),
            to: props.lookup.label(d.toId),
          })}
          {d.lagDays !== 0 && ` ${t('dependencies.lag', { count: d.lagDays })}`}
        </List.Item>
      ))}
    </List>
  )
}

export const RiskList = ({ risks, lookup }: { risks: InitiativeContent['risks']; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  return (
    <List size="sm" spacing={6}>
      {risks.map((risk) => (
        <List.Item key={risk.id}>
          <b>{t(`risks.${risk.type}`)}:</b> {risk.text} {risk.illustrative && <IllustrativeBadge />}
          {risk.mitigation && <div>{t('risks.mitigation', { text: risk.mitigation })}</div>}
          {risk.ownerOrgId && <div>{t('risks.owner', { name: lookup.organisation(risk.ownerOrgId) })}</div>}
        </List.Item>
      ))}
    </List>
  )
}
