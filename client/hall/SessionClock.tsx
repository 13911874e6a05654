import { useTranslation } from 'react-i18next'
import { leftOf } from '#shared/wire/hall.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { clockText } from './clockText.ts'
import { useHall, useServerTime } from './useHall.ts'

/** What is left for a session of the programme, or how far it has run over, while its timer runs. */
export const SessionClock = ({ sessionId }: { sessionId: string }) => {
  const { t } = useTranslation('hall')
  const timer = useHall().timers.find(({ session }) => session === sessionId)
  const now = useServerTime(timer !== undefined && timer.endsAt !== null)
  if (!timer) return null
  const left = leftOf(timer, now)
  return (
    <Tag
      tone={left < 0 ? 'bad' : 'good'}
      text={t(left < 0 ? 'timer.sessionOver' : 'timer.sessionLeft', {
        time: clockText(left).replace('+', ''),
      })}
    />
  )
}
