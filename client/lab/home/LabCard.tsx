import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SessionResponse } from '#shared/api/identity.ts'
import { useLabSession } from '#client/api/labs.ts'
import { PhaseTag } from '../PhaseTag.tsx'
import classes from './MyLabs.module.css'

/** A lab with one's role in it and what its plan is doing. */
export const LabCard = ({ lab }: { lab: SessionResponse['labs'][number] }) => {
  const { t } = useTranslation(['lab', 'common'])
  const session = useLabSession(lab.slug).data
  return (
    <Link to={`/labs/${lab.slug}`} className={classes['card'] ?? ''}>
      <span className={classes['name']}>{lab.name}</span>
      <span className={classes['facts']}>
        <span>{t('home.role', { role: t(`roles.${lab.role}`, { ns: 'common' }) })}</span>
        {session && <PhaseTag phase={session.phase} version={session.version} />}
      </span>
    </Link>
  )
}
