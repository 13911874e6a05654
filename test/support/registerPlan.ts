import type { Plan } from '#shared/plan/plan.ts'
import type { RequestAnswer, RequestAnswers } from '#shared/plan/requests.ts'
import type { UnsignedRoadmap } from '#shared/roadmap/schema.ts'
import { buildRoadmap } from '#shared/roadmap/build.ts'
import { SAMPLE as S, sampleId as n, samplePlan, withChange } from './samplePlan.ts'
import { allAnswers } from './sampleRoadmap.ts'

export const REGISTER = {
  assumption: n(133),
  unlinked: n(134),
  decision: n(161),
  action: n(162),
  waiting: n(95),
  refused: n(96),
  accepted: n(97),
  settled: n(157),
  settledQuestion: n(158),
} as const
const R = REGISTER

/** The small plan with triggers, decisions, actions, and what is open between its rooms. */
export const registerPlan = (): Plan => {
  let plan = withChange(samplePlan(), 'risks', S.permit, {
    state: 'occurred',
    reviewDate: '2015-03-31',
    mitigation: 'Ask early',
    triggerIndicatorId: n(103),
    triggerOperator: 'below',
    triggerValue: '1500.50',
  })
  plan = withChange(plan, 'risks', R.assumption, {
    type: 'assumption',
    text: 'The bill is passed',
    triggerEvent: 'It is not passed by 31 March 2015',
  })
  plan = withChange(plan, 'risks', R.unlinked, { text: 'Came of an objection' })
  plan = withChange(plan, 'decisions', R.decision, {
    workstreamId: S.mpsg,
    text: 'The team grows to six',
    ownerOrgId: S.dpme,
    decidedOn: '2014-08-12',
    orderKey: 'a0',
  })
  plan = withChange(plan, 'actions', R.action, {
    workstreamId: S.aq,
    text: 'Ask for the list of sites',
    ownerOrgId: S.dea,
    ownerName: 'Somebody Known',
    due: '2014-08-20',
    orderKey: 'a0',
  })
  plan = withChange(plan, 'comments', R.settled, {
    aboutId: S.capacity,
    kind: 'dissent',
    text: 'Six are needed',
  })
  plan = withChange(plan, 'comments', R.settledQuestion, {
    aboutId: S.capacity,
    kind: 'question',
    text: 'How many are there?',
  })
  plan = withChange(plan, 'indicators', S.trained, {
    baselineValue: null,
    dataRequestOwnerId: S.dhet,
    dataRequestDue: '2014-12-01',
  })
  const settles: [number, string, string][] = [
    [171, R.decision, R.settled],
    [172, R.unlinked, R.settled],
    [173, R.action, R.settledQuestion],
    [174, R.action, n(152)],
  ]
  for (const [id, fromId, toId] of settles)
    plan = withChange(plan, 'links', n(id), { kind: 'settles', fromId, toId })
  for (const [id, fromId] of [
    [R.waiting, S.act11],
    [R.refused, S.act12],
    [R.accepted, S.act21],
  ] as const)
    plan = withChange(plan, 'dependencies', id, { fromId, toId: S.actFarm })
  return plan
}

const answerOf = (
  dependencyId: string,
  fromId: string,
  answer: RequestAnswer['answer'],
  reason = '',
): [string, RequestAnswer] => [
  dependencyId,
  {
    dependencyId,
    fromId,
    toId: S.actFarm,
    type: 'FS',
    lagDays: 0,
    askedRoomId: S.mpsg,
    answer,
    reason,
    promised: answer === 'accepted' ? '2015-08-31' : null,
    by: 'A. Person',
    organisationName: 'Department of Environmental Affairs',
    at: '2014-08-10T09:00:00Z',
  },
]

/** One request refused, one accepted; a third has no answer, and so has what is between the initiatives. */
export const registerAnswers = (): RequestAnswers =>
  new Map([
    answerOf(R.refused, S.act12, 'refused', 'Not before the list is out'),
    answerOf(R.accepted, S.act21, 'accepted'),
  ])

export const registerUnsigned = (
  plan: Plan = registerPlan(),
  answers: RequestAnswers = registerAnswers(),
): UnsignedRoadmap =>
  buildRoadmap({
    plan,
    lab: { id: S.lab, slug: 'oceans', name: 'Oceans' },
    version: 1,
    frozenAt: '2014-08-15T08:00:00Z',
    releasedAt: '2014-08-15T12:00:00Z',
    commitments: allAnswers(plan),
    endorsements: [
      { role: 'sponsor', name: 'S. Sponsor', seatId: n(5_001), endorsedAt: '2014-08-15T11:00:00Z' },
      { role: 'labLead', name: 'L. Lead', seatId: n(5_002), endorsedAt: '2014-08-15T10:00:00Z' },
    ],
    dissents: [{ commentId: S.objection, organisationId: S.farmers, organisationName: 'FFA' }],
    answers,
  })
