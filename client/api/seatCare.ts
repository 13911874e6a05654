import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { seat, seatLink } from '#shared/api/identity.ts'
import {
  doubleList,
  erasureAsked,
  erasureDone,
  erasurePreview,
  mergePreview,
  rebindPreview,
  type rebindRequest,
} from '#shared/api/people.ts'
import { callApi, type Call } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

const nothing = z.unknown()

/** Everything of a lab is asked for again: names stand in most of it. */
const useCare = <Input, Answer>(lab: string, work: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.lab(lab) }),
  })
}

const seatPath = (lab: string, seatId: string, rest: string) => labPath(lab, `/seats/${seatId}/${rest}`)

/** What somebody who looks after seats is told to look at. */
export const useDoubles = (lab: string) =>
  useQuery({
    queryKey: [...queryKeys.seats(lab), 'doubles'],
    queryFn: ({ signal }) => callApi(doubleList, labPath(lab, '/doubles'), { signal }),
  })

/** What an act would do; asked anew each time its dialog is opened. */
const fresh = { gcTime: 0, staleTime: 0, refetchOnWindowFocus: false }

export const useMergePreview = (lab: string, from: string, into: string | null) =>
  useQuery({
    queryKey: [...queryKeys.seats(lab), 'merge', from, into],
    queryFn: ({ signal }) => callApi(mergePreview, seatPath(lab, from, `merge/${into ?? ''}`), { signal }),
    enabled: into !== null,
    ...fresh,
  })

export const useMerge = (lab: string) =>
  useCare(lab, ({ from, into }: { from: string; into: string }) =>
    callApi(seat, seatPath(lab, from, 'merge'), { method: 'POST', body: { into } }),
  )

export const useTakeApart = (lab: string) =>
  useCare(lab, (seatId: string) => callApi(seat, seatPath(lab, seatId, 'merge'), { method: 'DELETE' }))

export const useHandOverPreview = (lab: string, seatId: string) =>
  useQuery({
    queryKey: [...queryKeys.seats(lab), 'handOver', seatId],
    queryFn: ({ signal }) => callApi(rebindPreview, seatPath(lab, seatId, 'hand-over'), { signal }),
    ...fresh,
  })

export const useHandOver = (lab: string) =>
  useCare(lab, ({ seatId, body }: { seatId: string; body: z.input<typeof rebindRequest> }) =>
    callApi(seatLink, seatPath(lab, seatId, 'hand-over'), { method: 'POST', body }),
  )

export const useErasurePreview = (lab: string, seatId: string) =>
  useQuery({
    queryKey: [...queryKeys.seats(lab), 'erasure', seatId],
    queryFn: ({ signal }) => callApi(erasurePreview, seatPath(lab, seatId, 'erasure'), { signal }),
    ...fresh,
  })

export const useErase = (lab: string) =>
  useCare(lab, ({ seatId, confirm }: { seatId: string; confirm: string }) =>
    callApi(erasureDone, seatPath(lab, seatId, 'erasure'), { method: 'POST', body: { confirm } }),
  )

/** Whether this person has asked to be erased, and whom one asks. */
export const useErasureAsked = (lab: string) =>
  useQuery({
    queryKey: [...queryKeys.lab(lab), 'erasureRequest'],
    queryFn: ({ signal }) => callApi(erasureAsked, labPath(lab, '/erasure-request'), { signal }),
  })

export const useAskErasure = (lab: string) =>
  useCare(lab, (asks: boolean) => {
    const call: Call = { method: asks ? 'PUT' : 'DELETE' }
    return callApi(nothing, labPath(lab, '/erasure-request'), call)
  })
