import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useWeekTask } from './useWeekTask.ts'

/** "Week 2: issues and their root causes. Put up what stands in the way …" */
export const WeekTask = ({ centred = false }: { centred?: boolean }) => {
  const { t } = useTranslation('first')
  const { lab = '' } = useParams()
  const { stage, task, page } = useWeekTask()
  return (
    <Text size="sm" ta={centred ? 'center' : 'left'}>
      <b>{t(stage)}</b> {t(task)}
      {page && (
        <>
          {' '}
          <Link to={`/labs/${lab}/${page}`}>{t(`page.${page}`)}</Link>
        </>
      )}
    </Text>
  )
}
