import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { historyPage, labMoment, type HistoryPage, type LabMoment } from '#shared/api/history.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Which facts are asked for; a part that is not given does not narrow them. */
export interface HistoryFilter {
  since?: string | undefined
  until?: string | undefined
  entity?: string | undefined
  room?: string | undefined
  seat?: string | undefined
}

export interface HistoryAsk extends HistoryFilter {
  before?: number | undefined
  limit?: number
}

/** What one screen reads before it asks for more. */
const PAGE = 100
/** The past does not change; only its newest end grows. */
const KEEP_MS = 10 * 60_000

const historyPath = (lab: string, ask: HistoryAsk): string => {
  const given = Object.entries(ask).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return labPath(lab, `/history?${new URLSearchParams(given).toString()}`)
}

/** One page of facts, the newest first. */
export const askHistory = (lab: string, ask: HistoryAsk, signal?: AbortSignal): Promise<HistoryPage> =>
  callApi(historyPage, historyPath(lab, ask), signal && { signal })

const momentPath = (lab: string, which: { seq: number } | { time: string }) =>
  labPath(lab, `/history/at?${new URLSearchParams(Object.entries(which).map(([k, v]) => [k, String(v)]))}`)

/** Facts page by page: `fetchNextPage` shows earlier ones. */
export const useFacts = (lab: string, filter: HistoryFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: queryKeys.history(lab, filter),
    queryFn: ({ pageParam, signal }) =>
      askHistory(lab, { ...filter, before: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  })

/** The lab as it was after a row of its log; the moment before stays until it is here. */
export const useMoment = (lab: string, seq: number | null) =>
  useQuery({
    queryKey: queryKeys.moment(lab, seq ?? 0),
    queryFn: ({ signal }) => callApi(labMoment, momentPath(lab, { seq: seq ?? 0 }), { signal }),
    enabled: seq !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: KEEP_MS,
  })

/** The lab as it was at a time (RFC 3339). */
export const momentAtQuery = (lab: string, time: string) =>
  queryOptions({
    queryKey: queryKeys.momentAt(lab, time),
    queryFn: ({ signal }) => callApi(labMoment, momentPath(lab, { time }), { signal }),
    staleTime: Infinity,
    gcTime: KEEP_MS,
  })

/** Asks for the lab at a time; what comes is kept under its row, so that its page opens at once. */
export const useMomentAt = (lab: string): ((time: string) => Promise<LabMoment>) => {
  const client = useQueryClient()
  return useCallback(
    async (time) => {
      const moment = await callApi(labMoment, momentPath(lab, { time }))
      client.setQueryData(queryKeys.moment(lab, moment.seq), moment)
      return moment
    },
    [client, lab],
  )
}
