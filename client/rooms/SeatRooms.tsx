import { Checkbox } from '@mantine/core'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { SeatsInRoomsContext } from './seatsInRooms.ts'
import classes from './rooms.module.css'
import type { RoomOfSeat } from './useRooms.ts'

/** Picks a seat, to put it into a room with others. */
const SeatPick = ({ seat }: { seat: Seat }) => {
  const { t } = useTranslation('rooms')
  const picking = useContext(SeatsInRoomsContext)?.picking
  if (!picking?.placeable.has(seat.id)) return null
  return (
    <Checkbox
      size="sm"
      className={classes['pick'] ?? ''}
      aria-label={t('pick', { name: seat.name })}
      checked={picking.picked.has(seat.id)}
      onChange={(event) => picking.pick(seat.id, event.currentTarget.checked)}
    />
  )
}

/** Heads the column of rooms; there is none in a lab without rooms. */
export const SeatRoomsHead = () => {
  const { t } = useTranslation('rooms')
  return useContext(SeatsInRoomsContext) && <th scope="col">{t('column')}</th>
}

/** A cell with the rooms a seat is in, and a box to choose it by. */
export const SeatRooms = ({ seat }: { seat: Seat }) => {
  const told = useContext(SeatsInRoomsContext)
  if (!told) return null
  return (
    <td>
      <div className={classes['cell']}>
        <SeatPick seat={seat} />
        {!seat.revoked && told.rooms.known && <RoomsOf own={told.rooms.bySeat.get(seat.id)} />}
      </div>
    </td>
  )
}

const RoomsOf = ({ own }: { own: readonly RoomOfSeat[] | undefined }) => {
  const { t } = useTranslation('rooms')
  if (!own) return <span className={classes['roomless']}>{t('noRoom')}</span>
  return (
    <ul className={classes['seatRooms']}>
      {own.map(({ room, facilitates }) => (
        <li key={room.id} title={room.title}>
          {room.code ? <RoomCode code={room.code} /> : room.title}
          {facilitates && <span className={classes['facilitates']}>{t('facilitates')}</span>}
        </li>
      ))}
    </ul>
  )
}
