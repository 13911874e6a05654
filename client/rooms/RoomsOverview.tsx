import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workstream } from '#shared/plan/plan.ts'
import { listText } from '#client/i18n/formats.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import classes from './rooms.module.css'
import { SectorCoverage } from './SectorCoverage.tsx'
import { facilitatorsOf, membersOf, type Rooms } from './useRooms.ts'

interface Props {
  rooms: Rooms
  /** The room whose people are shown. */
  chosen: string | null
  choose: (room: Workstream) => void
}

/** Each room with who facilitates it, how many are in it, and which sectors are. */
export const RoomsOverview = ({ rooms, chosen, choose }: Props) => {
  const { t } = useTranslation('rooms')
  return (
    <section aria-label={t('overview.label')} className={classes['overview']}>
      <ul>
        {rooms.rooms.map((room) => {
          const members = membersOf(rooms, room.id)
          const names = facilitatorsOf(rooms, room.id)
          return (
            <li key={room.id} data-chosen={room.id === chosen || undefined}>
              <UnstyledButton
                className={classes['roomName'] ?? ''}
                aria-pressed={room.id === chosen}
                onClick={() => choose(room)}
              >
                <RoomCode code={room.code} />
                <span>{room.title}</span>
              </UnstyledButton>
              <span className={classes['who']}>
                {t('overview.people', { count: members.length })} ·{' '}
                {names.length > 0
                  ? t('overview.facilitators', { names: listText(names) })
                  : t('overview.noFacilitator')}
              </span>
              <SectorCoverage seats={members.map(({ seat }) => seat)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
