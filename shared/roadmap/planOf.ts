import { keysAfter } from '../plan/order.ts'
import {
  COLLECTIONS,
  emptyPlan,
  type Collection,
  type Entity,
  type EntityInput,
  type Plan,
} from '../plan/plan.ts'
import type { RequestAnswer, RequestAnswers } from '../plan/requests.ts'
import type { Roadmap, RoadmapEntity } from './schema.ts'

/** The plan a roadmap was made of, as far as it is told there, and what rooms had answered one another. */
export interface RebuiltPlan {
  plan: Plan
  answers: RequestAnswers
  /** Whether it tells of answers and triggers at all; before 1.1 nobody knows. */
  isWhole: boolean
}

/** Null when something in it is longer than a plan holds. */
export const planOfRoadmap = (roadmap: Roadmap): RebuiltPlan | null => {
  const plan = planIn(roadmap)
  return (
    plan && {
      plan,
      answers: answersIn(roadmap),
      isWhole: roadmap.schemaVersion !== '1.0.0',
    }
  )
}

type Fields = Record<string, unknown> & { id: string }

const planIn = (roadmap: Roadmap): Plan | null => {
  const roomOf = new Map(roadmap.initiatives.map((i) => [i.id, i.workstreamId]))
  const entities: Partial<Record<Collection, readonly Fields[]>> = {
    lab: [{ ...roadmap.lab, currency: roadmap.roadmap.currency, language: roadmap.roadmap.language }],
    organisations: roadmap.organisations,
    workstreams: inOrder(roadmap.workstreams),
    aspirations: inOrder(roadmap.aspirations),
    evidence: roadmap.evidence,
    issues: inOrder(roadmap.issues),
    initiatives: [...inOrder(roadmap.initiatives), ...roadmap.notAgreed],
    milestones: keyed(roadmap.milestones, (m) => m.number),
    activities: keyed(roadmap.activities, placeOf).map((a) => ({
      ...a,
      plannedStart: a.start,
      plannedEnd: a.end,
      workstreamId: roomOf.get(a.initiativeId) ?? null,
    })),
    dependencies: roadmap.dependencies,
    links: roadmap.links,
    budgetLines: inOrder(roadmap.budgetLines),
    fundingSources: roadmap.fundingSources,
    indicators: inOrder(roadmap.indicators),
    trajectoryPoints: roadmap.trajectoryPoints,
    risks: inOrder(roadmap.risks).map((risk) => ({ ...risk, ...triggerIn(risk) })),
    decisions: inOrder(roadmap.decisions ?? []),
    actions: inOrder(roadmap.actions ?? []),
    comments: [...roadmap.dissents, ...roadmap.openQuestions.flatMap(questionIn)],
  }
  const plan: Record<string, Map<string, Entity<Collection>>> = {}
  for (const [name, list] of Object.entries(entities) as [Collection, readonly Fields[]][]) {
    const read = list.map((fields) => readEntity(name, fields))
    if (read.includes(null)) return null
    plan[name] = new Map(read.flatMap((entity) => (entity ? [[entity.id, entity] as const] : [])))
  }
  return { ...emptyPlan(), ...(plan as unknown as Plan) }
}

/** Of what a file says those fields that the plan has, too. */
const readEntity = (collection: Collection, fields: Fields): Entity<Collection> | null => {
  const known = Object.keys(COLLECTIONS[collection].shape).filter((key) => key in fields)
  const parsed = COLLECTIONS[collection].safeParse(Object.fromEntries(known.map((key) => [key, fields[key]])))
  return parsed.success ? parsed.data : null
}

const inOrder = <T extends { id: string; order: number }>(entities: readonly T[]) =>
  keyed(entities, ({ order }) => order)

/** With a key of the order that a number says. */
const keyed = <T extends { id: string }>(entities: readonly T[], place: (entity: T) => number) => {
  const sorted = entities.toSorted((a, b) => place(a) - place(b))
  const keys = keysAfter([], sorted.length)
  return sorted.map((entity, at) => ({ ...entity, orderKey: keys[at] ?? '' }))
}

const MOST_IN_A_MILESTONE = 1_000_000

/** `2.3` before `2.10`; milestones are told apart by their own order. */
const placeOf = ({ number }: RoadmapEntity<'activities'>): number => {
  const [milestone = 0, activity = 0] = number.split('.').map(Number)
  return milestone * MOST_IN_A_MILESTONE + activity
}

const triggerIn = ({ trigger }: RoadmapEntity<'risks'>): Partial<EntityInput<'risks'>> => {
  if (!trigger) return {}
  if (trigger.kind === 'event') return { triggerEvent: trigger.event }
  const { indicatorId, operator, value } = trigger
  return { triggerIndicatorId: indicatorId, triggerOperator: operator, triggerValue: value }
}

const questionIn = (open: Roadmap['openQuestions'][number]): Fields[] =>
  open.kind === undefined || open.kind === 'question' ? [{ ...open, kind: 'question' }] : []

/** Which room an initiative or something in it belongs to. */
const roomsIn = ({ initiatives, milestones, activities }: Roadmap): ReadonlyMap<string, string | null> => {
  const rooms = new Map(initiatives.map((i) => [i.id, i.workstreamId]))
  for (const { id, initiativeId } of [...milestones, ...activities])
    rooms.set(id, rooms.get(initiativeId) ?? null)
  return rooms
}

const answersIn = (roadmap: Roadmap): RequestAnswers => {
  const { dependencies, openQuestions } = roadmap
  const rooms = roomsIn(roadmap)
  const reasons = new Map(
    openQuestions.flatMap((open) =>
      open.kind === 'request' ? [[open.dependencyId, open.reason] as const] : [],
    ),
  )
  const answers = dependencies.flatMap(({ id, fromId, toId, type, lagDays, answer }): RequestAnswer[] => {
    const askedRoomId = rooms.get(fromId)
    if (!answer || !askedRoomId) return []
    const reason = reasons.get(id) ?? ''
    return [{ dependencyId: id, fromId, toId, type, lagDays, askedRoomId, ...answer, reason, by: '' }]
  })
  return new Map(answers.map((answer) => [answer.dependencyId, answer]))
}
