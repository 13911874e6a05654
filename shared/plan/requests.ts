import { z } from 'zod'
import { BINDS } from './binds.ts'
import { addDays, daysBetween } from './dates.ts'
import { dependencyType, type DependencyType } from './entities.ts'
import { plainDate } from './fields.ts'
import type { Dependency, Plan } from './plan.ts'
import { rowDates, type RowDates } from './rowDates.ts'
import { live } from './select.ts'

export const REQUEST_ANSWERS = ['accepted', 'refused'] as const

/**
 * What a room has answered to another that wants to wait for it; a record of the server, never of the document.
 * It holds for the dependency as it was then: from, to, type and lag, and the room that was asked.
 */
export const requestAnswer = z.strictObject({
  dependencyId: z.uuidv7(),
  fromId: z.uuidv7(),
  toId: z.uuidv7(),
  type: dependencyType,
  lagDays: z.int(),
  /** The room that `from` lay in. */
  askedRoomId: z.uuidv7(),
  answer: z.enum(REQUEST_ANSWERS),
  /** Required for a refusal. */
  reason: z.string().max(2_000),
  /** The date that was waited for, as planned when it was answered. */
  promised: plainDate(),
  by: z.string(),
  organisationName: z.string(),
  at: z.iso.datetime(),
})
export type RequestAnswer = z.infer<typeof requestAnswer>

/** The latest answer to each dependency that has one, by the dependency's id. */
export type RequestAnswers = ReadonlyMap<string, RequestAnswer>

export const NO_ANSWERS: RequestAnswers = new Map()

/** Of answers in the order they were given, those that hold; `until` (RFC 3339) leaves out what came later. */
export const latestAnswers = (given: readonly RequestAnswer[], until?: string): RequestAnswers =>
  new Map(
    given
      .filter(({ at }) => until === undefined || Date.parse(at) <= Date.parse(until))
      .map((answer) => [answer.dependencyId, answer]),
  )

/** One room waits for another: the room of `to` asks the room of `from`. */
export interface Request {
  dependency: Dependency
  from: RowDates
  to: RowDates
  /** The room of `from`, which is asked. */
  askedRoomId: string
  /** The room of `to`, which asks. */
  askingRoomId: string
  state: 'waiting' | 'accepted' | 'refused'
  /** The last answer, also where it no longer holds. */
  answer: RequestAnswer | null
  /** It was answered, but from, to, type, lag or the asked room have changed since: it waits again. */
  stale: boolean
  /** The day that is waited for as planned now: the end of `from` for FS and FF, its start otherwise. */
  date: string | null
  /** The last day it may be, so that the dates of `to` hold. */
  neededBy: string | null
  /** Days by which `date` has moved since it was promised, later is more; 0 unless accepted. */
  moved: number
  /** It was promised for a day, and has none any more. */
  dropped: boolean
}

/** Every dependency whose ends lie in two rooms, in the order of their ids. */
export const requestsOf = (plan: Plan, answers: RequestAnswers = NO_ANSWERS): Request[] =>
  live(plan, 'dependencies')
    .flatMap((dependency) => requestOf(plan, dependency, answers.get(dependency.id) ?? null) ?? [])
    .toSorted((a, b) => (a.dependency.id < b.dependency.id ? -1 : 1))

/** A dependency as a request, or null when both its ends lie in one room or one of them is gone. */
export const requestOf = (
  plan: Plan,
  dependency: Dependency,
  answer: RequestAnswer | null,
): Request | null => {
  const from = rowDates(plan, dependency.fromId)
  const to = rowDates(plan, dependency.toId)
  if (!from?.roomId || !to?.roomId || from.roomId === to.roomId) return null
  const stale = answer !== null && (!isOfThisForm(answer, dependency) || answer.askedRoomId !== from.roomId)
  const state = answer === null || stale ? 'waiting' : answer.answer
  const date = waitedFor(dependency.type, from)
  const promised = state === 'accepted' ? (answer?.promised ?? null) : null
  return {
    dependency,
    from,
    to,
    askedRoomId: from.roomId,
    askingRoomId: to.roomId,
    state,
    answer,
    stale,
    date,
    neededBy: neededBy(dependency, to),
    moved: promised !== null && date !== null ? daysBetween(promised, date) : 0,
    dropped: promised !== null && date === null,
  }
}

/** What an answer is about; a change of any of it makes it another request. */
export const isOfThisForm = (
  answer: Pick<RequestAnswer, 'fromId' | 'toId' | 'type' | 'lagDays'>,
  { fromId, toId, type, lagDays }: Dependency,
): boolean =>
  answer.fromId === fromId && answer.toId === toId && answer.type === type && answer.lagDays === lagDays

/** Which day of `from` a dependency waits for. */
export const waitedFor = (type: DependencyType, from: Pick<RowDates, 'start' | 'end'>): string | null =>
  from[BINDS[type].from]

/** The last day that `from` may end or start on; a finish-to-start successor begins the day after it ends. */
export const neededBy = (
  { type, lagDays }: Dependency,
  to: Pick<RowDates, 'start' | 'end'>,
): string | null => {
  const bound = to[BINDS[type].to]
  return bound === null ? null : addDays(bound, -lagDays - BINDS[type].apart)
}

/** Whether what is planned is early enough; null while one of the days is not known. */
export const fits = ({ date, neededBy: last }: Request): boolean | null =>
  date === null || last === null ? null : date <= last

/** Requests of one room, by which side of them it is. */
export interface RoomRequests {
  asked: Request[]
  asks: Request[]
}

/** By room; a room that neither asks nor is asked is not in it. */
export const requestsByRoom = (requests: readonly Request[]): ReadonlyMap<string, RoomRequests> => {
  const rooms = new Map<string, RoomRequests>()
  const of = (roomId: string): RoomRequests => {
    const known = rooms.get(roomId) ?? { asked: [], asks: [] }
    rooms.set(roomId, known)
    return known
  }
  for (const request of requests) {
    of(request.askedRoomId).asked.push(request)
    of(request.askingRoomId).asks.push(request)
  }
  return rooms
}
