import { IconAlertTriangle, IconClock, IconPresentation } from '@tabler/icons-react'
import { memo, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Seat } from '#shared/api/identity.ts'
import type { Workstream } from '#shared/plan/plan.ts'
import { leftOf, type HallTimer } from '#shared/wire/hall.ts'
import { clockText } from '#client/hall/clockText.ts'
import { useHall, useServerTime } from '#client/hall/useHall.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { SectorCoverage } from '../SectorCoverage.tsx'
import { BoardPicture } from './BoardPicture.tsx'
import { LastChange } from './LastChange.tsx'
import classes from './plenary.module.css'
import { roomNumbers } from './roomNumbers.ts'
import type { RoomPulse } from './roomPulse.ts'

interface Props {
  room: Workstream
  path: string
  pulse: RoomPulse
  /** Ids of the seats that are there, in one text. */
  here: string
  seats: ReadonlyMap<string, Seat>
  members: number
  facilitators: string
  /** What this week's gate asks of the room and what of it is there; 0 of 0 where it asks nothing. */
  gateThere: number
  gateOf: number
  /** On a phone there are no pictures. */
  picture: boolean
}

/** One room, live; only what changed in it renders it again. */
export const RoomTile = memo(function Tile(props: Props) {
  const { room, path, pulse, here, seats, members, facilitators, gateThere, gateOf, picture } = props
  const { t } = useTranslation('rooms')
  const snapshot = useSyncExternalStore(
    (listener) => pulse.subscribe(room.id, listener),
    () => pulse.get(room.id),
  )
  const { issues, initiatives, activities, incomplete } = useMemo(
    () => roomNumbers(snapshot.plan, room.id),
    [snapshot, room.id],
  )
  const filled =
    activities === 0 ? 'plenary.noActivities' : incomplete > 0 ? 'plenary.incomplete' : 'plenary.complete'
  const present = here === '' ? [] : here.split(' ').flatMap((id) => seats.get(id) ?? [])
  return (
    <article className={classes['tile']} aria-label={room.title || room.code} data-testid="room-tile">
      <header>
        <h2>
          <Link to={path} className={classes['into']}>
            <RoomCode code={room.code} /> <span>{room.title}</span>
          </Link>
        </h2>
        <TileTimer room={room.id} />
      </header>
      {picture && <BoardPicture snapshot={snapshot} room={room.id} />}
      <dl className={classes['numbers']}>
        {(
          [
            ['issues', issues],
            ['initiatives', initiatives],
            ['activities', activities],
          ] as const
        ).map(([what, count]) => (
          <div key={what}>
            <dt>{t(`plenary.${what}`, { count })}</dt>
            <dd className="tabular">{count}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['state']}>
        <span data-tone={incomplete > 0 ? 'warn' : activities > 0 ? 'good' : 'plain'}>
          {incomplete > 0 && <IconAlertTriangle size={16} aria-hidden />}
          {t(filled, { count: incomplete })}
        </span>
        {gateOf > 0 && (
          <span data-tone={gateThere === gateOf ? 'good' : 'plain'}>
            {t('plenary.gate', { there: gateThere, of: gateOf })}
          </span>
        )}
      </p>
      <div className={classes['here']}>
        <b>{t('plenary.here', { count: present.length, of: members })}</b>
        {present.length > 0 && <SectorCoverage seats={present} />}
      </div>
      <p className={classes['faint']}>
        {facilitators === '' ? t('plenary.noFacilitator') : t('facilitatedBy', { names: facilitators })}
      </p>
      <footer>
        <LastChange snapshot={snapshot} room={room.id} />
        <Link to={`${path}/visit`} className={classes['visit']}>
          <IconPresentation size={16} aria-hidden />
          {t('visit.short')}
          <span className="visually-hidden"> {room.title || room.code}</span>
        </Link>
      </footer>
    </article>
  )
})

/** The timer that runs in a room, or for everyone. */
const TileTimer = ({ room }: { room: string }) => {
  const { timers } = useHall()
  const timer = timers.find((one) => one.room === room) ?? timers.find((one) => one.room === null)
  return timer ? <Clock timer={timer} /> : null
}

const Clock = ({ timer }: { timer: HallTimer }) => {
  const left = leftOf(timer, useServerTime(timer.endsAt !== null))
  return (
    <span className={classes['clock']} data-over={left < 0 || undefined} title={timer.label}>
      <IconClock size={16} aria-hidden />
      <span role="timer" className="tabular">
        {clockText(left)}
      </span>
    </span>
  )
}
