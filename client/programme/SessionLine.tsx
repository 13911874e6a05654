import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { endOf } from '#shared/programme/dates.ts'
import type { Session } from '#shared/programme/template.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { artefactText } from './artefactText.ts'
import classes from './programme.module.css'

/** A session: when, what, and what it leaves. */
export const SessionLine = ({ session, children }: { session: Session; children?: ReactNode }) => {
  const { t } = useTranslation('programme')
  const { title, kind, start, where, what, leaves } = session
  return (
    <div className={classes['session']} data-session={session.id}>
      <span className={classes['time']}>
        {start}–{endOf(session)}
      </span>
      <div className={classes['sessionWords']}>
        <span className={classes['sessionTitle']}>
          <b>{title}</b>
          {kind !== 'breakout' && t(`kind.${kind}`) !== title && <Tag text={t(`kind.${kind}`)} />}
          {kind !== 'plenary' && kind !== 'reportBack' && (
            <span className={classes['faint']}>{t(`where.${where}`)}</span>
          )}
        </span>
        {what && <span className={classes['what']}>{what}</span>}
        {leaves.length > 0 && (
          <span className={classes['leaves']}>
            {t('leaves')} {leaves.map((one) => artefactText(t, one)).join(' · ')}
          </span>
        )}
      </div>
      {children}
    </div>
  )
}
