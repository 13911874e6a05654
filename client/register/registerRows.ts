import { settledBy } from '#shared/plan/comments.ts'
import { byOrder } from '#shared/plan/order.ts'
import type { Comment, LabAction, LabDecision, Plan, Risk, Workstream } from '#shared/plan/plan.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { triggerOf, weightOf, type Trigger } from '#shared/plan/triggers.ts'
import { rowLine } from '#client/between/rowLabel.ts'

/** What every list of the register shows, and is narrowed by. */
export interface RegisterRow {
  id: string
  text: string
  illustrative: boolean
  room: Workstream | null
  ownerId: string | null
  owner: string
  state: string
}

export interface RiskRow extends RegisterRow {
  risk: Risk
  weight: number | null
  threatens: readonly { id: string; label: string }[]
  trigger: Trigger | null
  /** The day it is to be looked at again has passed. */
  reviewDue: boolean
}

export interface DecisionRow extends RegisterRow {
  decision: LabDecision
  comment: Comment | null
}

export interface ActionRow extends RegisterRow {
  action: LabAction
  comment: Comment | null
  overdue: boolean
}

type Facts = Pick<Risk, 'id' | 'text' | 'illustrative' | 'workstreamId' | 'ownerOrgId'>

const common = (plan: Plan, { id, text, illustrative, workstreamId, ownerOrgId }: Facts) => {
  const owner = liveOf(plan, 'organisations', ownerOrgId)
  return {
    id,
    text,
    illustrative,
    room: liveOf(plan, 'workstreams', workstreamId),
    ownerId: owner?.id ?? null,
    owner: owner ? organisationName(owner) : '',
  }
}

/** Risks or assumptions, the heaviest first; `today` is a plain date. */
export const riskRows = (plan: Plan, type: Risk['type'], today: string): RiskRow[] => {
  const threatens = Map.groupBy(
    live(plan, 'links').filter((link) => link.kind === 'threatens'),
    (link) => link.fromId,
  )
  return live(plan, 'risks')
    .filter((risk) => risk.type === type)
    .toSorted((a, b) => (weightOf(b) ?? 0) - (weightOf(a) ?? 0) || byOrder(a, b))
    .map((risk): RiskRow => ({
      ...common(plan, risk),
      state: risk.state,
      risk,
      weight: weightOf(risk),
      threatens: (threatens.get(risk.id) ?? []).flatMap(({ toId }) => targetOf(plan, toId)),
      trigger: triggerOf(plan, risk),
      reviewDue: risk.state === 'open' && risk.reviewDate !== null && risk.reviewDate < today,
    }))
}

const targetOf = (plan: Plan, id: string): RiskRow['threatens'] => {
  const words = liveOf(plan, 'initiatives', id)?.title ?? liveOf(plan, 'activities', id)?.text
  return words === undefined ? [] : [{ id, label: rowLine(plan, id, words) }]
}

/** The newest first, what has no day last. */
export const decisionRows = (plan: Plan): DecisionRow[] =>
  live(plan, 'decisions')
    .toSorted((a, b) => (b.decidedOn ?? '').localeCompare(a.decidedOn ?? '') || byOrder(a, b))
    .map((decision) => ({
      ...common(plan, decision),
      state: '',
      decision,
      comment: settledBy(plan, decision.id),
    }))

/** What is still to be done first, the soonest before the others. */
export const actionRows = (plan: Plan, today: string): ActionRow[] =>
  live(plan, 'actions')
    .toSorted(
      (a, b) =>
        Number(a.done) - Number(b.done) || (a.due ?? '9999').localeCompare(b.due ?? '9999') || byOrder(a, b),
    )
    .map((action) => {
      const overdue = !action.done && action.due !== null && action.due < today
      const row = common(plan, action)
      return {
        ...row,
        owner: [row.owner, action.ownerName].filter(Boolean).join(' · '),
        state: action.done ? 'done' : overdue ? 'overdue' : 'open',
        action,
        comment: settledBy(plan, action.id),
        overdue,
      }
    })
