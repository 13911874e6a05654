import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { inboxView, MOST_COMMENTS, type InboxView } from '#shared/api/comments.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Comments that this seat has read, on whatever device. */
export const useRead = (lab: string, enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.inbox(lab),
    queryFn: ({ signal }) => callApi(inboxView, labPath(lab, '/inbox'), { signal }),
    enabled,
  })

interface Marking {
  commentIds: readonly string[]
  read: boolean
}

/** Marks comments as read or as not read; shown at once, and as it was where the server does not take it. */
export const useMarkRead = (lab: string) => {
  const client = useQueryClient()
  const queryKey = queryKeys.inbox(lab)
  return useMutation({
    mutationFn: async ({ commentIds, read }: Marking) => {
      for (let at = 0; at < commentIds.length; at += MOST_COMMENTS)
        await callApi(z.unknown(), labPath(lab, '/inbox'), {
          method: 'POST',
          body: { commentIds: commentIds.slice(at, at + MOST_COMMENTS), read },
        })
    },
    onMutate: async ({ commentIds, read }) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData<InboxView>(queryKey, (before) => {
        const now = new Set(before?.read)
        for (const id of commentIds) now[read ? 'add' : 'delete'](id)
        return { read: [...now] }
      })
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
