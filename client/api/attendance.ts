import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { attendanceView } from '#shared/api/attendance.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Who was there on which days; followed while it is looked at. */
export const useAttendance = (lab: string) =>
  useQuery({
    queryKey: queryKeys.attendance(lab),
    queryFn: ({ signal }) => callApi(attendanceView, labPath(lab, '/attendance'), { signal }),
    refetchInterval: 60_000,
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
