import type { Plan } from './plan.ts'
import { live, liveOf } from './select.ts'

interface Edge {
  id: string
  fromId: string
  toId: string
}
type Neighbours = ReadonlyMap<string, readonly string[]>

/** Ids of the edges that lie on a circle: those whose two ends reach each other (Kosaraju's components). */
export const edgesOnCircles = (edges: readonly Edge[]): ReadonlySet<string> => {
  const forward = neighbours(edges, (e) => [e.fromId, e.toId])
  const backward = neighbours(edges, (e) => [e.toId, e.fromId])
  const component = new Map<string, string>()
  const placed = new Set<string>()
  for (const root of walk(forward, [...forward.keys()], new Set()).toReversed())
    for (const node of walk(backward, [root], placed)) component.set(node, root)
  return new Set(edges.filter((e) => component.get(e.fromId) === component.get(e.toId)).map((e) => e.id))
}

const circles = new WeakMap<Plan['dependencies'], ReadonlySet<string>>()

/** Ids of a plan's dependencies that lie on a circle; what was removed closes none. */
export const circularDependencies = (plan: Plan): ReadonlySet<string> => {
  const found = circles.get(plan.dependencies) ?? edgesOnCircles(live(plan, 'dependencies'))
  circles.set(plan.dependencies, found)
  if (found.size === 0) return found
  const isThere = (id: string) =>
    (liveOf(plan, 'activities', id) ?? liveOf(plan, 'milestones', id) ?? liveOf(plan, 'initiatives', id)) !==
    null
  return edgesOnCircles(
    live(plan, 'dependencies').filter((d) => found.has(d.id) && isThere(d.fromId) && isThere(d.toId)),
  )
}

const neighbours = (edges: readonly Edge[], direction: (edge: Edge) => [string, string]): Neighbours => {
  const found = new Map<string, string[]>()
  for (const edge of edges) {
    const [from, to] = direction(edge)
    const known = found.get(from)
    if (known) known.push(to)
    else found.set(from, [to])
    if (!found.has(to)) found.set(to, [])
  }
  return found
}

/** Nodes not yet `seen` that the roots reach, each after all it reaches. Iterative: a plan's chains are long. */
const walk = (next: Neighbours, roots: readonly string[], seen: Set<string>): string[] => {
  const finished: string[] = []
  for (const root of roots) {
    const path: { node: string; rest: string[] }[] = []
    const enter = (node: string) => {
      if (seen.has(node)) return
      seen.add(node)
      path.push({ node, rest: [...(next.get(node) ?? [])] })
    }
    enter(root)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const child = at.rest.pop()
      if (child === undefined) finished.push(path.pop()!.node)
      else enter(child)
    }
  }
  return finished
}
