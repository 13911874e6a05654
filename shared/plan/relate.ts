import type { Change, DecideContext, Decision, Refusal, SingleCommand } from './commands.ts'
import { collectionOf, COLLECTIONS, liveEntity, type Plan } from './plan.ts'
import { refusal, refuse } from './refuse.ts'
import { keysAfter } from './order.ts'
import { activityOfBelongsTo, meaningOf, relationsOf, wouldClose, type RelationKind } from './relations.ts'
import { activitiesOf, initiativeOf, liveOf, milestonesOf } from './select.ts'

type Relate = Extract<SingleCommand, { type: 'relate' }>

/** An arrow between two entities becomes the relation it can only mean, or is refused with the reason. */
export const decideRelate = (plan: Plan, c: Relate, context: DecideContext): Decision => {
  const found = relationBetween(plan, c.fromId, c.toId)
  if ('code' in found) return { ok: false, refusal: found }
  const { kind, fromId, toId } = found
  if (kind === 'belongsTo') return decideBelongs(plan, fromId, toId, context)
  if (collectionOf(plan, c.id)) return refuse('alreadyExists')
  return { ok: true, changes: [relationChange(kind, { ...c, fromId, toId })] }
}

/** Why `to` cannot come to wait for `from`, as `relate` would refuse it; null when it can. */
export const refusedDependency = (plan: Plan, fromId: string, toId: string): Refusal | null => {
  const found = relationBetween(plan, fromId, toId)
  if ('code' in found) return found
  return found.kind === 'dependsOn' ? null : refusal('relationNotPossible', kindsOf(plan, fromId, toId))
}

/** What an arrow between two would be, or why it cannot be drawn. */
const relationBetween = (
  plan: Plan,
  a: string,
  b: string,
): { kind: RelationKind; fromId: string; toId: string } | Refusal => {
  const from = liveEntity(plan, a)
  const to = liveEntity(plan, b)
  if (!from || !to) return refusal('unknownEntity')
  if (a === b) return refusal('relationToItself')
  const meaning = meaningOf(from.collection, to.collection)
  if (!meaning) return refusal('relationNotPossible', { from: from.collection, to: to.collection })
  const { kind } = meaning
  const [fromId, toId] = meaning.reversed ? [b, a] : [a, b]
  if (kind === 'belongsTo') return { kind, fromId, toId }
  const same = relationsOf(plan).some((r) => r.kind === kind && r.fromId === fromId && r.toId === toId)
  if (same) return refusal('relationExists', { kind })
  if ((kind === 'dependsOn' || kind === 'causes') && wouldClose(plan, kind, fromId, toId))
    return refusal('wouldBeCycle', { kind })
  return { kind, fromId, toId }
}

const kindsOf = (plan: Plan, from: string, to: string) => ({
  from: String(collectionOf(plan, from)),
  to: String(collectionOf(plan, to)),
})

const relationChange = (kind: Exclude<RelationKind, 'belongsTo'>, c: Relate): Change =>
  kind === 'dependsOn'
    ? {
        op: 'put',
        collection: 'dependencies',
        id: c.id,
        fields: COLLECTIONS.dependencies.parse({
          id: c.id,
          fromId: c.fromId,
          toId: c.toId,
          type: c.dependencyType,
          lagDays: c.lagDays,
        }),
      }
    : {
        op: 'put',
        collection: 'links',
        id: c.id,
        fields: COLLECTIONS.links.parse({ id: c.id, kind, fromId: c.fromId, toId: c.toId }),
      }

/** Puts an activity into an initiative's plan: into its last milestone, or a first one made for it. */
const decideBelongs = (
  plan: Plan,
  activityId: string,
  initiativeId: string,
  context: DecideContext,
): Decision => {
  const activity = liveOf(plan, 'activities', activityId)
  const initiative = liveOf(plan, 'initiatives', initiativeId)
  if (!activity || !initiative) return refuse('unknownEntity')
  const current = initiativeOf(plan, activity)
  if (current?.id === initiativeId) return refuse('relationExists', { kind: 'belongsTo' })
  if (current) return refuse('activityPlacedElsewhere', { initiative: current.title })
  const last = milestonesOf(plan, initiativeId).at(-1)
  const milestoneId = last?.id ?? context.newId()
  const changes: Change[] = []
  if (!last) {
    const fields = COLLECTIONS.milestones.parse({
      id: milestoneId,
      initiativeId,
      orderKey: keysAfter([], 1)[0],
    })
    changes.push({ op: 'put', collection: 'milestones', id: milestoneId, fields })
  }
  const siblings = last ? activitiesOf(plan, last.id) : []
  const fields = { milestoneId, workstreamId: initiative.workstreamId, orderKey: keysAfter(siblings, 1)[0] }
  changes.push({ op: 'set', collection: 'activities', id: activityId, fields })
  return { ok: true, changes }
}

/** Takes a relation away; an activity taken out of its initiative stays on the board as a loose card. */
export const decideUnrelate = (plan: Plan, relationId: string, now: string): Decision => {
  const activity = liveOf(plan, 'activities', activityOfBelongsTo(relationId))
  if (activity) {
    const workstreamId = initiativeOf(plan, activity)?.workstreamId ?? activity.workstreamId
    const fields = { milestoneId: null, workstreamId }
    return { ok: true, changes: [{ op: 'set', collection: 'activities', id: activity.id, fields }] }
  }
  for (const collection of ['dependencies', 'links'] as const) {
    const relation = plan[collection].get(relationId)
    if (!relation) continue
    const changes: Change[] =
      relation.deletedAt === null
        ? [{ op: 'set', collection, id: relationId, fields: { deletedAt: now } }]
        : []
    return { ok: true, changes }
  }
  return refuse('unknownEntity')
}
