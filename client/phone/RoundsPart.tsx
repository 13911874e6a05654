import { Button } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RoundView } from '#shared/api/rounds.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { RoundLine } from '#client/rounds/RoundLine.tsx'
import { useRoomName } from '#client/rounds/useRoomName.ts'
import { useRoundsBeside } from '#client/rounds/useRounds.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { mineText } from './mineText.ts'
import classes from './phone.module.css'

/** Rounds that are open: what waits for an answer first, of one's own room before others. */
export const openRounds = (rounds: readonly RoundView[], room: string | null): RoundView[] => {
  const rank = ({ mine, mayAnswer, workstreamId }: RoundView) =>
    Number(mayAnswer && mine.length > 0) * 2 + Number(workstreamId !== null && workstreamId !== room)
  return rounds.filter(({ state }) => state === 'open').toSorted((a, b) => rank(a) - rank(b))
}

/** What one is asked now, how long it still is, and what one has answered. */
export const RoundsPart = ({ ref, room }: { ref: Ref<HTMLElement>; room: string | null }) => {
  const { t } = useTranslation(['phone', 'rounds'])
  const { lab } = useLiveLab().session
  const data = useRoundsBeside()
  const open = openRounds(data?.rounds ?? [], room)
  const base = `/labs/${lab.slug}/rounds`
  return (
    <section ref={ref} aria-labelledby="seat-rounds" className={classes['part']}>
      <h2 id="seat-rounds">{t('rounds.title')}</h2>
      {data && open.length === 0 && <p className={classes['faint']}>{t('rounds.none')}</p>}
      <ul className={classes['list']}>
        {open.map((round) => (
          <li key={round.id}>
            <Item round={round} skew={data?.skew ?? 0} slug={lab.slug} />
          </li>
        ))}
      </ul>
      <Link className={classes['way'] ?? ''} to={base}>
        {t('rounds.all')}
      </Link>
    </section>
  )
}

const Item = ({ round, skew, slug }: { round: RoundView; skew: number; slug: string }) => {
  const { t } = useTranslation(['phone', 'rounds'])
  const room = useRoomName(round.workstreamId)
  const mine = mineText(t, round)
  const action = !round.mayAnswer ? 'see' : round.mine.length > 0 ? 'change' : 'answer'
  return (
    <article className={classes['item']}>
      <p className={classes['itemHead']}>
        <Tag text={t(`kinds.${round.kind}`, { ns: 'rounds' })} tone="strong" />
        <span>{room ?? t('plenary', { ns: 'rounds' })}</span>
      </p>
      <h3>{round.question}</h3>
      <p className={classes['faint']}>
        <RoundLine round={round} skew={skew} slug={slug} />
      </p>
      {mine && <p className={classes['mine']}>{t('rounds.mine', { what: mine })}</p>}
      <Button
        component={Link}
        to={`/labs/${slug}/rounds/${round.id}`}
        size="lg"
        fullWidth
        className={classes['big'] ?? ''}
        variant={action === 'answer' ? 'filled' : 'default'}
      >
        {t(`rounds.${action}`)}
        <span className="visually-hidden">&nbsp;{round.question}</span>
      </Button>
    </article>
  )
}
