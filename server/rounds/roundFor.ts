import { may } from '../identity/policy.ts'
import type { RoundEntryRow, RoundRow, SeatRow } from '../storage/schema.ts'
import { authorTag } from './authorKey.ts'
import { stateNow } from './roundRows.ts'

export interface RoundFacts {
  /** Of this seat, or of all: only its own are told. */
  entries: readonly Pick<RoundEntryRow, 'id' | 'author' | 'body'>[]
  key: Uint8Array | null
  /** Seats that have answered, and that may answer now. */
  answered: number
  seats: number
  now: Date
  /** Whether the result is told where there is one. */
  withResult: boolean
}

const json = (text: string): unknown => JSON.parse(text)

/**
 * What one seat is told of a round, and all it is told: its own answers, how many have answered, and what came of it
 * after the reveal. Null where it is told nothing. Every answer about rounds goes through here.
 */
export const roundFor = (seat: Pick<SeatRow, 'id' | 'role'>, row: RoundRow, facts: RoundFacts) => {
  const { entries, answered, key, seats, now, withResult } = facts
  if (row.state === 'draft' && !may(seat.role, 'runRounds')) return null
  const state = stateNow(row, now)
  const tag = key === null ? null : authorTag(key, seat.id)
  const told = withResult && state === 'revealed' && row.result !== null
  return {
    id: row.id,
    kind: row.kind,
    question: row.question,
    workstreamId: row.workstreamId,
    settings: json(row.settings),
    anonymous: row.anonymous === 1,
    state,
    createdAt: row.createdAt,
    openedAt: row.openedAt,
    endsAt: row.endsAt,
    closedAt: row.closedAt ?? (state === 'closed' ? row.endsAt : null),
    revealedAt: row.revealedAt,
    purgedAt: row.purgedAt,
    answered: row.answered ?? answered,
    seats: row.seats ?? seats,
    mayAnswer: state === 'open' && may(seat.role, 'answerRounds'),
    mine: entries.filter(({ author }) => author === tag).map(({ id, body }) => ({ id, body: json(body) })),
    result: told && row.result !== null ? json(row.result) : null,
  }
}
