import { Button } from '@mantine/core'
import { IconArrowRight, IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import type { LabMoment } from '#shared/api/history.ts'
import { failureKey } from '#client/api/apiFailure.ts'
import { askHistory } from '#client/api/history.ts'
import { momentOf, zoneName } from '#client/history/times.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { earlierMoment, laterMoment, type AskFacts } from './nextMoment.ts'
import classes from './past.module.css'
import { useNowAddress } from './useNowAddress.ts'

interface Props {
  lab: string
  moment: Pick<LabMoment, 'seq' | 'at'>
  /** The room whose changes the steps go by. */
  roomId: string | null
}

/** Says above everything else that this is the past, and which; a step to either side, and the way back to now. */
export const PastBar = ({ lab, moment, roomId }: Props) => {
  const { t } = useTranslation(['history', 'common'])
  const now = useNowAddress()
  const narrow = useNarrow()
  const { said, busy, step } = useSteps({ lab, moment, roomId })
  return (
    <section className={classes['bar']} aria-label={t('past.label')}>
      <div className={classes['words']}>
        <IconHistory size={22} aria-hidden />
        <p>
          <strong>{t('past.title', { moment: momentOf(moment.at) })}</strong>
          <span className={classes['readOnly']}>{t('past.readOnly')}</span>
          <span className={classes['zone']}>{zoneName(moment.at)}</span>
        </p>
      </div>
      <div className={classes['steps']}>
        <Button
          size="compact-sm"
          variant="white"
          color="dark"
          aria-label={t('past.earlier')}
          aria-busy={busy === 'earlier'}
          leftSection={<IconChevronLeft size={16} aria-hidden />}
          onClick={() => step('earlier')}
        >
          {t(narrow ? 'past.short.earlier' : 'past.earlier')}
        </Button>
        <Button
          size="compact-sm"
          variant="white"
          color="dark"
          aria-label={t('past.later')}
          aria-busy={busy === 'later'}
          rightSection={<IconChevronRight size={16} aria-hidden />}
          onClick={() => step('later')}
        >
          {t(narrow ? 'past.short.later' : 'past.later')}
        </Button>
        <Button
          component={Link}
          to={now}
          size="compact-sm"
          color="dark"
          rightSection={<IconArrowRight size={16} aria-hidden />}
        >
          {t('past.now')}
        </Button>
      </div>
      <output className={classes['said']}>{said}</output>
    </section>
  )
}

type Way = 'earlier' | 'later'

const useSteps = ({ lab, moment, roomId }: Props) => {
  const { t } = useTranslation(['history', 'common'])
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [said, setSaid] = useState({ seq: moment.seq, text: '' })
  const [busy, setBusy] = useState<Way | null>(null)
  const ask: AskFacts = (wanted) => askHistory(lab, { ...wanted, room: roomId ?? undefined })

  // The button keeps the focus meanwhile, so that the next step is one more press.
  const go = async (way: Way) => {
    if (busy !== null) return
    setBusy(way)
    try {
      const seq = await (way === 'earlier'
        ? earlierMoment(ask, moment)
        : laterMoment(ask, moment, Date.now()))
      const none = t(way === 'earlier' ? 'past.noEarlier' : 'past.noLater')
      if (seq === null) setSaid({ seq: moment.seq, text: none })
      else await navigate(pathname.replace(/\/history\/\d+\//, `/history/${seq}/`) + search)
    } catch (error) {
      setSaid({ seq: moment.seq, text: t(failureKey(error), { ns: 'common' }) })
    } finally {
      setBusy(null)
    }
  }
  return {
    said: said.seq === moment.seq ? said.text : '',
    busy,
    step: (way: Way) => void go(way),
  }
}
