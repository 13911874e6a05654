import type { Change, DecideContext, Decision, SingleCommand } from './commands.ts'
import { collectionOf, COLLECTIONS, liveEntity, type Plan } from './plan.ts'
import { refuse } from './refuse.ts'
import { keysAfter } from './order.ts'
import { activityOfBelongsTo, meaningOf, relationsOf, wouldClose, type RelationKind } from './relations.ts'
import { activitiesOf, initiativeOf, liveOf, milestonesOf } from './select.ts'

type Relate = Extract<SingleCommand, { type: 'relate' }>

/** An arrow between two entities becomes the relation it can only mean, or is refused with the reason. */
export const decideRelate = (plan: Plan, c: Relate, context: DecideContext): Decision => {
  const from = liveEntity(plan, c.fromId)
  const to = liveEntity(plan, c.toId)
  if (!from || !to) return refuse('unknownEntity')
  if (c.fromId === c.toId) return refuse('relationToItself')
  const meaning = meaningOf(from.collection, to.collection)
  if (!meaning) return refuse('relationNotPossible', { from: from.collection, to: to.collection })
  const [fromId, toId] = meaning.reversed ? [c.toId, c.fromId] : [c.fromId, c.toId]
  if (meaning.kind === 'belongsTo') return decideBelongs(plan, fromId, toId, context)
  const same = relationsOf(plan).some(
    (r) => r.kind === meaning.kind && r.fromId === fromId && r.toId === toId,
  )
  if (same) return refuse('relationExists', { kind: meaning.kind })
  if (collectionOf(plan, c.id)) return refuse('alreadyExists')
  if (
    (meaning.kind === 'dependsOn' || meaning.kind === 'causes') &&
    wouldClose(plan, meaning.kind, fromId, toId)
  )
    return refuse('wouldBeCycle', { kind: meaning.kind })
  return { ok: true, changes: [relationChange(meaning.kind, { ...c, fromId, toId })] }
}

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
