import { Anchor, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RoundView } from '#shared/api/rounds.ts'
import { useRound } from '#client/api/rounds.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { FacilitatedBy } from '#client/rooms/FacilitatedBy.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { ConsentForm } from './consent/ConsentForm.tsx'
import { ConsentResult } from './consent/ConsentResult.tsx'
import { IdeasForm } from './ideas/IdeasForm.tsx'
import { IdeasResult } from './ideas/IdeasResult.tsx'
import classes from './rounds.module.css'
import { RoundControl } from './RoundControl.tsx'
import { RoundLine } from './RoundLine.tsx'
import { ScoresForm } from './scores/ScoresForm.tsx'
import { ScoresResult } from './scores/ScoresResult.tsx'
import { useRoomName } from './useRoomName.ts'
import { useRuns } from './useRounds.ts'
import { VotesForm } from './votes/VotesForm.tsx'
import { VotesResult } from './votes/VotesResult.tsx'

/** One round: answering it, running it, and what came of it. */
export const RoundPage = () => {
  const { t } = useTranslation('rounds')
  const { round: id = '' } = useParams()
  const { lab } = useLiveLab().session
  const { data, error, isLoading, refetch } = useRound(lab.slug, id)
  const runs = useRuns()
  const room = useRoomName(data?.round.workstreamId ?? null)
  if (!data)
    return (
      <Page title={t('title')} main={false}>
        {isLoading ? <Loading /> : <Failure error={error} retry={() => void refetch()} />}
      </Page>
    )
  const { round, skew } = data
  return (
    <Page
      title={round.question}
      main={false}
      lead={
        <span>
          <Tag text={t(`kinds.${round.kind}`)} tone="strong" /> {room ?? t('plenary')} ·{' '}
          {t(`stateOf.${round.state}`)} · <RoundLine round={round} skew={skew} slug={lab.slug} />
          {round.workstreamId !== null && (
            <Text size="sm" component="span" display="block">
              <FacilitatedBy roomId={round.workstreamId} />
            </Text>
          )}
        </span>
      }
    >
      <Stack gap="lg">
        <Anchor component={Link} to={`/labs/${lab.slug}/rounds`} className={classes['back'] ?? ''}>
          {t('back')}
        </Anchor>
        {runs && <RoundControl round={round} slug={lab.slug} />}
        <Privacy round={round} />
        {round.state === 'open' && round.mayAnswer && <Form round={round} slug={lab.slug} />}
        {round.state === 'open' && !round.mayAnswer && <Text>{t('observing')}</Text>}
        {round.state === 'draft' && <Text>{t('drafted')}</Text>}
        {round.state === 'closed' && <Notice tone="info" title={t('closedNow')} />}
        <Result round={round} runs={runs} />
      </Stack>
    </Page>
  )
}

const Privacy = ({ round: { kind, anonymous, state } }: { round: RoundView }) => {
  const { t } = useTranslation('rounds')
  if (state === 'revealed' || state === 'draft') return null
  const what = anonymous ? 'anonymous' : kind === 'votes' ? 'votes' : 'named'
  return (
    <Text size="sm" c="dimmed" maw="44rem">
      {t(`privacy.${what}`)}
    </Text>
  )
}

const Form = ({ round, slug }: { round: RoundView; slug: string }) => {
  switch (round.kind) {
    case 'ideas':
      return <IdeasForm round={round} slug={slug} />
    case 'votes':
      return <VotesForm round={round} slug={slug} />
    case 'scores':
      return <ScoresForm round={round} slug={slug} />
    case 'consent':
      return <ConsentForm round={round} slug={slug} />
  }
}

const Result = ({ round, runs }: { round: RoundView; runs: boolean }) => {
  if (round.result === null) return null
  switch (round.kind) {
    case 'ideas':
      return <IdeasResult round={round} result={round.result} runs={runs} />
    case 'votes':
      return <VotesResult result={round.result} anonymous={round.anonymous} />
    case 'scores':
      return <ScoresResult result={round.result} runs={runs} />
    case 'consent':
      return <ConsentResult round={round} result={round.result} runs={runs} />
  }
}
