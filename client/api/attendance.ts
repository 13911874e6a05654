import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { attendanceView, type AttendanceView } from '#shared/api/attendance.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

const FOLLOWED_MS = 60_000
/** Until the server has noted whoever looks at it: their page may have asked before it was connected. */
const UNTIL_NOTED_MS = 5_000

const isNoted = (view: AttendanceView | undefined, me: string): boolean =>
  view?.seats.some(({ seatId, days }) => seatId === me && days.some(({ date }) => date === view.today)) ??
  false

/** Who was there on which days; followed while it is looked at. */
export const useAttendance = (lab: string, me: string) =>
  useQuery({
    queryKey: queryKeys.attendance(lab),
    queryFn: ({ signal }) => callApi(attendanceView, labPath(lab, '/attendance'), { signal }),
    refetchInterval: ({ state }) => (isNoted(state.data, me) ? FOLLOWED_MS : UNTIL_NOTED_MS),
  })

export interface Marking {
  seatId: string
  date: string
  /** False takes a mark back. */
  present: boolean
}

/** Says that somebody was there without a device, or takes that back. */
export const useMarkPresent = (lab: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ seatId, date, present }: Marking) =>
      callApi(z.unknown(), labPath(lab, `/attendance/${date}/${seatId}`), {
        method: present ? 'PUT' : 'DELETE',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.attendance(lab) }),
  })
}
