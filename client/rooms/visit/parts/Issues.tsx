import { useTranslation } from 'react-i18next'
import { listText } from '#client/i18n/formats.ts'
import { Tag } from '#client/ui/Tag.tsx'
import classes from '../visit.module.css'
import type { Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

const MOST = 5
const MOST_CODES = 4

/** What stands in the way, with what answers it. */
export const Issues = ({ visit: { issues } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="issues" title={t('visit.issues')} all={issues} most={MOST} none={t('visit.noIssues')}>
      {(shown) => (
        <ol>
          {shown.map(({ issue, answers, isAnswered }) => (
            <li key={issue.id}>
              <span className={classes['text']}>{issue.text}</span>{' '}
              {isAnswered ? (
                answers.length > 0 && (
                  <small>{t('visit.answeredBy', { codes: listText(answers.slice(0, MOST_CODES)) })}</small>
                )
              ) : (
                <Tag tone="bad" text={t('visit.unanswered')} />
              )}
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}
