import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlacedAs } from '#shared/api/rooms.ts'
import type { Seat } from '#shared/api/identity.ts'
import type { Workstream } from '#shared/plan/plan.ts'
import { usePlaceSeats } from '#client/api/rooms.ts'
import { leadsLab } from '#client/lab/people/rights.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './rooms.module.css'
import { shortName } from './useRooms.ts'

interface Props {
  rooms: readonly Workstream[]
  /** Those that are picked. */
  seats: readonly Seat[]
  /** Those that can be. */
  all: readonly Seat[]
  pickAll: (ids: readonly string[]) => void
}

/** Puts the picked seats into a room, as facilitators of it, or takes them out. */
export const PlaceBar = ({ rooms, seats, all, pickAll }: Props) => {
  const { t } = useTranslation('rooms')
  const place = usePlaceSeats(useLiveLab().session.lab.slug)
  const [wanted, setWanted] = useState('')
  const room = rooms.find(({ id }) => id === wanted) ?? rooms[0]
  const none = seats.length === 0
  const put = (as: PlacedAs) =>
    room &&
    place.mutate(
      { roomId: room.id, seatIds: seats.map(({ id }) => id), as },
      { onSuccess: () => pickAll([]) },
    )
  return (
    <fieldset className={classes['place']} aria-label={t('place.label')}>
      <Checkbox
        label={none ? t('place.all') : t('place.chosen', { count: seats.length })}
        checked={!none && seats.length === all.length}
        indeterminate={!none && seats.length < all.length}
        onChange={() => pickAll(seats.length < all.length ? all.map(({ id }) => id) : [])}
      />
      <NativeSelect
        aria-label={t('place.room')}
        value={room?.id ?? ''}
        onChange={(event) => setWanted(event.currentTarget.value)}
        data={rooms.map((one) => ({ value: one.id, label: shortName(one) }))}
      />
      <Button disabled={none} loading={place.isPending} onClick={() => put('member')}>
        {t('place.in')}
      </Button>
      <Button
        variant="default"
        disabled={none || !seats.every(({ role }) => leadsLab(role))}
        title={t('place.facilitatorHint')}
        onClick={() => put('facilitator')}
      >
        {t('place.facilitator')}
      </Button>
      <Button variant="default" disabled={none} onClick={() => put(null)}>
        {t('place.out')}
      </Button>
      <output className="visually-hidden">{place.isSuccess && t('place.done')}</output>
      {place.isError && <Failure error={place.error} />}
    </fieldset>
  )
}
