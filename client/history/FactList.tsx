import { useTranslation } from 'react-i18next'
import { useMemo, useState } from 'react'
import type { HistoryFact } from '#shared/api/history.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { EntityFacts } from './EntityFacts.tsx'
import { groupFacts, type RoomGroup } from './groupFacts.ts'
import classes from './history.module.css'
import { calendarDay, dayOf } from './times.ts'

const DAY_MS = 86_400_000

/** Facts by day, room and entity, the newest first. */
export const FactList = ({ plan, facts }: { plan: Plan; facts: readonly HistoryFact[] }) => {
  const days = useMemo(() => groupFacts(facts), [facts])
  return days.map(({ day, at, rooms }) => (
    <section key={day} className={classes['day']} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className={classes['date']}>
        <DayName day={day} at={at} />
      </h2>
      {rooms.map((room) => (
        <Room key={room.workstreamId} plan={plan} room={room} />
      ))}
    </section>
  ))
}

const DayName = ({ day, at }: { day: string; at: string }) => {
  const { t } = useTranslation('history')
  const [now] = useState(() => Date.now())
  const isDay = (ms: number) => calendarDay(new Date(ms).toISOString()) === day
  const name = isDay(now) ? t('today') : isDay(now - DAY_MS) ? t('yesterday') : null
  const date = dayOf(at)
  return name === null ? date : t('day', { name, date })
}

const Room = ({ plan, room }: { plan: Plan; room: RoomGroup }) => {
  const { t } = useTranslation('history')
  const workstream = plan.workstreams.get(room.workstreamId ?? '')
  return (
    <section className={classes['room']}>
      <h3 className={classes['roomName']}>
        <RoomCode code={workstream?.code ?? ''} />
        {room.workstreamId === null ? t('wholeLab') : (workstream?.title ?? t('gone'))}
      </h3>
      {room.entities.map((group) => (
        <EntityFacts key={group.key} plan={plan} group={group} level={4} />
      ))}
    </section>
  )
}
