import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { roomPeople, type PlaceRequest } from '#shared/api/rooms.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Who belongs to which room of a lab. */
export const roomPeopleQuery = (lab: string) =>
  queryOptions({
    queryKey: queryKeys.roomPeople(lab),
    queryFn: ({ signal }) => callApi(roomPeople, labPath(lab, '/rooms/people'), { signal }),
  })

export const useRoomPeople = (lab: string) => useQuery(roomPeopleQuery(lab))

/** Puts seats into a room or takes them out. */
export const usePlaceSeats = (lab: string) => {
  const client = useQueryClient()
  const queryKey = queryKeys.roomPeople(lab)
  return useMutation({
    mutationFn: ({ roomId, ...body }: PlaceRequest & { roomId: string }) =>
      callApi(roomPeople, labPath(lab, `/rooms/${encodeURIComponent(roomId)}/people`), {
        method: 'PUT',
        body,
      }),
    onSuccess: (told) => client.setQueryData(queryKey, told),
    onError: () => client.invalidateQueries({ queryKey }),
  })
}
