import type { HistoryFact, HistoryPage, HistoryQuery, MomentQuery } from '#shared/api/history.ts'
import type { StoredFact } from '#server/storage/historyFacts.ts'
import { seatNames, seatsToldAs, type ToldSeat } from '../identity/seatNames.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { oneAtATime } from './oneAtATime.ts'
import { HistoryUnavailable } from './openHistory.ts'

/** Questions one seat may have waiting behind the one that is being answered. */
const MOST_WAITING = 7

export interface HistoryTeller {
  /** Facts of the seat's lab, with the names that people's seats have now. */
  facts(here: SeatInLab, query: HistoryQuery): Promise<Outcome<HistoryPage>>
  /** JSON of a `LabMoment`, gzipped. */
  moment(here: SeatInLab, query: MomentQuery): Promise<Outcome<Uint8Array<ArrayBuffer>>>
}

type Told = Pick<Parts, 'db' | 'history' | 'log'>

/** Answers one question of a seat after the other: whoever asks much waits alone. */
export const openTeller = (parts: Told): HistoryTeller => {
  const turns = oneAtATime(MOST_WAITING)
  const inTurn = async <T>(here: SeatInLab, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    try {
      const answer = await turns.run(here.seat.id, work)
      return answer ?? refuse('tooMany', 'Your last questions about history are still being answered')
    } catch (error) {
      if (!(error instanceof HistoryUnavailable)) throw error
      parts.log.error({ labId: here.lab.id, err: error }, 'history could not be read')
      return refuse('unavailable', 'The history cannot be read at the moment. The lab itself goes on.')
    }
  }
  return {
    facts: async (here, query) => inTurn(here, async () => done(await pageOf(parts, here.lab.id, query))),
    moment: async (here, query) =>
      inTurn(here, async () => {
        const until = 'seq' in query ? query : { time: Date.parse(query.time) }
        const moment = await parts.history.at(here.lab.id, until)
        return moment ? done(moment) : refuse('notFound', 'The lab began later than that')
      }),
  }
}

const pageOf = async (parts: Told, labId: string, query: HistoryQuery): Promise<HistoryPage> => {
  const { since, until, seat, ...rest } = query
  const { facts, next } = await parts.history.facts(labId, {
    ...rest,
    ...(since !== undefined && { since: Date.parse(since) }),
    ...(until !== undefined && { until: Date.parse(until) }),
    ...(seat !== undefined && { seats: await seatsToldAs(parts.db, seat) }),
  })
  const seats = new Set(facts.flatMap(({ seatId }) => seatId ?? []))
  const names = await seatNames(parts.db, labId, [...seats])
  return { facts: facts.map((fact) => view(fact, names)), next }
}

const view = (fact: StoredFact, names: ReadonlyMap<string, ToldSeat>): HistoryFact => {
  const { seatId, at, lastAt, ...rest } = fact
  return {
    ...rest,
    at: new Date(at).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
    seat: seatId === null ? null : (names.get(seatId) ?? { id: seatId, name: '' }),
  }
}
