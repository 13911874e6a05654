import { IconHistoryOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { workstreams } from '#shared/plan/select.ts'
import { asFailure } from '#client/api/apiFailure.ts'
import { useMoment } from '#client/api/history.ts'
import { HistoryFailure } from '#client/history/HistoryFailure.tsx'
import { roomByKey } from '#client/lab/roomKey.ts'
import { LiveLabContext, useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { pastLab } from '#client/plan/pastLab.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { PastBar } from './PastBar.tsx'
import { PastContext, type Past } from './pastContext.ts'
import { PastRoom } from './PastRoom.tsx'
import classes from './past.module.css'

const readSeq = (text = ''): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)

/** A room of the lab as it was at a moment: the same board and the same table, read only. */
export const PastPage = () => {
  const { t } = useTranslation('history')
  const live = useLiveLab()
  const params = useParams()
  const lab = live.session.lab.slug
  const seq = readSeq(params['seq'])
  const { data: moment, error, refetch } = useMoment(lab, seq)
  const past = useMemo(
    (): Past | null => (moment ? { moment, past: pastLab(moment, live.session), live } : null),
    [moment, live],
  )
  const room = useRoomThen(params['room'] ?? '', past)
  if (seq === null || asFailure(error).code === 'notFound' || asFailure(error).code === 'invalid')
    return <NoSuch which="noMoment" />
  if (error) return <HistoryFailure retry={() => void refetch()} />
  if (!past) return <Loading text={t('past.opening')} />
  return (
    <div className={classes['page']}>
      <PastBar lab={lab} moment={past.moment} roomId={room?.id ?? null} />
      <div className={classes['body']}>
        {room ? (
          <PastContext value={past}>
            <LiveLabContext value={past.past}>
              <PastRoom room={room} />
            </LiveLabContext>
          </PastContext>
        ) : (
          <NoSuch which="missing" />
        )}
      </div>
    </div>
  )
}

/** By its address of then, or by that of now: a room may have got another code since. */
const useRoomThen = (key: string, past: Past | null) => {
  const now = usePlan(workstreams)
  if (!past) return null
  const then = workstreams(past.past.store.get().plan)
  const id = roomByKey(key, now)?.id
  return roomByKey(key, then) ?? then.find((room) => room.id === id) ?? null
}

const NoSuch = ({ which }: { which: 'missing' | 'noMoment' }) => {
  const { t } = useTranslation('history')
  return (
    <EmptyState
      icon={<IconHistoryOff size={28} />}
      title={t(`past.${which}.title`)}
      text={t(`past.${which}.text`)}
    />
  )
}
