import type { DependencyType, LinkKind } from './entities.ts'
import type { Collection, Plan } from './plan.ts'
import { initiativeOf, live } from './select.ts'
import { liveEntity } from './plan.ts'

export type RelationKind = LinkKind | 'dependsOn' | 'belongsTo'

/** An arrow people see. `toId` depends on `fromId` for `dependsOn`. */
export interface Relation {
  id: string
  kind: RelationKind
  fromId: string
  toId: string
  dependencyType?: DependencyType
  lagDays?: number
}

/** What an arrow from one kind of entity to another means. Everything else is refused. */
const MEANINGS: { from: Collection; to: Collection; kind: RelationKind }[] = [
  { from: 'initiatives', to: 'issues', kind: 'answers' },
  { from: 'issues', to: 'issues', kind: 'causes' },
  { from: 'indicators', to: 'initiatives', kind: 'measures' },
  { from: 'indicators', to: 'aspirations', kind: 'measures' },
  { from: 'risks', to: 'initiatives', kind: 'threatens' },
  { from: 'risks', to: 'activities', kind: 'threatens' },
  { from: 'evidence', to: 'issues', kind: 'supports' },
  { from: 'evidence', to: 'indicators', kind: 'supports' },
  { from: 'activities', to: 'activities', kind: 'dependsOn' },
  { from: 'initiatives', to: 'initiatives', kind: 'dependsOn' },
  { from: 'milestones', to: 'milestones', kind: 'dependsOn' },
  { from: 'activities', to: 'initiatives', kind: 'belongsTo' },
  { from: 'issues', to: 'comments', kind: 'settles' },
  { from: 'risks', to: 'comments', kind: 'settles' },
  { from: 'decisions', to: 'comments', kind: 'settles' },
  { from: 'actions', to: 'comments', kind: 'settles' },
]

export interface Meaning {
  kind: RelationKind
  /** The arrow was drawn against its only possible direction and is taken the other way round. */
  reversed: boolean
}

/** What an arrow between two collections means, drawn either way where only one way has a meaning. */
export const meaningOf = (from: Collection, to: Collection): Meaning | null => {
  const straight = MEANINGS.find((m) => m.from === from && m.to === to)
  if (straight) return { kind: straight.kind, reversed: false }
  const back = MEANINGS.find((m) => m.from === to && m.to === from)
  return back ? { kind: back.kind, reversed: true } : null
}

const BELONGS = 'belongs-'
export const belongsToRelationId = (activityId: string) => BELONGS + activityId
export const activityOfBelongsTo = (relationId: string): string | null =>
  relationId.startsWith(BELONGS) ? relationId.slice(BELONGS.length) : null

/** Every relation whose two ends are alive: dependencies, links, and activities' places in initiatives. */
export const relationsOf = (plan: Plan): Relation[] => {
  const alive = (id: string) => liveEntity(plan, id) !== null
  const found: Relation[] = []
  for (const d of live(plan, 'dependencies'))
    if (alive(d.fromId) && alive(d.toId))
      found.push({
        id: d.id,
        kind: 'dependsOn',
        fromId: d.fromId,
        toId: d.toId,
        dependencyType: d.type,
        lagDays: d.lagDays,
      })
  for (const l of live(plan, 'links'))
    if (alive(l.fromId) && alive(l.toId))
      found.push({ id: l.id, kind: l.kind, fromId: l.fromId, toId: l.toId })
  for (const a of live(plan, 'activities')) {
    const initiative = initiativeOf(plan, a)
    if (initiative)
      found.push({ id: belongsToRelationId(a.id), kind: 'belongsTo', fromId: a.id, toId: initiative.id })
  }
  return found
}

/** True when `to` already leads to `from` by relations of the kind, so that one more would close a circle. */
export const wouldClose = (
  plan: Plan,
  kind: 'dependsOn' | 'causes',
  fromId: string,
  toId: string,
): boolean => {
  const next = new Map<string, string[]>()
  const edges =
    kind === 'dependsOn' ? live(plan, 'dependencies') : live(plan, 'links').filter((l) => l.kind === kind)
  for (const e of edges) {
    const known = next.get(e.fromId)
    if (known) known.push(e.toId)
    else next.set(e.fromId, [e.toId])
  }
  const seen = new Set<string>()
  const open = [toId]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === fromId) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(next.get(at) ?? []))
  }
  return false
}
