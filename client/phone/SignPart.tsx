import { Button } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAgreement } from '#client/api/agreement.ts'
import { useLabNow } from '#client/api/labs.ts'
import { isOpen, ownStanding } from '#client/agreement/standings.ts'
import { useLiveLab, useRoomState } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './phone.module.css'

const SignDrawer = lazy(() =>
  import('#client/agreement/SignDrawer.tsx').then((module) => ({ default: module.SignDrawer })),
)

/** What this person's organisation has still to sign, each one tap from being read; while a version is signed. */
export const SignPart = () => {
  const { t } = useTranslation(['phone', 'agreement'])
  const session = useLabNow(useLiveLab().session)
  const { seat, lab } = session
  const { phase } = useRoomState() ?? session
  const frozen = phase === 'frozen'
  const { data, error, refetch } = useAgreement(lab.slug, { enabled: frozen })
  const [reading, setReading] = useState<string | null>(null)
  const [opened, setOpened] = useState(false)
  const current = data?.phase === 'frozen' ? data.current : null
  if (!frozen || (!current && !error)) return null
  const mine = (current?.releasedAt === null ? current.initiatives : []).flatMap((initiative) => {
    const standing = ownStanding(seat, initiative)
    return standing ? [{ initiative, open: isOpen(standing) }] : []
  })
  const open = mine.filter((one) => one.open)
  const read = (id: string) => {
    setOpened(true)
    setReading(id)
  }
  return (
    <section aria-labelledby="seat-sign" className={classes['part']}>
      <h2 id="seat-sign">{t('sign.title', { count: open.length })}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {current && open.length === 0 && (
        <p className={classes['faint']}>{t(mine.length > 0 ? 'sign.done' : 'sign.notAsked')}</p>
      )}
      <ul className={classes['list']}>
        {open.map(({ initiative: { initiativeId, code, title } }) => (
          <li key={initiativeId} className={classes['item']}>
            <h3>{[code, title].filter(Boolean).join(' ') || t('untitled', { ns: 'agreement' })}</h3>
            <Button
              size="lg"
              fullWidth
              className={classes['big'] ?? ''}
              leftSection={<IconSignature size={22} aria-hidden />}
              onClick={() => read(initiativeId)}
            >
              {t('sign.read')}
              <span className="visually-hidden">&nbsp;{code || title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Link className={classes['way'] ?? ''} to={`/labs/${lab.slug}/agreement`}>
        {t('sign.all')}
      </Link>
      {current && opened && (
        <Suspense>
          <SignDrawer
            session={session}
            current={current}
            initiativeId={reading}
            close={() => setReading(null)}
          />
        </Suspense>
      )}
    </section>
  )
}
