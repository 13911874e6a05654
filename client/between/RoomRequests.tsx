import { useTranslation } from 'react-i18next'
import type { Request, RoomRequests as Both } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import classes from './between.module.css'
import { inOrder, standingOf } from './orderOf.ts'
import { RequestItem, type Does, type Side } from './RequestItem.tsx'
import { roomName } from './rowLabel.ts'

/** One room: what others ask of it, and what it asks of others. */
export const RoomRequests = ({ roomId, asked, asks, ...does }: Both & Does & { roomId: string }) => {
  const plan = usePlan((p) => p)
  const room = liveOf(plan, 'workstreams', roomId)
  return (
    <section className={classes['room']} aria-labelledby={`room-${roomId}`}>
      <h2 id={`room-${roomId}`} className={classes['roomName']}>
        <RoomCode code={room?.code ?? ''} /> {room?.title}
      </h2>
      <div className={classes['sides']}>
        <SideList side="asked" room={roomName(plan, roomId)} requests={asked} {...does} />
        <SideList side="asks" room={roomName(plan, roomId)} requests={asks} {...does} />
      </div>
    </section>
  )
}

/** Settled ones are folded away once there are more than these: they need nobody. */
const MOST_SETTLED = 3

const SideList = (props: Does & { side: Side; room: string; requests: readonly Request[] }) => {
  const { side, room, requests, ...does } = props
  const { t } = useTranslation('between')
  const ordered = inOrder(requests, side)
  const settled = ordered.filter((one) => standingOf(one) === 'settled')
  const folded = settled.length > MOST_SETTLED
  const shown = folded ? ordered.filter((one) => standingOf(one) !== 'settled') : ordered
  const items = (some: readonly Request[]) => (
    <ul className={classes['items']}>
      {some.map((one) => (
        <RequestItem key={one.dependency.id} request={one} side={side} {...does} />
      ))}
    </ul>
  )
  return (
    <section aria-label={t(`room.${side}`, { room })}>
      <h3 className={classes['sideName']}>{t(`room.${side}`, { room })}</h3>
      {requests.length === 0 && (
        <p className={classes['nothing']}>
          {t(side === 'asked' ? 'room.nothingAsked' : 'room.asksNothing', { room })}
        </p>
      )}
      {shown.length > 0 && items(shown)}
      {folded && (
        <details className={classes['settled']}>
          <summary>{t('room.settled', { count: settled.length })}</summary>
          {items(settled)}
        </details>
      )}
    </section>
  )
}
