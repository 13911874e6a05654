import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { programmeView, type ProgrammeView, type TickRequest } from '#shared/api/programme.ts'
import type { Programme } from '#shared/programme/template.ts'
import { callApi, type Call } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** A lab's programme with what was ticked and overruled. */
export const useProgrammeView = (lab: string) =>
  useQuery({
    queryKey: queryKeys.programme(lab),
    queryFn: ({ signal }) => callApi(programmeView, labPath(lab, '/programme'), { signal }),
  })

/** A change that answers with the programme as it is then; also when it was refused, it is asked for anew. */
const useChange = <V>(lab: string, call: (input: V) => { path: string; call: Call }) => {
  const client = useQueryClient()
  const queryKey = queryKeys.programme(lab)
  return useMutation({
    mutationFn: (input: V): Promise<ProgrammeView> => {
      const { path, call: how } = call(input)
      return callApi(programmeView, labPath(lab, `/programme${path}`), how)
    },
    onSuccess: (view) => client.setQueryData(queryKey, view),
    onError: () => client.invalidateQueries({ queryKey }),
  })
}

export const useReplaceProgramme = (lab: string) =>
  useChange(lab, (body: { revision: number; programme: Programme }) => ({
    path: '',
    call: { method: 'PUT', body },
  }))

export const useTick = (lab: string) =>
  useChange(lab, (body: TickRequest) => ({ path: '/ticks', call: { method: 'POST', body } }))

/** Overrules a gate with a reason; without one, takes that back. */
export const useOverrule = (lab: string) =>
  useChange(lab, ({ weekId, reason }: { weekId: string; reason: string | null }) => ({
    path: `/gates/${encodeURIComponent(weekId)}`,
    call: reason === null ? { method: 'DELETE' } : { method: 'PUT', body: { reason } },
  }))
