import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { enterResponse, sessionResponse, type enterRequest } from '#shared/api/identity.ts'
import { deviceCopies } from '#client/offline/deviceCopies.ts'
import { forgetOnDevice } from '#client/offline/keptOnDevice.ts'
import { callApi } from './callApi.ts'
import { askAgainAfter, orFromDevice } from './orFromDevice.ts'
import { queryKeys } from './queryKeys.ts'

/** Who this browser is, and the labs it has a seat in; as last known, while there is no server. */
export const useSession = () =>
  useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal: given }) =>
      orFromDevice(
        {
          ask: (signal) => callApi(sessionResponse, '/api/session', { signal }),
          held: deviceCopies.person,
          keep: deviceCopies.keepPerson,
          forget: deviceCopies.forgetAll,
        },
        given,
      ),
    structuralSharing: false,
    refetchInterval: ({ state }) => askAgainAfter(state),
  })

/** Exchanges a personal link's token for a session. */
export const useEnter = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof enterRequest>) =>
      callApi(enterResponse, '/api/enter', { method: 'POST', body }),
    onSuccess: (answer) => (answer.needsName ? undefined : client.invalidateQueries()),
  })
}

/**
 * Ends this browser's session, and what the device keeps of its labs; edits that were not accepted stay. The first
 * page is loaded anew, so that everything of this person goes from the page's memory too. Said here, not where it is
 * asked for: the lab's page may be gone by then, because its live connection has ended.
 */
export const useLeave = () =>
  useMutation({
    mutationFn: () => callApi(z.unknown(), '/api/session', { method: 'DELETE' }),
    onSuccess: async () => {
      await deviceCopies.forgetAll()
      forgetOnDevice()
      location.assign('/')
    },
  })
