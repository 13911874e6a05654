import type { z } from 'zod'
import { mayAnswer, type answerRequest } from '#shared/api/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import {
  isOfThisForm,
  latestAnswers,
  requestOf,
  type Request,
  type RequestAnswer,
} from '#shared/plan/requests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { seatNames } from '../identity/seatNames.ts'
import { seatedStill, seatView, type SeatInLab } from '../identity/seatRows.ts'
import { forbidden } from '../identity/policy.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RequestAnswerRow } from '../storage/schema.ts'
import { labById } from './labRows.ts'

type Given = z.output<typeof answerRequest>

/** Every answer of a lab, the replaced ones too, in the order they were given. */
export const answersGiven = async (db: Db | Tx, labId: string): Promise<RequestAnswer[]> => {
  const rows = await db
    .selectFrom('requestAnswers')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('seq')
    .execute()
  return toldAnswers(db, labId, rows)
}

/** An answer bears the name its seat had then; where that was merged into another since, the other's. */
const toldAnswers = async (
  db: Db | Tx,
  labId: string,
  rows: readonly RequestAnswerRow[],
): Promise<RequestAnswer[]> => {
  const told = await seatNames(db, labId, [...new Set(rows.map(({ seatId }) => seatId))])
  return rows.map((row) => {
    const seat = told.get(row.seatId)
    return answerOf(seat && seat.id !== row.seatId ? { ...row, name: seat.name } : row)
  })
}

/** Answers for a room that another wants to wait for it. A later answer takes the place of an earlier one. */
export const answerRequestOf = async (
  parts: Parts,
  by: SeatInLab,
  dependencyId: string,
  given: Given,
): Promise<Outcome<RequestAnswer>> => {
  const outcome = await parts.rooms.whileStill(by.lab.id, async ({ plan }) =>
    parts.db
      .transaction()
      .execute(async (tx) => record(tx, by, { dependencyId, given, plan, now: parts.now() })),
  )
  if (!outcome.ok) return outcome
  if (outcome.value.isNew) parts.rooms.stateChanged(by.lab.id)
  return done(outcome.value.answer)
}

interface Asked {
  dependencyId: string
  given: Given
  plan: () => Plan
  now: Date
}

const record = async (
  tx: Tx,
  by: SeatInLab,
  { dependencyId, given, plan, now }: Asked,
): Promise<Outcome<{ answer: RequestAnswer; isNew: boolean }>> => {
  // The seat may have been changed while the request waited for its turn.
  const still = await seatedStill(tx, by)
  if (!still) return notFound()
  const { seat } = still
  if ((await labById(tx, by.lab.id)).phase === 'frozen')
    return refuse('frozen', 'The plan is frozen with the answers it has: open it again to answer')
  const found = answerable(plan(), dependencyId, given, seatView(seat))
  if (!found.ok) return found
  const earlier = await answersTo(tx, by.lab.id, dependencyId)
  const row = rowOf(still, found.value, given, now)
  const last = earlier.at(-1)
  if (last && saysTheSame(last, row)) return done({ answer: last, isNew: false })
  if (earlier.length >= LIMITS.answersPerRequest)
    return refuse('tooMany', `A request is answered at most ${LIMITS.answersPerRequest} times`)
  if (seat.role === 'participant' && (await countOf(tx, seat.id)) >= LIMITS.answersPerSeat)
    return refuse('tooMany', `You have answered ${LIMITS.answersPerSeat} times: ask the lab lead to answer`)
  await tx.insertInto('requestAnswers').values(row).execute()
  await appendAudit(tx, {
    at: row.answeredAt,
    labId: row.labId,
    actor: row.seatId,
    act: row.answer === 'accepted' ? 'requestAccepted' : 'requestRefused',
    details: { dependencyId, fromId: row.fromId, toId: row.toId, type: row.type, lagDays: row.lagDays, promised: row.promised }, // prettier-ignore
  })
  return done({ answer: answerOf(row), isNew: true })
}

const answersTo = async (tx: Tx, labId: string, dependencyId: string): Promise<RequestAnswer[]> => {
  const rows = await tx
    .selectFrom('requestAnswers')
    .selectAll()
    .where('labId', '=', labId)
    .where('dependencyId', '=', dependencyId)
    .orderBy('seq')
    .execute()
  return toldAnswers(tx, labId, rows)
}

const countOf = async (tx: Tx, seatId: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('requestAnswers')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('seatId', '=', seatId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The request as it reads now, when this seat may answer it and has looked at just this. */
const answerable = (
  plan: Plan,
  dependencyId: string,
  given: Given,
  seat: Parameters<typeof mayAnswer>[2],
): Outcome<Request> => {
  const dependency = liveOf(plan, 'dependencies', dependencyId)
  if (!dependency) return notFound()
  const request = requestOf(plan, dependency, null)
  if (!request) return refuse('invalid', 'Both ends lie in one room: there is nobody to ask')
  if (!mayAnswer(plan, request, seat)) return forbidden('answer for this room', seat.role)
  if (!isOfThisForm(given, dependency))
    return refuse('stale', 'What is asked has changed meanwhile: read it again')
  if (given.answer === 'accepted' && given.promised !== request.date)
    return refuse('stale', 'The day that is waited for has moved meanwhile: read it again', ['promised'])
  return done(request)
}

const saysTheSame = (last: RequestAnswer, row: RequestAnswerRow): boolean =>
  last.answer === row.answer &&
  last.reason === row.reason &&
  last.promised === row.promised &&
  last.fromId === row.fromId &&
  last.toId === row.toId &&
  last.askedRoomId === row.askedRoomId &&
  last.type === row.type &&
  last.lagDays === row.lagDays

const rowOf = (
  { lab, seat }: SeatInLab,
  { dependency, date, askedRoomId }: Request,
  { answer, reason }: Given,
  now: Date,
): RequestAnswerRow => ({
  labId: lab.id,
  dependencyId: dependency.id,
  fromId: dependency.fromId,
  toId: dependency.toId,
  type: dependency.type,
  lagDays: dependency.lagDays,
  askedRoomId,
  answer,
  reason,
  promised: date,
  seatId: seat.id,
  name: seat.name,
  organisationName: seat.organisationName,
  answeredAt: now.toISOString(),
})

const answerOf = (row: RequestAnswerRow): RequestAnswer => ({
  dependencyId: row.dependencyId,
  fromId: row.fromId,
  toId: row.toId,
  type: row.type,
  lagDays: row.lagDays,
  askedRoomId: row.askedRoomId,
  answer: row.answer,
  reason: row.reason,
  promised: row.promised,
  by: row.name,
  organisationName: row.organisationName,
  at: row.answeredAt,
})

/** The answers that hold now, as a version keeps them. */
export const answersNow = async (tx: Tx, labId: string): Promise<RequestAnswer[]> => [
  ...latestAnswers(await answersGiven(tx, labId)).values(),
]
