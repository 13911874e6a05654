import { Button } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { RoundView } from '#shared/api/rounds.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { isSeatPath } from '#client/phone/seatRoom.ts'
import classes from './rounds.module.css'
import { RoundLine } from './RoundLine.tsx'
import { toAnswer, useFollowRounds, useRoundsBeside, useRuns } from './useRounds.ts'

/** Over every page of the lab while a round is open for this seat, and said once to who listens to the screen. */
export const RoundBanner = () => {
  const { t } = useTranslation(['rounds', 'common'])
  const { lab } = useLiveLab().session
  useFollowRounds()
  const data = useRoundsBeside()
  const runs = useRuns()
  const { pathname } = useLocation()
  const said = useNews(data?.rounds)
  const open = (data?.rounds ?? []).filter(({ state, mayAnswer }) => state === 'open' && (mayAnswer || runs))
  const shown = toAnswer(open)[0] ?? open[0]
  const base = `/labs/${lab.slug}/rounds`
  const here = pathname.startsWith(base) || isSeatPath(pathname)
  return (
    <>
      <div className="visually-hidden" aria-live="polite" data-testid="round-news">
        {said}
      </div>
      {data && shown && !here && (
        <section className={classes['banner']} aria-label={t('banner')}>
          <IconMessages size={20} aria-hidden />
          <span className={classes['bannerWords']}>
            <strong>
              {t('labelled', { ns: 'common', label: t(`kinds.${shown.kind}`) })} <bdi>{shown.question}</bdi>
            </strong>{' '}
            <RoundLine round={shown} skew={data.skew} slug={lab.slug} />
          </span>
          <Button component={Link} to={`${base}/${shown.id}`} size="compact-md">
            {t(shown.mine.length > 0 || !shown.mayAnswer ? 'see' : 'answer')}
          </Button>
          {open.length > 1 && <Link to={base}>{t('others', { count: open.length - 1 })}</Link>}
        </section>
      )}
    </>
  )
}

/** What of the rounds has changed since the page was opened, in a sentence. */
const useNews = (rounds: readonly RoundView[] | undefined): string => {
  const { t } = useTranslation('rounds')
  const before = useRef<ReadonlyMap<string, RoundView['state']> | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!rounds) return
    const known = before.current
    before.current = new Map(rounds.map(({ id, state }) => [id, state]))
    const news = known && rounds.find(({ id, state }) => state !== 'draft' && known.get(id) !== state)
    if (news)
      setSaid(t(`news.${news.state as 'open'}`, { kind: t(`kinds.${news.kind}`), question: news.question }))
  }, [rounds, t])
  return said
}
