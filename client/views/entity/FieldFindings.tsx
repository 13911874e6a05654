import { useTranslation } from 'react-i18next'
import { useLint } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { findingText, SeverityIcon } from '../FindingMark.tsx'
import classes from './entity.module.css'

/** What the rules say about something of an entity that is no field of its form: its budget, its indicators. */
export const FieldFindings = ({ id, field }: { id: string; field: string }) => {
  const { t } = useTranslation('plan')
  const findings = useLint().byField.get(fieldKey(id, field)) ?? []
  return findings.map((finding, at) => (
    <p key={`${finding.code} ${at}`} className={classes['finding']}>
      <SeverityIcon severity={finding.severity} size={14} /> {findingText(t, finding)}
    </p>
  ))
}
