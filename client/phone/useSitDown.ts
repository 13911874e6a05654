import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLabNow } from '#client/api/labs.ts'
import { roomPeopleQuery, usePlaceSeats } from '#client/api/rooms.ts'
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
  const client = useQueryClient()
  const { mutateAsync: place } = usePlaceSeats(lab.slug)
  const { mutate: move, error } = useMutation({
    // One move after the other, as they were made.
    scope: { id: `sit down ${me.id}` },
    mutationFn: async ({ from, to }: { from: string | null; to: string }) => {
      const { places } = await client.ensureQueryData(roomPeopleQuery(lab.slug))
      const placeIn = (room: string) => places.find((one) => one.roomId === room && one.seatId === me.id)
      const seatIds = [me.id]
      if (!placeIn(to)) await place({ roomId: to, seatIds, as: 'member' })
      if (from !== null && from !== to && placeIn(from)?.facilitates === false)
        await place({ roomId: from, seatIds, as: null })
    },
  })
  const sitDown = (roomId: string) => {
    choose(roomId)
    if (mayPlace(me, me)) move({ from: before?.id ?? null, to: roomId })
  }
  return { sitDown, error }
}
