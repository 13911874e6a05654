import { useTranslation } from 'react-i18next'
import type { RoadmapEntity } from '#shared/roadmap/schema.ts'
import { dayText } from '#client/ui/dateText.ts'
import { StandingChip } from '#client/ui/StandingChip.tsx'
import type { Lookup } from './lookup.ts'
import classes from './Answers.module.css'

interface Props {
  commitments: readonly RoadmapEntity<'commitments'>[]
  lookup: Lookup
}

/** Who signed for which organisation, with what they said. */
export const Answers = ({ commitments, lookup }: Props) => {
  const { t } = useTranslation('roadmap')
  if (commitments.length === 0) return <p>{t('answers.none')}</p>
  return (
    <ul className={classes['answers']}>
      {commitments.map((c) => (
        <li key={c.id}>
          <div className={classes['head']}>
            <b>{c.organisationName}</b>
            <StandingChip state={c.decision} />
          </div>
          <div className={classes['who']}>
            {t('answers.by', {
              name: c.signatory.name,
              date: dayText(c.signedAt),
              version: c.version,
            })}
            {c.onBehalfOf.length > 0 &&
              ` · ${t('answers.onBehalf', { names: c.onBehalfOf.map(lookup.organisation).join(', ') })}`}
          </div>
          {c.statement && <blockquote>{c.statement}</blockquote>}
        </li>
      ))}
    </ul>
  )
}
