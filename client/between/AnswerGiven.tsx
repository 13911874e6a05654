import { useTranslation } from 'react-i18next'
import { speakersFor } from '#shared/api/requests.ts'
import type { Request } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { dayText, momentText } from '#client/ui/dateText.ts'
import classes from './between.module.css'
import type { Side } from './RequestItem.tsx'

/** Who answered, when, for which day and why; to the room that waits for an answer, who can give it. */
export const AnswerGiven = ({ request, side }: { request: Request; side: Side }) => {
  const { t } = useTranslation('between')
  const { answer, stale, state } = request
  if (answer === null) return side === 'asks' ? <WhoAnswers request={request} /> : null
  const by = { name: answer.by, organisation: answer.organisationName, at: momentText(answer.at) }
  return (
    <>
      {stale && (
        <p className={classes['given']}>
          {t('item.stale', { answer: t(`state.${answer.answer}`).toLocaleLowerCase() })}
        </p>
      )}
      {answer.reason !== '' && <blockquote className={classes['reason']}>{answer.reason}</blockquote>}
      <p className={classes['given']}>
        {t(answer.organisationName ? 'item.by' : 'item.byName', by)}
        {state === 'accepted' && answer.promised !== null && (
          <> · {t('item.promised', { date: dayText(answer.promised) })}</>
        )}
      </p>
      {stale && side === 'asks' && <WhoAnswers request={request} />}
    </>
  )
}

const WhoAnswers = ({ request }: { request: Request }) => {
  const { t } = useTranslation('between')
  const plan = usePlan((p) => p)
  const names = speakersFor(plan, request).flatMap((id) => {
    const organisation = liveOf(plan, 'organisations', id)
    return organisation ? organisation.acronym || organisation.name : []
  })
  return (
    <p className={classes['given']}>
      {names.length === 0 ? t('item.answeredByKeepers') : t('item.answeredBy', { who: names.join(', ') })}
    </p>
  )
}
