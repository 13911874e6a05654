import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import {
  invitation,
  invitationList,
  personalLinks,
  seatLink,
  seatList,
  type invitationRequest,
  type SeatPatch,
  type seatRequest,
} from '#shared/api/identity.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

export const useSeats = (lab: string) =>
  useQuery({
    queryKey: queryKeys.seats(lab),
    queryFn: ({ signal }) => callApi(seatList, labPath(lab, '/seats'), { signal }),
  })

export const useInvitations = (lab: string, enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.invitations(lab),
    queryFn: ({ signal }) => callApi(invitationList, labPath(lab, '/invitations'), { signal }),
    enabled,
  })

/** A mutation after which the people of a lab are asked for again. */
const usePeopleMutation = <Input, Answer>(lab: string, mutationFn: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.seats(lab) }),
        client.invalidateQueries({ queryKey: queryKeys.invitations(lab) }),
        client.invalidateQueries({ queryKey: queryKeys.labSession(lab) }),
      ]),
  })
}

export const useInvite = (lab: string) =>
  usePeopleMutation(lab, (body: z.input<typeof invitationRequest>) =>
    callApi(invitation, labPath(lab, '/invitations'), { method: 'POST', body }),
  )

export const useRevokeInvitation = (lab: string) =>
  usePeopleMutation(lab, (id: string) =>
    callApi(z.unknown(), labPath(lab, `/invitations/${id}`), { method: 'DELETE' }),
  )

export const useMakeSeat = (lab: string) =>
  usePeopleMutation(lab, (body: z.input<typeof seatRequest>) =>
    callApi(seatLink, labPath(lab, '/seats'), { method: 'POST', body }),
  )

export const useChangeSeat = (lab: string) =>
  usePeopleMutation(lab, ({ seatId, patch }: { seatId: string; patch: SeatPatch }) =>
    callApi(z.unknown(), labPath(lab, `/seats/${seatId}`), { method: 'PATCH', body: patch }),
  )

/** A new personal link for a seat; `keepOthers` is for one's own alone. */
export const useSeatLink = (lab: string) =>
  usePeopleMutation(lab, ({ seatId, keepOthers = false }: { seatId: string; keepOthers?: boolean }) =>
    callApi(seatLink, labPath(lab, `/seats/${seatId}/link`), { method: 'POST', body: { keepOthers } }),
  )

/** The personal links of a seat, followed while they are looked at. */
export const useSeatLinks = (lab: string, seatId: string) =>
  useQuery({
    queryKey: queryKeys.seatLinks(lab, seatId),
    queryFn: ({ signal }) => callApi(personalLinks, labPath(lab, `/seats/${seatId}/links`), { signal }),
    refetchInterval: 10_000,
  })

export const useRevokeSeatLink = (lab: string, seatId: string) => {
  const client = useQueryClient()
  const queryKey = queryKeys.seatLinks(lab, seatId)
  return useMutation({
    mutationFn: (id: string) =>
      callApi(personalLinks, labPath(lab, `/seats/${seatId}/links/${id}`), { method: 'DELETE' }),
    onSuccess: (left) => client.setQueryData(queryKey, left),
    onError: () => client.invalidateQueries({ queryKey }),
  })
}
