import { Button, Stack } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ROUND_STATES, type RoundView } from '#shared/api/rounds.ts'
import { useRoundList } from '#client/api/rounds.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { momentText } from '#client/ui/dateText.ts'
import { NewRound } from './NewRound.tsx'
import classes from './rounds.module.css'
import { RoundLine } from './RoundLine.tsx'
import { useRoomName } from './useRoomName.ts'
import { useRuns } from './useRounds.ts'

/** Every round of the lab: those that are open, those being prepared, and what came of the others. */
export const RoundsPage = () => {
  const { t } = useTranslation('rounds')
  const { lab } = useLiveLab().session
  const runs = useRuns()
  const list = useRoundList(lab.slug)
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const rounds = list.data?.rounds ?? []
  const groups = (['open', 'draft', 'closed', 'revealed'] as const satisfies (typeof ROUND_STATES)[number][])
    .map((state) => ({ state, of: rounds.filter((one) => one.state === state) }))
    .filter(({ of }) => of.length > 0)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      main={false}
      actions={
        runs && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
            {t('new.button')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        {list.isLoading && <Loading />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data && rounds.length === 0 && (
          <EmptyState
            icon={<IconMessages size={28} />}
            title={t('none.title')}
            text={t(runs ? 'none.runs' : 'none.text')}
          />
        )}
        {groups.map(({ state, of }) => (
          <section key={state} aria-label={t(`states.${state}`)}>
            <h2 className={classes['group']}>{t(`states.${state}`)}</h2>
            <ul className={classes['rounds']}>
              {of.map((round) => (
                <Item key={round.id} round={round} skew={list.data?.skew ?? 0} slug={lab.slug} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      {making && (
        <NewRound
          onClose={() => setMaking(false)}
          onMade={(id) => void navigate(`/labs/${lab.slug}/rounds/${id}`)}
        />
      )}
    </Page>
  )
}

const Item = ({ round, skew, slug }: { round: RoundView; skew: number; slug: string }) => {
  const { t } = useTranslation('rounds')
  const room = useRoomName(round.workstreamId)
  const at = round.revealedAt ?? round.closedAt
  return (
    <li>
      <Link to={round.id} className={classes['item'] ?? ''}>
        <span className={classes['itemHead']}>
          <Tag text={t(`kinds.${round.kind}`)} tone="strong" />
          <span className={classes['itemTitle']}>{round.question}</span>
        </span>
        <span className={classes['itemFacts']}>
          <span>
            {room ?? t('plenary')} · <RoundLine round={round} skew={skew} slug={slug} />
            {at && ` · ${momentText(at)}`}
          </span>
          {round.mine.length > 0 && <Tag tone="good" text={t('youAnswered')} />}
          {round.anonymous && <Tag text={t('anonymous')} />}
        </span>
      </Link>
    </li>
  )
}
