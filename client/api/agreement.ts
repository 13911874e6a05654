import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import {
  agreementView,
  freezeResponse,
  type CommitmentRequest,
  type endorsementRequest,
} from '#shared/api/agreement.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** The newest frozen version and who stands where. */
export const useAgreement = (lab: string, { enabled = true } = {}) =>
  useQuery({
    enabled,
    queryKey: queryKeys.agreement(lab),
    queryFn: ({ signal }) => callApi(agreementView, labPath(lab, '/agreement'), { signal }),
  })

/** A mutation after which everything the server knows of the lab is asked for again. */
const useLabMutation = <Input, Answer>(lab: string, mutationFn: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.lab(lab) }),
  })
}

export const useFreeze = (lab: string) =>
  useLabMutation(lab, () => callApi(freezeResponse, labPath(lab, '/freeze'), { method: 'POST' }))

export const useReopen = (lab: string) =>
  useLabMutation(lab, () => callApi(z.unknown(), labPath(lab, '/reopen'), { method: 'POST' }))

export const useCommit = (lab: string) =>
  useLabMutation(lab, (body: CommitmentRequest) =>
    callApi(z.unknown(), labPath(lab, '/commitments'), { method: 'POST', body }),
  )

export const useEndorse = (lab: string) =>
  useLabMutation(lab, (body: z.input<typeof endorsementRequest>) =>
    callApi(z.unknown(), labPath(lab, '/endorsements'), { method: 'POST', body }),
  )
