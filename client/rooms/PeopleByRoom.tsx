import { NativeSelect } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Seat } from '#shared/api/identity.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'
import { PlaceBar } from './PlaceBar.tsx'
import { SeatsInRoomsContext } from './seatsInRooms.ts'
import classes from './rooms.module.css'
import { RoomsOverview } from './RoomsOverview.tsx'
import { mayPlace, membersOf, shortName, useRooms } from './useRooms.ts'

/** What the address says for who is in no room. */
const NONE = 'none'

interface Props {
  seats: readonly Seat[]
  me: Seat
  /** The table of those that are shown. */
  children: (shown: readonly Seat[]) => ReactNode
}

/** Rooms with who is in them, the seats of one of them or of none, and several seats put into a room at once. */
export const PeopleByRoom = ({ seats, me, children }: Props) => {
  const { t } = useTranslation('rooms')
  const rooms = useRooms()
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const key = params.get('room') ?? ''
  const room = key === NONE ? null : roomByKey(key, rooms.rooms)
  const valid = seats.filter(({ revoked }) => !revoked)
  const roomless = valid.filter(({ id }) => !rooms.bySeat.has(id))
  const shown = key === NONE ? roomless : room ? membersOf(rooms, room.id).map(({ seat }) => seat) : seats
  const choose = (next: string) => changeAddress({ room: next || null })
  const placeable = useMemo(
    () => new Set(seats.filter((seat) => !seat.revoked && mayPlace(me, seat)).map(({ id }) => id)),
    [seats, me],
  )
  const places = [...placeable].some((id) => id !== me.id)
  const chosen = shown.filter(({ id }) => picked.has(id) && placeable.has(id))
  const picking = useMemo(
    () =>
      places
        ? {
            picked,
            placeable,
            pick: (id: string, on: boolean) =>
              setPicked((before) => {
                const after = new Set(before)
                if (on) after.add(id)
                else after.delete(id)
                return after
              }),
          }
        : null,
    [places, picked, placeable],
  )
  const value = useMemo(() => ({ rooms, picking }), [rooms, picking])
  if (rooms.rooms.length === 0) return children(seats)
  return (
    <SeatsInRoomsContext value={value}>
      <RoomsOverview
        rooms={rooms}
        chosen={room?.id ?? null}
        choose={(one) => choose(roomKey(one, rooms.rooms))}
      />
      <div className={classes['tools']}>
        <NativeSelect
          label={t('filter.label')}
          value={key === NONE ? NONE : room ? roomKey(room, rooms.rooms) : ''}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: t('filter.all', { count: valid.length }) },
            { value: NONE, label: t('filter.none', { count: roomless.length }) },
            ...rooms.rooms.map((one) => ({
              value: roomKey(one, rooms.rooms),
              label: t('filter.room', { room: shortName(one), count: membersOf(rooms, one.id).length }),
            })),
          ]}
        />
        {picking && (
          <PlaceBar
            rooms={rooms.rooms}
            seats={chosen}
            all={shown.filter(({ id }) => placeable.has(id))}
            pickAll={(ids) => setPicked(new Set(ids))}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p className={classes['nobody']}>{t(key === NONE ? 'filter.allIn' : 'filter.nobody')}</p>
      ) : (
        children(shown)
      )}
    </SeatsInRoomsContext>
  )
}
