import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { requestOf } from '#shared/plan/requests.ts'
import { dependenciesInto } from '#shared/plan/select.ts'
import classes from './between.module.css'
import { standingOf } from './orderOf.ts'
import { requestWords } from './requestWords.ts'
import { useRequestAnswers } from './useRequestAnswers.ts'

/** Beside what a row waits for: that another room has not answered, has refused, or has moved the day it promised. */
export const UnsettledMark = ({ plan, rowId }: { plan: Plan; rowId: string }) => {
  const { t } = useTranslation('between')
  const answers = useRequestAnswers()
  const open = dependenciesInto(plan, rowId).flatMap((dependency) => {
    const request = requestOf(plan, dependency, answers.get(dependency.id) ?? null)
    return request && standingOf(request) !== 'settled' ? request : []
  })
  if (open.length === 0) return null
  const words = open.map((request) => requestWords(t, plan, request)).join('\n')
  const waits = open.every(({ state }) => state === 'waiting')
  return (
    <>
      {' '}
      <span className={classes['unsettled']} data-waits={waits} title={words}>
        {waits ? <IconHourglass size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
        <span className="visually-hidden">{words}</span>
      </span>
    </>
  )
}
