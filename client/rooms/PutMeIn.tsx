import { Button } from '@mantine/core'
import { IconDoorEnter, IconDoorExit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLabNow } from '#client/api/labs.ts'
import { usePlaceSeats } from '#client/api/rooms.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { mayPlace, membersOf, useRooms } from './useRooms.ts'

/** Puts oneself into a room, or leaves it; who observes does neither. */
export const PutMeIn = ({ roomId }: { roomId: string }) => {
  const { t } = useTranslation('rooms')
  const { seat: me, lab } = useLabNow(useLiveLab().session)
  const rooms = useRooms()
  const place = usePlaceSeats(lab.slug)
  if (!rooms.known || !mayPlace(me, me)) return null
  const isIn = membersOf(rooms, roomId).some(({ seat }) => seat.id === me.id)
  return (
    <>
      <Button
        variant={isIn ? 'default' : 'filled'}
        leftSection={isIn ? <IconDoorExit size={18} aria-hidden /> : <IconDoorEnter size={18} aria-hidden />}
        loading={place.isPending}
        onClick={() => place.mutate({ roomId, seatIds: [me.id], as: isIn ? null : 'member' })}
      >
        {t(isIn ? 'me.leave' : 'me.join')}
      </Button>
      {place.isError && <Failure error={place.error} />}
    </>
  )
}
