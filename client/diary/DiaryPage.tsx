import { Button } from '@mantine/core'
import { IconNotebook } from '@tabler/icons-react'
import { Link } from 'react-router'
import { longDate } from '#shared/diary/diaryBlocks.ts'
import { useDiaryDays } from '#client/api/diary.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import classes from './diary.module.css'
import { useDiaryTexts } from './useDiaryTexts.ts'

/** The days of a lab on which something happened, the newest first; each is written already. */
export const DiaryPage = () => {
  const { t, language } = useDiaryTexts()
  const lab = useLiveLab().session.lab.slug
  const days = useDiaryDays(lab)
  const [first] = days.data?.pages ?? []
  const dates = days.data?.pages.flatMap((page) => page.days) ?? []
  return (
    <Page main={false} title={t('title')} lead={first && t('lead', { zone: first.zone })}>
      {days.isPending && <Loading text={t('loading')} />}
      {days.isError && <Failure error={days.error} retry={() => void days.refetch()} />}
      {days.isSuccess && dates.length === 0 && (
        <EmptyState icon={<IconNotebook size={28} />} title={t('none.title')} text={t('none.text')} />
      )}
      {dates.length > 0 && (
        <ol className={classes['days']} aria-label={t('days')}>
          {dates.map((date) => (
            <li key={date}>
              <Link to={`/labs/${lab}/diary/${date}`} className={classes['day'] ?? ''}>
                <time dateTime={date}>{longDate(date, language)}</time>
                {date === first?.today && <span className={classes['soFar']}>{t('today')}</span>}
              </Link>
            </li>
          ))}
        </ol>
      )}
      {days.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={days.isFetchingNextPage}
          onClick={() => void days.fetchNextPage()}
        >
          {t('earlier')}
        </Button>
      )}
    </Page>
  )
}
