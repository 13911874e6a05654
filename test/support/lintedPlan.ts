import type { Collection, EntityInput, Plan } from '#shared/plan/plan.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { planOf, sampleId as n, withChange } from './samplePlan.ts'

/** One planned initiative about which no rule has anything to say. */
export const complete = planOf({
  organisations: [
    { id: n(1), acronym: 'DEA' },
    { id: n(2), acronym: 'OPOCT', planned: true, createdByActivityId: n(40) },
    { id: n(4), acronym: 'DHET' },
  ],
  workstreams: [{ id: n(10) }],
  issues: [{ id: n(11), isRootCause: true }],
  initiatives: [
    {
      id: n(20),
      title: 'Capacity',
      workstreamId: n(10),
      leadOrgId: n(1),
      supportOrgIds: [n(4)],
      state: 'planned',
      start: '2014-10-01',
    },
  ],
  milestones: [{ id: n(30), initiativeId: n(20), due: '2015-07-05' }],
  activities: [
    {
      id: n(40),
      milestoneId: n(30),
      text: 'Appoint the team',
      responsibleIds: [n(1)],
      plannedStart: '2014-10-01',
      plannedEnd: '2014-12-31',
    },
    {
      id: n(41),
      milestoneId: n(30),
      text: 'Sign agreements',
      responsibleIds: [n(2)],
      plannedStart: '2015-01-01',
      endKind: 'ongoing',
      reviewDate: '2015-06-30',
    },
  ],
  dependencies: [{ id: n(45), fromId: n(40), toId: n(41) }],
  indicators: [
    {
      id: n(50),
      name: 'People in post',
      unit: 'people',
      direction: 'increase',
      valueChain: 'outcome',
      targetMode: 'increment',
      baselineValue: '0',
      baselineDate: '2014-10-01',
      baselineSource: 'Register',
      frequency: 'yearly',
      ownerOrgId: n(1),
    },
  ],
  trajectoryPoints: [
    { id: n(51), indicatorId: n(50), date: '2015-12-31', value: '10' },
    { id: n(52), indicatorId: n(50), date: '2016-12-31', value: '20' },
    { id: n(53), indicatorId: n(50), date: '2017-12-31', value: '40', kind: 'final' },
  ],
  budgetLines: [
    { id: n(60), initiativeId: n(20), item: 'Office', year: 2015, amount: '1000000', certainty: 'committed' },
  ],
  links: [
    { id: n(70), kind: 'answers', fromId: n(20), toId: n(11) },
    { id: n(71), kind: 'measures', fromId: n(50), toId: n(20) },
  ],
})

export const said = (plan: Plan) =>
  lint(plan).map((f) => `${f.rule} ${f.code} ${f.severity} ${f.path.collection}.${f.path.field}`)
export type Change = { [C in Collection]: [C, string, Partial<EntityInput<C>>] }[Collection]
export const changed = (...changes: Change[]): Plan =>
  changes.reduce<Plan>((plan, [collection, id, fields]) => withChange(plan, collection, id, fields), complete)
export const removed = '2014-08-15T12:00:00Z'
