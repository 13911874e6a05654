import { Drawer, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPresentation, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { usePeople } from '#client/guide/people/usePeople.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { PutMeIn } from './PutMeIn.tsx'
import classes from './rooms.module.css'
import { MissingSectors, SectorCoverage } from './SectorCoverage.tsx'
import { membersOf, useRooms } from './useRooms.ts'
import { useRoomPath } from './useRoomPath.ts'

/** How many people a room has; on demand who they are, who facilitates, who is here, and to put oneself in. */
export const RoomPeople = ({ room }: { room: Workstream }) => {
  const { t } = useTranslation(['rooms', 'common'])
  const [opened, { open, close }] = useDisclosure(false)
  const rooms = useRooms()
  const count = membersOf(rooms, room.id).length
  return (
    <>
      <UnstyledButton className={classes['button'] ?? ''} aria-haspopup="dialog" onClick={open}>
        <IconUsers size={18} aria-hidden />
        <span aria-hidden className="tabular">
          {rooms.known ? count : ''}
        </span>
        <span className="visually-hidden">{t('room.button', { count })}</span>
      </UnstyledButton>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        title={t('room.title', { room: room.title || room.code })}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <People room={room} />
      </Drawer>
    </>
  )
}

const People = ({ room }: { room: Workstream }) => {
  const { t } = useTranslation(['rooms', 'common'])
  const { session } = useLiveLab()
  const rooms = useRooms()
  const path = useRoomPath(room)
  const anywhere = new Map(usePeople().map(({ seat, board }) => [seat.seatId, board]))
  const members = membersOf(rooms, room.id)
  const where = (seatId: string) => {
    if (seatId === session.seat.id) return 'elsewhere'
    const board = anywhere.get(seatId)
    return board === undefined ? null : board === room.id ? 'here' : 'elsewhere'
  }
  return (
    <div className={classes['people']}>
      <div className={classes['acts']}>
        <PutMeIn roomId={room.id} />
        <Link to={`${path}/visit`} className={classes['visit']}>
          <IconPresentation size={18} aria-hidden />
          {t('visit.link')}
        </Link>
      </div>
      {!rooms.known ? (
        <Loading />
      ) : members.length === 0 ? (
        <p>{t('room.empty')}</p>
      ) : (
        <>
          <SectorCoverage seats={members.map(({ seat }) => seat)} />
          <MissingSectors seats={members.map(({ seat }) => seat)} />
          <ul className={classes['members']}>
            {members.map(({ seat, facilitates }) => {
              const here = where(seat.id)
              return (
                <li key={seat.id}>
                  <SectorMark sector={seat.sector} />
                  <span>
                    <b>{seat.name}</b>
                    <small>{seat.organisationName || t(`roles.${seat.role}`, { ns: 'common' })}</small>
                  </span>
                  {facilitates && <Tag tone="strong" text={t('facilitates')} />}
                  {here && <Tag tone={here === 'here' ? 'good' : 'plain'} text={t(`room.${here}`)} />}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
