import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workstreams } from '#shared/plan/select.ts'
import { useAgreement } from '#client/api/agreement.ts'
import { useFacts } from '#client/api/history.ts'
import { roomByKey } from '#client/lab/roomKey.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { FactList } from './FactList.tsx'
import { HistoryFailure } from './HistoryFailure.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import classes from './history.module.css'
import { LookAt } from './LookAt.tsx'
import { sinceMoment } from './since.ts'
import { Summary } from './Summary.tsx'
import { useHistoryAddress } from './useHistoryAddress.ts'
import { useNewer } from './useNewer.ts'

/** What changed since …, by whom and in which room; and the way to any past moment. */
export const HistoryPage = () => {
  const { t } = useTranslation('history')
  const { slug } = useLiveLab().session.lab
  const plan = usePlan((p) => p)
  const rooms = useMemo(() => workstreams(plan), [plan])
  const narrow = useNarrow()
  const [now] = useState(() => new Date())
  const { choice, choose } = useHistoryAddress()
  const agreement = useAgreement(slug)
  const frozenAt = agreement.data?.current?.frozenAt ?? null
  const room = choice.room === null ? null : roomByKey(choice.room, rooms)
  const since = useMemo(() => sinceMoment(choice.since, now, frozenAt), [choice.since, now, frozenAt])
  // A choice that is not known yet must not be asked as if it were none.
  const known =
    (choice.since.kind !== 'frozen' || !agreement.isPending) && (choice.room === null || room !== null)
  const query = useFacts(slug, { since, room: room?.id, seat: choice.seat ?? undefined }, known)
  const facts = useMemo(() => query.data?.pages.flatMap((page) => page.facts) ?? [], [query.data])
  const newer = useNewer(query.dataUpdatedAt)

  const look = <LookAt lab={slug} rooms={rooms} room={room} />
  return (
    <Page main={false} title={t('title')} lead={t('lead')} actions={narrow ? undefined : look}>
      <HistoryFilters
        lab={slug}
        rooms={rooms}
        choice={choice}
        choose={choose}
        since={since}
        everFrozen={frozenAt !== null}
      />
      {narrow && look}
      {query.isError && <HistoryFailure retry={() => void query.refetch()} />}
      {query.isPending && !query.isError && <Loading text={t('loading')} />}
      {query.isSuccess && (
        <div className={classes['summary']}>
          {facts.length > 0 && <Summary facts={facts} more={query.hasNextPage} />}
          {newer && (
            <Button
              size="compact-sm"
              variant="light"
              loading={query.isRefetching}
              onClick={() => void query.refetch()}
            >
              {t('newer')} · {t('showNewer')}
            </Button>
          )}
        </div>
      )}
      {query.isSuccess && facts.length === 0 && (
        <EmptyState icon={<IconHistory size={28} />} title={t('empty.title')} text={t('empty.text')}>
          <Button
            variant="default"
            onClick={() => choose({ since: { kind: 'all' }, room: null, seat: null })}
          >
            {t('empty.all')}
          </Button>
        </EmptyState>
      )}
      <FactList plan={plan} facts={facts} />
      {query.hasNextPage && (
        <div className={classes['earlier']}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('earlier')}
          </Button>
        </div>
      )}
    </Page>
  )
}
