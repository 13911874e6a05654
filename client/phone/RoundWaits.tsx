import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'
import { toAnswer, useRoundsBeside } from '#client/rounds/useRounds.ts'
import classes from './phone.module.css'
import { openRounds } from './RoundsPart.tsx'

/** The round that waits first for one's answer, in a line. */
export const RoundWaits = ({ room }: { room: string | null }) => {
  const { t } = useTranslation(['phone', 'rounds', 'common'])
  const { lab } = useLiveLab().session
  const [first] = openRounds(toAnswer(useRoundsBeside()?.rounds ?? []), room)
  if (!first) return null
  return (
    <div className={classes['waits']}>
      <span>
        <b>{t('labelled', { ns: 'common', label: t(`kinds.${first.kind}`, { ns: 'rounds' }) })}</b>{' '}
        <bdi>{first.question}</bdi>
      </span>
      <Button component={Link} to={`/labs/${lab.slug}/rounds/${first.id}`} className={classes['big'] ?? ''}>
        {t('rounds.answer')}
        <span className="visually-hidden">&nbsp;{first.question}</span>
      </Button>
    </div>
  )
}
