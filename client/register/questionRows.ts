import { headOf, openQuestionsOf } from '#shared/plan/comments.ts'
import { hasDataRequest } from '#shared/plan/dataRequests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { requestsOf, type RequestAnswers } from '#shared/plan/requests.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { rowLine, roomName } from '#client/between/rowLabel.ts'
import { roomOfComment } from '#client/comments/becomes.ts'
import { responsibleFor } from '#client/comments/responsible.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import type { RegisterRow } from './registerRows.ts'

/** Something nobody has settled, and who would have to. */
export interface QuestionRow extends RegisterRow {
  state: 'question' | 'waiting' | 'refused' | 'data'
  /** What it is about. */
  about: string
  /** What its details are opened by; for a request, the row that waits. */
  placeId: string
  due: string | null
  reason: string
}

/** Questions in comments, requests between rooms that are not granted, data that are asked for. */
export const questionRows = (plan: Plan, answers: RequestAnswers): QuestionRow[] => [
  ...comments(plan),
  ...requests(plan, answers),
  ...data(plan),
]

const comments = (plan: Plan): QuestionRow[] =>
  openQuestionsOf(plan).map((comment) => {
    const { aboutId } = headOf(plan, comment)
    const asked = [...comment.mentions, ...responsibleFor(plan, aboutId)]
    const organisations = [...new Set(asked)].flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
    return {
      id: comment.id,
      text: comment.text,
      illustrative: comment.illustrative,
      room: liveOf(plan, 'workstreams', roomOfComment(plan, comment)),
      ownerId: organisations[0]?.id ?? null,
      owner: organisations.map(organisationName).join(', '),
      state: 'question',
      about: nameOf(plan, aboutId) ?? '',
      placeId: comment.id,
      due: null,
      reason: '',
    }
  })

const requests = (plan: Plan, answers: RequestAnswers): QuestionRow[] =>
  requestsOf(plan, answers).flatMap((request) => {
    const { dependency, from, to, state, answer, askedRoomId, askingRoomId, neededBy } = request
    if (state === 'accepted') return []
    return {
      id: dependency.id,
      text: rowLine(plan, dependency.fromId, from.label),
      illustrative: dependency.illustrative,
      room: liveOf(plan, 'workstreams', askingRoomId),
      ownerId: liveOf(plan, 'workstreams', askedRoomId)?.leadOrgId ?? null,
      owner: roomName(plan, askedRoomId),
      state,
      about: rowLine(plan, dependency.toId, to.label),
      placeId: dependency.toId,
      due: neededBy,
      reason: state === 'refused' ? (answer?.reason ?? '') : '',
    }
  })

const data = (plan: Plan): QuestionRow[] =>
  live(plan, 'indicators')
    .filter(hasDataRequest)
    .map((indicator) => {
      const owner = liveOf(plan, 'organisations', indicator.dataRequestOwnerId)
      return {
        id: indicator.id,
        text: [indicator.code, indicator.name].filter(Boolean).join(' '),
        illustrative: indicator.illustrative,
        room: liveOf(plan, 'workstreams', indicator.workstreamId),
        ownerId: owner?.id ?? null,
        owner: owner ? organisationName(owner) : '',
        state: 'data',
        about: '',
        placeId: indicator.id,
        due: indicator.dataRequestDue,
        reason: '',
      }
    })
