import { isSettled, openQuestionsOf, outcomesOf } from '../plan/comments.ts'
import type { Collection, Comment, Plan } from '../plan/plan.ts'
import { requestsOf, type RequestAnswers } from '../plan/requests.ts'
import { hasDataRequest } from '../plan/dataRequests.ts'
import { travellingComments } from './register.ts'
import type { PlanContent, UnsignedRoadmap } from './schema.ts'

/** Whose word a comment is; known to the server's log, not to the plan. */
export interface DissentAuthor {
  commentId: string
  organisationId: string | null
  organisationName: string
}

type Remarks = Pick<UnsignedRoadmap, 'dissents' | 'openQuestions'>

/**
 * R14: every objection and dissent, settled or not, whatever it is about, with what came of it; and what is open:
 * questions, what a room has asked of another and not been granted, data that are asked for.
 */
export const remarksOf = (
  plan: Plan,
  content: PlanContent,
  authors: readonly DissentAuthor[],
  answers: RequestAnswers,
): Remarks => {
  const authorOf = new Map(authors.map((a) => [a.commentId, a]))
  const remark = ({ id, illustrative, aboutId, text, public: isPublic }: Comment) => ({
    id,
    illustrative,
    aboutId,
    text,
    public: isPublic,
    organisationId: authorOf.get(id)?.organisationId ?? null,
    organisationName: authorOf.get(id)?.organisationName ?? '',
  })
  return {
    dissents: travellingComments(plan)
      .toSorted(byId)
      .map((comment) => ({
        ...remark(comment),
        kind: comment.kind === 'dissent' ? 'dissent' : 'objection',
        resolved: isSettled(plan, comment),
        ...settledBy(plan, comment),
      })),
    openQuestions: [
      ...openQuestionsOf(plan)
        .toSorted(byId)
        .map((comment) => ({ kind: 'question' as const, ...remark(comment) })),
      ...openRequests(plan, content, answers),
      ...dataRequests(content),
    ],
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

const SETTLING = { issues: 'issue', risks: 'risk', decisions: 'decision', actions: 'action' } as const
type Settling = keyof typeof SETTLING
const isSettling = (collection: Collection): collection is Settling => Object.hasOwn(SETTLING, collection)

const settledBy = (plan: Plan, comment: Comment): Pick<Remarks['dissents'][number], 'settledBy'> => {
  const settled = outcomesOf(plan, comment.id).flatMap(({ collection, entity }) =>
    isSettling(collection) ? [{ kind: SETTLING[collection], id: entity.id }] : [],
  )
  return settled.length === 0 ? {} : { settledBy: settled.toSorted(byId) }
}

/** Of dependencies that travel. */
const openRequests = (
  plan: Plan,
  content: PlanContent,
  answers: RequestAnswers,
): UnsignedRoadmap['openQuestions'] => {
  const travelling = new Set(content.dependencies.map((d) => d.id))
  return requestsOf(plan, answers).flatMap(({ dependency, state, answer, askingRoomId, askedRoomId }) =>
    state === 'accepted' || !travelling.has(dependency.id)
      ? []
      : [
          {
            kind: 'request',
            dependencyId: dependency.id,
            state,
            reason: state === 'refused' ? (answer?.reason ?? '') : '',
            organisationName: state === 'refused' ? (answer?.organisationName ?? '') : '',
            askingWorkstreamId: askingRoomId,
            askedWorkstreamId: askedRoomId,
          },
        ],
  )
}

const dataRequests = (content: PlanContent): UnsignedRoadmap['openQuestions'] =>
  content.indicators.filter(hasDataRequest).map((indicator) => ({
    kind: 'data',
    indicatorId: indicator.id,
    ownerOrgId: indicator.dataRequestOwnerId,
    due: indicator.dataRequestDue,
  }))
