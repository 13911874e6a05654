import { commentCountOf, isSettled } from '#shared/plan/comments.ts'
import { budgetOf } from '#shared/plan/budget.ts'
import { isPositive, sumMoney } from '#shared/plan/money.ts'
import { byOrder } from '#shared/plan/order.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import {
  answeredIssues,
  initiativesOf,
  isPlanned,
  issuesAnsweredBy,
  live,
  liveOf,
} from '#shared/plan/select.ts'
import type { Comment, Initiative, Issue, Plan, Workstream } from '#shared/plan/plan.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { roomOfComment } from '#client/comments/becomes.ts'
import { questionRows, type QuestionRow } from '#client/register/questionRows.ts'

export interface VisitIssue {
  issue: Issue
  /** Codes of the initiatives that answer it. */
  answers: readonly string[]
  isAnswered: boolean
}

export interface VisitInitiative {
  initiative: Initiative
  lead: string
  objections: number
}

export interface Money {
  currency: string
  total: string
  /** What nobody has committed. */
  gap: string
}

/** Something that waits for whoever can decide it. */
export type Ask =
  | { kind: 'said'; id: string; text: string }
  | { kind: 'refused'; id: string; text: string; room: string; reason: string }
  | { kind: 'gap'; id: string; money: Money; initiatives: number }

/** One room on one page, for somebody who has nine minutes. */
export interface Visit {
  aspirations: readonly { id: string; headline: string; statement: string }[]
  /** Root causes first, those without an answer before the others. */
  issues: readonly VisitIssue[]
  initiatives: readonly VisitInitiative[]
  money: readonly Money[]
  asks: readonly Ask[]
  /** Dissent and objections that stand. */
  dissents: readonly Comment[]
  /** What nobody has settled yet and is not among what is asked. */
  open: readonly QuestionRow[]
}

/** `sponsors`: ids of the seats of those who visit, to whom what is said may be addressed. */
export const visitOf = (
  plan: Plan,
  room: Workstream,
  { answers, sponsors }: { answers: RequestAnswers; sponsors: ReadonlySet<string> },
): Visit => {
  const initiatives = initiativesOf(plan, room.id).filter(({ state }) => state !== 'stopped')
  const questions = questionRows(plan, answers).filter((row) => row.room?.id === room.id)
  const planned = initiatives.filter(isPlanned)
  const money = moneyOf(plan, planned)
  const said = live(plan, 'comments').filter(
    (comment) =>
      comment.mentions.some((id) => sponsors.has(id)) &&
      !isSettled(plan, comment) &&
      roomOfComment(plan, comment) === room.id,
  )
  const asked = new Set(said.map(({ id }) => id))
  return {
    aspirations: live(plan, 'aspirations')
      .filter(({ workstreamId }) => workstreamId === room.id || workstreamId === null)
      .toSorted(
        (a, b) => Number(b.workstreamId === room.id) - Number(a.workstreamId === room.id) || byOrder(a, b),
      )
      .map(({ id, headline, statement }) => ({ id, headline, statement })),
    issues: issuesOf(plan, room, initiatives),
    initiatives: initiatives.map((initiative) => ({
      initiative,
      lead: nameOf(plan, initiative.leadOrgId),
      objections: objectionsTo(plan, initiative.id),
    })),
    money,
    asks: [
      ...said.map(({ id, text }): Ask => ({ kind: 'said', id, text })),
      ...questions
        .filter(({ state }) => state === 'refused')
        .map(({ id, about, owner, reason }): Ask => ({
          kind: 'refused',
          id,
          text: about,
          room: owner,
          reason,
        })),
      ...money
        .filter(({ gap }) => isPositive(gap))
        .map((one): Ask => ({
          kind: 'gap',
          id: one.currency,
          money: one,
          initiatives: planned.filter(({ id }) => hasGap(plan, id, one.currency)).length,
        })),
    ],
    dissents: live(plan, 'comments')
      .filter(
        (comment) =>
          (comment.kind === 'dissent' || (comment.kind === 'objection' && !isSettled(plan, comment))) &&
          roomOfComment(plan, comment) === room.id,
      )
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    open: questions.filter(({ id, state }) => state !== 'refused' && !asked.has(id)),
  }
}

const nameOf = (plan: Plan, id: string | null): string => {
  const organisation = liveOf(plan, 'organisations', id)
  return organisation ? organisation.acronym || organisationName(organisation) : ''
}

const objectionsTo = (plan: Plan, id: string): number => {
  const said = commentCountOf(plan, id)
  return said ? said.objections + said.dissents : 0
}

const issuesOf = (plan: Plan, room: Workstream, initiatives: readonly Initiative[]): VisitIssue[] => {
  const answered = answeredIssues(plan)
  const codes = new Map<string, string[]>()
  for (const { id, code, title } of initiatives)
    for (const issue of issuesAnsweredBy(plan, id))
      codes.set(issue.id, [...(codes.get(issue.id) ?? []), code || title])
  return live(plan, 'issues')
    .filter(({ workstreamId, text }) => workstreamId === room.id && text.trim() !== '')
    .map((issue) => ({ issue, answers: codes.get(issue.id) ?? [], isAnswered: answered.has(issue.id) }))
    .toSorted(
      (a, b) =>
        Number(b.issue.isRootCause) - Number(a.issue.isRootCause) ||
        Number(a.isAnswered) - Number(b.isAnswered) ||
        byOrder(a.issue, b.issue),
    )
}

const hasGap = (plan: Plan, id: string, currency: string): boolean =>
  budgetOf(plan, id).some((total) => total.currency === currency && isPositive(total.gap))

const moneyOf = (plan: Plan, initiatives: readonly Initiative[]): Money[] => {
  const totals = initiatives.flatMap(({ id }) => budgetOf(plan, id))
  return [...Map.groupBy(totals, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    total: sumMoney(own.map(({ total }) => total)),
    gap: sumMoney(own.map(({ gap }) => gap)),
  }))
}
