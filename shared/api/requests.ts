import { z } from 'zod'
import { liveOf } from '../plan/select.ts'
import type { Plan } from '../plan/plan.ts'
import { REQUEST_ANSWERS, requestAnswer, type Request } from '../plan/requests.ts'
import type { Seat } from './identity.ts'

/** GET /api/labs/:lab/requests: every answer that was ever given, in the order they were; the last one holds. */
export const requestList = z.strictObject({ answers: z.array(requestAnswer) })

/**
 * POST /api/labs/:lab/dependencies/:id/answer answers 201 with the answer. It says which dependency was looked at, as
 * it read: one that has changed since is refused as `stale`, and so is a promise of a day that has moved meanwhile.
 */
export const answerRequest = z
  .strictObject({
    ...requestAnswer.pick({ fromId: true, toId: true, type: true, lagDays: true, promised: true }).shape,
    answer: z.enum(REQUEST_ANSWERS),
    reason: z.string().trim().normalize('NFC').max(2_000).default(''),
  })
  .refine(({ answer, reason }) => answer !== 'refused' || reason !== '', {
    path: ['reason'],
    message: 'A refusal says why',
  })
export type AnswerRequest = z.input<typeof answerRequest>

export const answerResponse = requestAnswer

type Answering = Pick<Seat, 'role' | 'organisationId'>

/** The organisations that speak for the room that is asked: they lead it or the initiative, or do the work. */
export const speakersFor = (
  plan: Plan,
  { from, askedRoomId }: Pick<Request, 'from' | 'askedRoomId'>,
): string[] => {
  const speakers = [
    liveOf(plan, 'workstreams', askedRoomId)?.leadOrgId,
    liveOf(plan, 'initiatives', from.initiativeId)?.leadOrgId,
    ...(liveOf(plan, 'activities', from.id)?.responsibleIds ?? []),
  ]
  return [...new Set(speakers.filter((id) => typeof id === 'string'))]
}

/**
 * Whether a seat answers for the room that is asked: who keeps the whole lab in order, and participants of an
 * organisation that speaks for the room. To be of the organisation that asks gives no right to it.
 */
export const mayAnswer = (
  plan: Plan,
  request: Pick<Request, 'from' | 'askedRoomId'>,
  { role, organisationId }: Answering,
): boolean =>
  role === 'facilitator' ||
  role === 'labLead' ||
  (role === 'participant' && organisationId !== null && speakersFor(plan, request).includes(organisationId))
