import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { diaryDays, diaryEntry } from '#shared/api/diary.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Days on which something happened, page by page: `fetchNextPage` gives earlier ones. */
export const useDiaryDays = (lab: string) =>
  useInfiniteQuery({
    queryKey: queryKeys.diaryDays(lab),
    queryFn: ({ pageParam, signal }) =>
      callApi(diaryDays, labPath(lab, `/diary${pageParam ? `?before=${pageParam}` : ''}`), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** One day, as far as it has passed. */
export const useDiaryDay = (lab: string, date: string) =>
  useQuery({
    queryKey: queryKeys.diaryDay(lab, date),
    queryFn: ({ signal }) => callApi(diaryEntry, labPath(lab, `/diary/${date}.json`), { signal }),
    staleTime: ({ state }) => (state.data?.finished ? Infinity : 0),
  })

export const diaryFile = (lab: string, date: string, format: 'docx' | 'pdf', language: string): string =>
  labPath(lab, `/diary/${date}.${format}?lang=${encodeURIComponent(language)}`)
