import { useLabNow } from '#client/api/labs.ts'
import { usePlaceSeats, useRoomPeople } from '#client/api/rooms.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { mayPlace } from '#client/rooms/useRooms.ts'
import { useSeatRoom } from './seatRoom.ts'

/**
 * Takes a seat in a room: on this device at once, and for all to see as soon as the server is told. Whoever facilitates
 * the room they leave still does.
 */
export const useSitDown = (): { sitDown: (roomId: string) => void; error: Error | null } => {
  const { seat: me, lab } = useLabNow(useLiveLab().session)
  const { room: before, choose } = useSeatRoom()
  const { data } = useRoomPeople(lab.slug)
  const place = usePlaceSeats(lab.slug)
  const placeIn = (roomId: string) =>
    data?.places.find((one) => one.roomId === roomId && one.seatId === me.id)
  const sitDown = (roomId: string) => {
    choose(roomId)
    if (!data || !mayPlace(me, me)) return
    const leaves = before !== null && before.id !== roomId && placeIn(before.id)?.facilitates === false
    const leave = () => {
      if (leaves) place.mutate({ roomId: before.id, seatIds: [me.id], as: null })
    }
    if (placeIn(roomId)) leave()
    else place.mutate({ roomId, seatIds: [me.id], as: 'member' }, { onSuccess: leave })
  }
  return { sitDown, error: place.error }
}
