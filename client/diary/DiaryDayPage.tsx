import { Button } from '@mantine/core'
import { IconArrowLeft, IconDownload, IconNotebookOff } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { diaryBlocks, longDate } from '#shared/diary/diaryBlocks.ts'
import { asFailure } from '#client/api/apiFailure.ts'
import { diaryFile, useDiaryDay } from '#client/api/diary.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PrintButton } from '#client/ui/PrintButton.tsx'
import classes from './diary.module.css'
import { DiaryReading } from './DiaryReading.tsx'
import { useDiaryTexts } from './useDiaryTexts.ts'

/** One day of a lab, to be read in two minutes, printed or taken along as a file. */
export const DiaryDayPage = () => {
  const texts = useDiaryTexts()
  const { t, language } = texts
  const { date = '' } = useParams()
  const lab = useLiveLab().session.lab.slug
  const day = useDiaryDay(lab, date)
  const none = day.isError && asFailure(day.error).code === 'notFound'
  const all = (
    <Button
      component={Link}
      to={`/labs/${lab}/diary`}
      variant={none ? 'default' : 'subtle'}
      leftSection={<IconArrowLeft size={18} aria-hidden />}
    >
      {t('allDays')}
    </Button>
  )
  if (none)
    return (
      <Page main={false} title={t('title')}>
        <EmptyState icon={<IconNotebookOff size={28} />} title={t('noDay.title')} text={t('noDay.text')}>
          {all}
        </EmptyState>
      </Page>
    )
  const [, ...blocks] = day.data ? diaryBlocks(day.data, texts) : []
  return (
    <Page
      main={false}
      title={day.data ? t('heading', { lab: day.data.lab.name, date: longDate(date, language) }) : t('title')}
      actions={
        <div className={classes['actions']}>
          {all}
          {day.data && <Files lab={lab} date={date} />}
        </div>
      }
    >
      {day.isPending && <Loading text={t('loadingDay')} />}
      {day.isError && <Failure error={day.error} retry={() => void day.refetch()} />}
      {day.data && <DiaryReading blocks={blocks} entry={day.data} />}
    </Page>
  )
}

const Files = ({ lab, date }: { lab: string; date: string }) => {
  const { t, language } = useDiaryTexts()
  return (
    <>
      {(['docx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={diaryFile(lab, date, format, language)}
          download={`${lab}-diary-${date}.${format}`}
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t(format)}
        </Button>
      ))}
      <PrintButton words={t('print')} />
    </>
  )
}
