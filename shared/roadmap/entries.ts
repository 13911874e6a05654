import { lastDay, lengthWeeks } from '../plan/dates.ts'
import type * as p from '../plan/plan.ts'
import { responsibleOrganisations } from '../plan/responsible.ts'
import { liveOf } from '../plan/select.ts'
import { plain } from './plain.ts'
import { riskAdditions } from './register.ts'
import type { RoadmapEntity } from './schema.ts'

type Ref = string | null

/** How a lab judged an initiative against others is not part of what is signed. */
const withoutJudgement = <T extends Pick<p.Initiative, 'impact' | 'ease'>>({
  impact: _impact,
  ease: _ease,
  ...rest
}: T): Omit<T, 'impact' | 'ease'> => rest

/** References as they leave the lab: one to something removed becomes null. */
const referencesOf = (plan: p.Plan) => {
  const org = (id: Ref): Ref => liveOf(plan, 'organisations', id)?.id ?? null
  const orgs = (ids: readonly string[]): string[] => ids.filter((id) => org(id) !== null).toSorted()
  const stream = (id: Ref): Ref => liveOf(plan, 'workstreams', id)?.id ?? null

  return { org, orgs, stream }
}

/** How what the whole lab shares is written into a roadmap. */
export const sharedEntries = (plan: p.Plan) => {
  const { org, stream } = referencesOf(plan)
  return {
    workstream: (w: p.Workstream, order: number): RoadmapEntity<'workstreams'> => ({
      ...plain(w),
      order,
      leadOrgId: org(w.leadOrgId),
      deliveryUnitOrgId: org(w.deliveryUnitOrgId),
    }),
    aspiration: (a: p.Aspiration, order: number): RoadmapEntity<'aspirations'> => ({
      ...plain(a),
      order,
      workstreamId: stream(a.workstreamId),
    }),
    evidence: (e: p.Evidence): RoadmapEntity<'evidence'> => ({
      ...plain(e),
      workstreamId: stream(e.workstreamId),
    }),
    issue: (i: p.Issue, order: number): RoadmapEntity<'issues'> => ({
      ...withoutOwner(plain(i)),
      order,
      workstreamId: stream(i.workstreamId),
    }),
  }
}

/** How what was agreed is written into a roadmap. */
export const agreedEntries = (plan: p.Plan) => {
  const { org, orgs, stream } = referencesOf(plan)
  return {
    initiative: (i: p.Initiative, order: number): RoadmapEntity<'initiatives'> => ({
      ...withoutJudgement(plain(i)),
      ...endOf(i),
      order,
      workstreamId: stream(i.workstreamId),
      leadOrgId: org(i.leadOrgId),
      supportOrgIds: orgs(i.supportOrgIds),
      responsible: responsibleOrganisations(plan, i),
    }),
    budgetLine: (b: p.BudgetLine, order: number): RoadmapEntity<'budgetLines'> => ({
      ...plain(b),
      order,
      initiativeId: b.initiativeId ?? '',
      fundingSourceId: liveOf(plan, 'fundingSources', b.fundingSourceId)?.id ?? null,
    }),
    fundingSource: (f: p.FundingSource): RoadmapEntity<'fundingSources'> => ({
      ...plain(f),
      orgId: org(f.orgId),
    }),
    indicator: (i: p.Indicator, order: number): RoadmapEntity<'indicators'> => ({
      ...plain(i),
      order,
      workstreamId: stream(i.workstreamId),
      ownerOrgId: org(i.ownerOrgId),
      dataRequestOwnerId: org(i.dataRequestOwnerId),
    }),
    risk: (r: p.Risk, order: number): RoadmapEntity<'risks'> => ({
      ...withoutTrigger(plain(r)),
      ...riskAdditions(plan, r),
      order,
      workstreamId: stream(r.workstreamId),
      ownerOrgId: org(r.ownerOrgId),
    }),
    activity: (a: p.Activity, milestone: p.Milestone, number: string): RoadmapEntity<'activities'> => {
      const { start, end, endKind, reviewDate } = endOf({ ...a, start: a.plannedStart, end: a.plannedEnd })
      return {
        id: a.id,
        illustrative: a.illustrative,
        initiativeId: milestone.initiativeId ?? '',
        milestoneId: milestone.id,
        number,
        text: a.text,
        responsibleIds: orgs(a.responsibleIds),
        start,
        end,
        endKind,
        reviewDate,
        lengthWeeks: lengthWeeks(start, end),
        sourceNo: a.sourceNo,
      }
    },
  }
}

/** Who sees to an issue stays in the lab. */
const withoutOwner = <T extends Pick<p.Issue, 'ownerOrgId' | 'due'>>({
  ownerOrgId: _ownerOrgId,
  due: _due,
  ...rest
}: T): Omit<T, 'ownerOrgId' | 'due'> => rest

const withoutTrigger = <T extends Omit<p.Risk, 'deletedAt' | 'orderKey' | 'translation'>>({
  state: _state,
  reviewDate: _reviewDate,
  triggerIndicatorId: _indicator,
  triggerOperator: _operator,
  triggerValue: _value,
  triggerEvent: _event,
  ...rest
}: T) => rest

type Span = Pick<p.Initiative, 'start' | 'end' | 'endKind' | 'reviewDate'>

/** An end date counts only where it ends on a date, a review only where it is ongoing. */
const endOf = ({ start, end, endKind, reviewDate }: Span): Span => ({
  start,
  end: lastDay(endKind, end),
  endKind,
  reviewDate: endKind === 'ongoing' ? reviewDate : null,
})
