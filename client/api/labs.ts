import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { labSession, labView, type LabRequest, type LabSession } from '#shared/api/labs.ts'
import { deviceCopies } from '#client/offline/deviceCopies.ts'
import { callApi } from './callApi.ts'
import { askAgainAfter, orFromDevice } from './orFromDevice.ts'
import { queryKeys } from './queryKeys.ts'

/** The path of a lab's part of the API. */
export const labPath = (lab: string, rest: string): string => `/api/labs/${encodeURIComponent(lab)}${rest}`

/** This browser's seat in a lab, by the lab's id or address; as last known, while there is no server. */
const labSessionQuery = (lab: string) =>
  queryOptions({
    queryKey: queryKeys.labSession(lab),
    queryFn: ({ signal: given }) =>
      orFromDevice(
        {
          ask: (signal) => callApi(labSession, labPath(lab, '/session'), { signal }),
          held: () => deviceCopies.session(lab),
          keep: deviceCopies.keepSession,
          forget: () => deviceCopies.forgetLab(lab),
        },
        given,
      ),
    structuralSharing: false,
    refetchInterval: ({ state }) => askAgainAfter(state),
  })

export const useLabSession = (lab: string) => useQuery(labSessionQuery(lab))

/** Asks for it while the lab's page is still being loaded. */
export const askLabSession = (client: QueryClient, lab: string): void =>
  void client.prefetchQuery(labSessionQuery(lab))

/** The same, for pages inside a lab: what the page was opened with until a newer answer comes. */
export const useLabNow = (opened: LabSession): LabSession => useLabSession(opened.lab.slug).data ?? opened

export const useOpenLab = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LabRequest) => callApi(labView, '/api/labs', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.session }),
  })
}
