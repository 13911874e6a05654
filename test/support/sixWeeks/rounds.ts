import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { roundAnswer, type RoundRequest, type RoundView, type ViewOf } from '#shared/api/rounds.ts'
import type { Seat } from './seat.ts'

type Kind = RoundView['kind']

const of = <K extends Kind>(kind: K, round: RoundView): ViewOf<K> => {
  if (round.kind !== kind) throw new Error(`A round of ${round.kind}, not of ${kind}`)
  return round as ViewOf<K>
}

/** Opens a round; its id. */
export const open = async (seat: Seat, asked: RoundRequest): Promise<string> =>
  (await seat.call(roundAnswer, 'POST', '/rounds', asked)).round.id

export const read = async <K extends Kind>(seat: Seat, kind: K, id: string): Promise<ViewOf<K>> =>
  of(kind, (await seat.call(roundAnswer, 'GET', `/rounds/${id}`)).round)

/** Gives an answer that has to be taken. */
export const answer = (seat: Seat, round: string, body: unknown): Promise<unknown> =>
  seat.call(z.unknown(), 'PUT', `/rounds/${round}/entries/${randomUUID()}`, { body })

/** The refusal of an answer that may not be taken. */
export const refusalOf = async (seat: Seat, round: string, body: unknown): Promise<string | null> =>
  (await seat.ask('PUT', `/rounds/${round}/entries/${randomUUID()}`, { body })).error

export const act = async <K extends Kind>(
  seat: Seat,
  kind: K,
  id: string,
  doing: 'close' | 'reveal' | 'purge',
): Promise<ViewOf<K>> => of(kind, (await seat.call(roundAnswer, 'POST', `/rounds/${id}/${doing}`)).round)

/** A whole number from `least` to `most`. */
export const between = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))
