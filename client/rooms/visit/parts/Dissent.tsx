import { useTranslation } from 'react-i18next'
import { headOf } from '#shared/plan/comments.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import classes from '../visit.module.css'
import type { Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

const MOST = 3

/** Who does not agree, and with what. */
export const Dissent = ({ visit: { dissents }, plan }: { visit: Visit; plan: Plan }) => {
  const { t } = useTranslation(['rooms', 'plan'])
  return (
    <Part part="dissent" title={t('visit.dissent')} all={dissents} most={MOST} none={t('visit.noDissent')}>
      {(shown) => (
        <ul>
          {shown.map((comment) => (
            <li key={comment.id}>
              <span className={classes['text']}>{comment.text}</span>{' '}
              <small>{nameOf(plan, headOf(plan, comment).aboutId)}</small>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
