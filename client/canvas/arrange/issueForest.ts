import { live, liveOf } from '#shared/plan/select.ts'
import type { LinkKind } from '#shared/plan/entities.ts'
import type { BoardCard } from '../cards/cardFace.ts'
import { causeDepths } from './causeDepths.ts'
import type { ArrangeContext } from './context.ts'

/** Issues, what answers them and what hangs on that, each card under one other. */
export interface IssueForest {
  roots: readonly BoardCard[]
  children: ReadonlyMap<string, readonly BoardCard[]>
  /** Of each issue. */
  columns: ReadonlyMap<string, number>
  alone: readonly string[]
}

/** Each card under one other: where it hangs on several, under the one that is furthest along, then the first of the plan. */
export const issueForest = ({ plan, cards }: ArrangeContext): IssueForest => {
  const known = new Map(cards.map((card, at) => [card.id, { card, at }]))
  const targets = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    if (known.has(from) && known.has(to)) targets.set(from, [...(targets.get(from) ?? []), to])
  }
  for (const { kind, fromId, toId } of live(plan, 'links')) {
    if (kind === 'causes') add(toId, fromId)
    else if (UPWARD.includes(kind)) add(fromId, ofInitiative(known.get(toId)?.card) ?? toId)
  }
  for (const { id, under } of cards) if (under !== null) add(id, under)
  const issues = cards.filter((card) => card.collection === 'issues').map((card) => card.id)
  const depths = causeDepths(issues, targets)
  const parents = new Map<string, string>()
  for (const { id } of cards) {
    const own = depths.get(id) ?? Infinity
    const at = (to: string) => known.get(to)?.at ?? 0
    const [parent] = (targets.get(id) ?? [])
      .filter((to) => (depths.get(to) ?? -1) < own && isAbove(known.get(to)?.card, known.get(id)?.card))
      .toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0) || at(a) - at(b))
    if (parent !== undefined) parents.set(id, parent)
  }
  const children = Map.groupBy(
    cards.filter(({ id }) => parents.has(id)),
    ({ id }) => parents.get(id) ?? '',
  )
  const causes = new Set(issues.flatMap((id) => targets.get(id) ?? []))
  const columns = new Map(
    [...depths].map(([id, depth]) => {
      const first = depth === 0 && !causes.has(id) && liveOf(plan, 'issues', id)?.isRootCause !== true
      return [id, first ? 1 : depth]
    }),
  )
  const tops = cards.filter(({ id }) => !parents.has(id))
  return {
    roots: tops.filter(({ id }) => children.has(id)),
    children,
    columns,
    alone: tops.filter(({ id }) => !children.has(id)).map(({ id }) => id),
  }
}

const UPWARD: readonly LinkKind[] = ['answers', 'measures', 'threatens']

/** What threatens an activity stands beside its initiative. */
const ofInitiative = (card: BoardCard | undefined) => (card?.collection === 'activities' ? card.under : null)

const isAbove = (parent: BoardCard | undefined, child: BoardCard | undefined): boolean => {
  if (child?.collection === 'issues' || child?.collection === 'initiatives')
    return parent?.collection === 'issues'
  return parent?.collection === 'initiatives'
}
