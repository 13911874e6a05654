import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, Outlet, useOutletContext, useParams } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { RoomComments } from '#client/comments/RoomComments.tsx'
import { RoomLockBar, RoomLockButton } from '#client/locks/RoomLock.tsx'
import { Announcements } from '#client/plan/announce/Announcements.tsx'
import { useOfConnection, usePlan } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { RoomWeek } from '#client/programme/RoomWeek.tsx'
import { RoomPeople } from '#client/rooms/RoomPeople.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { MissingPage } from './MissingPage.tsx'
import { AskedCard } from '#client/guide/AskedCard.tsx'
import { RoomHead } from './RoomHead.tsx'
import classes from './RoomPage.module.css'
import { roomByKey } from './roomKey.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'

/** The room a view is in. */
export const useRoom = () => useOutletContext<Workstream>()

/** What changed in this room. */
const RoomHistoryLink = ({ room }: { room: string }) => {
  const { t } = useTranslation('history')
  const { lab = '' } = useParams()
  return (
    <Link
      to={`/labs/${lab}/history?room=${encodeURIComponent(room)}`}
      className={classes['history'] ?? ''}
      aria-label={t('roomLabel')}
    >
      <IconHistory size={18} aria-hidden />
      <span>{t('room')}</span>
    </Link>
  )
}

/** A room (workstream) with its views of one plan: canvas, list and table. */
export const RoomPage = () => {
  const { t } = useTranslation('lab')
  const { room: key = '' } = useParams()
  const room = roomByKey(key, usePlan(workstreams))
  const narrow = useNarrow()
  const missing = useOfConnection(withoutPlan)
  if (!room) return missing ? <Loading text={t(`without.${missing}`)} /> : <MissingPage />
  return (
    <div className={classes['room']}>
      <RoomHead room={room}>
        <RoomWeek room={room.id} />
        <RoomPeople room={room} />
        <RoomComments room={room.id} />
        <RoomHistoryLink room={key} />
        <div className={classes['lock']}>
          <RoomLockButton room={room.id} short={narrow} />
        </div>
      </RoomHead>
      <RoomLockBar room={room.id} />
      <AskedCard room={room.id} />
      <div data-part="view" className={classes['view']}>
        <Announcements room={room.id} key={room.id}>
          <Outlet context={room} />
        </Announcements>
      </div>
    </div>
  )
}

export const RoomStart = () => <Navigate replace to={useNarrow() ? 'list' : 'canvas'} />
