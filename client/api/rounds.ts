import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { roundAnswer, roundList, type RoundRequest, type RoundView } from '#shared/api/rounds.ts'
import type { ToldRounds } from '#shared/wire/frames.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

const nothing = z.null().or(z.literal(''))
const kept = z.object({ id: z.string() })

/** How far this device's clock is behind the server's, in milliseconds. */
const skewOf = (now: string): number => Date.parse(now) - Date.now()

const askList = async (lab: string, signal: AbortSignal) => {
  const told = await callApi(roundList, labPath(lab, '/rounds'), { signal })
  return { ...told, skew: skewOf(told.now) }
}
export type RoundList = Awaited<ReturnType<typeof askList>>

/** All rounds of a lab this seat is told of, without results. */
export const useRoundList = (lab: string, enabled = true) =>
  useQuery({ queryKey: queryKeys.rounds(lab), enabled, queryFn: ({ signal }) => askList(lab, signal) })

const askRound = async (lab: string, round: string, signal: AbortSignal) => {
  const told = await callApi(roundAnswer, labPath(lab, `/rounds/${encodeURIComponent(round)}`), { signal })
  return { ...told, skew: skewOf(told.now) }
}
export type RoundNow = Awaited<ReturnType<typeof askRound>>

export const useRound = (lab: string, round: string, enabled = true) =>
  useQuery({
    queryKey: queryKeys.round(lab, round),
    enabled,
    queryFn: ({ signal }) => askRound(lab, round, signal),
  })

export const askRoundsAgain = (client: QueryClient, lab: string): Promise<void> =>
  client.invalidateQueries({ queryKey: queryKeys.rounds(lab) })

/** Takes in what the live connection says: counts as they are, anything else is asked for again. */
export const takeIn = (client: QueryClient, lab: string, told: ToldRounds): void => {
  const known = client.getQueryData<RoundList>(queryKeys.rounds(lab))
  if (told.mine || (known && known.revision !== told.revision)) void askRoundsAgain(client, lab)
  const counted = (round: RoundView): RoundView => {
    const answered = told.answered[round.id]
    return answered === undefined || round.state === 'revealed' ? round : { ...round, answered }
  }
  client.setQueryData<RoundList>(queryKeys.rounds(lab), (list) =>
    list ? { ...list, rounds: list.rounds.map(counted) } : list,
  )
  for (const id of Object.keys(told.answered))
    client.setQueryData<RoundNow>(queryKeys.round(lab, id), (one) =>
      one ? { ...one, round: counted(one.round) } : one,
    )
}

const useAsking = <T, A>(lab: string, ask: (given: A) => Promise<T>) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: ask, onSettled: () => askRoundsAgain(client, lab) })
}

export const useMakeRound = (lab: string) =>
  useAsking(lab, (body: RoundRequest) =>
    callApi(roundAnswer, labPath(lab, '/rounds'), { method: 'POST', body }),
  )

export type RoundAct = 'open' | 'close' | 'reveal' | 'purge' | 'time'

/** What who runs rounds does with one. */
export const useRunRound = (lab: string, round: string) =>
  useAsking(lab, ({ act, seconds }: { act: RoundAct; seconds?: number }) =>
    callApi(roundAnswer, labPath(lab, `/rounds/${round}/${act}`), {
      method: 'POST',
      ...(seconds !== undefined && { body: { seconds } }),
    }),
  )

/** Gives or changes an answer of one's own, or takes it back. */
export const useGive = (lab: string, round: string) =>
  useAsking(lab, ({ id, body }: { id: string; body: unknown }) =>
    callApi(kept, labPath(lab, `/rounds/${round}/entries/${id}`), { method: 'PUT', body: { body } }),
  )
export const useTakeBack = (lab: string, round: string) =>
  useAsking(lab, (id: string) =>
    callApi(nothing, labPath(lab, `/rounds/${round}/entries/${id}`), { method: 'DELETE' }),
  )
