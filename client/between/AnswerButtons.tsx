import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { dayText } from '#client/ui/dateText.ts'
import { RefuseDialog } from './RefuseDialog.tsx'
import { useAnswer } from './useAnswer.ts'

/** Accept or refuse; what was answered may be answered otherwise, and a moved day promised anew. */
export const AnswerButtons = ({ request }: { request: Request }) => {
  const { t } = useTranslation('between')
  const [refusing, setRefusing] = useState(false)
  const { busy, give } = useAnswer(request)
  const { state, moved, date } = request
  const pair = t('pair', { from: request.from.label, to: request.to.label })
  const again = state === 'accepted' && moved !== 0 && date !== null
  const accept = again
    ? t('answer.acceptNewDate', { date: dayText(date) })
    : t(state === 'refused' ? 'answer.acceptAfterAll' : 'answer.accept')
  const refuse = t(state === 'waiting' ? 'answer.refuse' : 'answer.refuseAfterAll')
  return (
    <>
      {(state !== 'accepted' || again) && (
        <Button
          size="compact-sm"
          variant={state === 'waiting' ? 'filled' : 'default'}
          loading={busy && !refusing}
          aria-label={`${accept}: ${pair}`}
          onClick={() => void give('accepted')}
        >
          {accept}
        </Button>
      )}
      {state !== 'refused' && (
        <Button
          size="compact-sm"
          variant={state === 'waiting' ? 'default' : 'subtle'}
          aria-label={`${refuse}: ${pair}`}
          onClick={() => setRefusing(true)}
        >
          {refuse}
        </Button>
      )}
      {refusing && <RefuseDialog request={request} onClose={() => setRefusing(false)} />}
    </>
  )
}
