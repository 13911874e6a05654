import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { labSession, labView, type LabRequest, type LabSession } from '#shared/api/labs.ts'
import { callApi } from './callApi.ts'
import { queryKeys } from './queryKeys.ts'

/** The path of a lab's part of the API. */
export const labPath = (lab: string, rest: string): string => `/api/labs/${encodeURIComponent(lab)}${rest}`

/** This browser's seat in a lab, by the lab's id or address. */
export const useLabSession = (lab: string) =>
  useQuery({
    queryKey: queryKeys.labSession(lab),
    queryFn: ({ signal }) => callApi(labSession, labPath(lab, '/session'), { signal }),
  })

/** The same, for pages inside a lab: what the page was opened with until a newer answer comes. */
export const useLabNow = (opened: LabSession): LabSession => useLabSession(opened.lab.slug).data ?? opened

export const useOpenLab = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LabRequest) => callApi(labView, '/api/labs', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.session }),
  })
}
