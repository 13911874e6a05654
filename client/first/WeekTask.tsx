import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useNow } from '#client/programme/useProgramme.ts'
import { useWeekTask } from './useWeekTask.ts'

/** "Week 2: issues and their root causes. Put up what stands in the way …" */
export const WeekTask = ({ centred = false }: { centred?: boolean }) => {
  const { t } = useTranslation(['first', 'programme'])
  const { lab = '' } = useParams()
  const { stage, task, page } = useWeekTask()
  const { week, title } = useNow()
  // The programme says what a week is for; until it is known, and outside its weeks, the stage does.
  const inWeek = title !== null && week.kind === 'during' && stage !== 'stage.frozen'
  return (
    <Text size="sm" ta={centred ? 'center' : 'start'}>
      <b>{inWeek ? t('programme:stage', { week: week.week, title }) : t(stage)}</b> {t(task)}
      {page && (
        <>
          {' '}
          <Link to={`/labs/${lab}/${page}`}>{t(`page.${page}`)}</Link>
        </>
      )}
    </Text>
  )
}
