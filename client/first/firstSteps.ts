import type { CardCollection, Initiative, Plan } from '#shared/plan/plan.ts'
import { relationsOf, type Relation } from '#shared/plan/relations.ts'
import { activitiesOf, boardOf, initiativesOf, live, milestonesOf } from '#shared/plan/select.ts'

/** What a step's button does: a new card that is related to another, or an arrow between two that are there. */
export type StepAct =
  | { kind: 'make'; collection: CardCollection; relateTo: string | null }
  | { kind: 'relate'; fromId: string; toId: string }

export interface FirstStep {
  id: 'issue' | 'initiative' | 'activities' | 'indicator'
  done: boolean
  /** How many of three activities there are. */
  count: number
  /** Null while the step before is open, and once this one is done. */
  act: StepAct | null
}

export const ACTIVITIES_WANTED = 3
/** With so many cards in a room nobody there is new. */
export const GROWN = 12

/**
 * The first job in a room, read from the plan alone: an issue, an initiative that answers it, three activities and an
 * indicator. Cards without words do not count yet.
 */
export const firstSteps = (plan: Plan, room: string): FirstStep[] => {
  const issues = inRoom(plan, 'issues', room).filter((issue) => issue.text.trim() !== '')
  const known = new Set(issues.map(({ id }) => id))
  const relations = relationsOf(plan)
  const chains = initiativesOf(plan, room)
    .filter(({ title }) => title.trim() !== '')
    .map((initiative) => chainOf(plan, initiative, known, relations))
  const best = chains.toSorted((a, b) => b.score - a.score)[0]
  const [issue] = issues
  const initiative = best?.id ?? null
  const measured = best?.measured ?? false
  const step = (id: FirstStep['id'], done: boolean, act: StepAct | null, count = 0): FirstStep => ({
    id,
    done,
    count,
    act: done ? null : act,
  })
  return [
    step('issue', issue !== undefined, { kind: 'make', collection: 'issues', relateTo: null }),
    step('initiative', best?.answers ?? false, issue ? answering(issue.id, initiative) : null),
    step(
      'activities',
      (best?.activities ?? 0) >= ACTIVITIES_WANTED,
      initiative === null ? null : { kind: 'make', collection: 'activities', relateTo: initiative },
      Math.min(best?.activities ?? 0, ACTIVITIES_WANTED),
    ),
    step('indicator', measured, initiative === null ? null : measuring(plan, room, initiative, relations)),
  ]
}

const inRoom = <C extends 'issues' | 'indicators'>(plan: Plan, collection: C, room: string) =>
  live(plan, collection).filter(({ id }) => boardOf(plan, id) === room)

const chainOf = (
  plan: Plan,
  { id }: Initiative,
  issues: ReadonlySet<string>,
  relations: readonly Relation[],
) => {
  const answers = relations.some((r) => r.kind === 'answers' && r.fromId === id && issues.has(r.toId))
  const measured = relations.some(
    (r) => r.kind === 'measures' && r.toId === id && plan.indicators.get(r.fromId)?.name.trim() !== '',
  )
  const activities = milestonesOf(plan, id)
    .flatMap((milestone) => activitiesOf(plan, milestone.id))
    .filter(({ text }) => text.trim() !== '').length
  const score = Number(answers) * 5 + Math.min(activities, ACTIVITIES_WANTED) + Number(measured)
  return { id, answers, measured, activities, score }
}

const answering = (issue: string, initiative: string | null): StepAct =>
  initiative === null
    ? { kind: 'make', collection: 'initiatives', relateTo: issue }
    : { kind: 'relate', fromId: initiative, toId: issue }

/** An indicator that measures nothing yet is related; else one is made. */
const measuring = (plan: Plan, room: string, initiative: string, relations: readonly Relation[]): StepAct => {
  const loose = inRoom(plan, 'indicators', room).find(
    ({ id, name }) => name.trim() !== '' && !relations.some((r) => r.kind === 'measures' && r.fromId === id),
  )
  return loose
    ? { kind: 'relate', fromId: loose.id, toId: initiative }
    : { kind: 'make', collection: 'indicators', relateTo: initiative }
}
