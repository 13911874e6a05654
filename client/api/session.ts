import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { enterResponse, sessionResponse, type enterRequest } from '#shared/api/identity.ts'
import { callApi } from './callApi.ts'
import { queryKeys } from './queryKeys.ts'

/** Who this browser is, and the labs it has a seat in. */
export const useSession = () =>
  useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => callApi(sessionResponse, '/api/session', { signal }),
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
