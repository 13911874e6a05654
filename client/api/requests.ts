import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerResponse, requestList, type AnswerRequest } from '#shared/api/requests.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Every answer that rooms have given one another, in the order they were given. */
export const useRequestList = (lab: string) =>
  useQuery({
    queryKey: queryKeys.requests(lab),
    queryFn: ({ signal }) => callApi(requestList, labPath(lab, '/requests'), { signal }),
  })

/** Answers for a room; everyone in the lab is told over the live connection that something is new. */
export const useAnswerRequest = (lab: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ dependencyId, ...body }: AnswerRequest & { dependencyId: string }) =>
      callApi(answerResponse, labPath(lab, `/dependencies/${encodeURIComponent(dependencyId)}/answer`), {
        method: 'POST',
        body,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.requests(lab) }),
  })
}
