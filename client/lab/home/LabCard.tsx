import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Role, SessionResponse } from '#shared/api/identity.ts'
import type { Phase } from '#shared/wire/frames.ts'
import { useLabSession } from '#client/api/labs.ts'
import { leadsLab } from '../people/rights.ts'
import { PhaseTag } from '../PhaseTag.tsx'
import classes from './MyLabs.module.css'

/** What somebody with a single lab does next. */
const nextAt = (role: Role, phase: Phase, version: number) => {
  if (phase === 'frozen') return 'frozen'
  if (leadsLab(role)) return version > 0 ? 'leadAgain' : 'lead'
  return role === 'participant' ? 'member' : 'watch'
}

/** A lab with one's role in it and what its plan is doing; what to do with it, where it is the only one. */
export const LabCard = ({ lab, alone }: { lab: SessionResponse['labs'][number]; alone: boolean }) => {
  const { t } = useTranslation(['lab', 'common', 'first'])
  const session = useLabSession(lab.slug).data
  return (
    <Link to={`/labs/${lab.slug}`} className={classes['card'] ?? ''}>
      <span className={classes['name']}>{lab.name}</span>
      {alone && session && (
        <span className={classes['next']}>
          {t(`home.${nextAt(lab.role, session.phase, session.version)}`, { ns: 'first' })}
        </span>
      )}
      <span className={classes['facts']}>
        <span>{t('home.role', { role: t(`roles.${lab.role}`, { ns: 'common' }) })}</span>
        {session && <PhaseTag phase={session.phase} version={session.version} />}
      </span>
    </Link>
  )
}
