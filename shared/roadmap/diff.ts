import { canonicalText } from './canonical.ts'

export interface Difference {
  /** `activities[0190…].start`: an entity is named by its id, other list members by their place. */
  path: string
  /** What is missing on one side is undefined there. */
  before: unknown
  after: unknown
}

/** Every place where two roadmaps differ, entities of a collection compared by their id wherever they stand. */
export const diffRoadmaps = (before: unknown, after: unknown): Difference[] => differences('', before, after)

const differences = (path: string, before: unknown, after: unknown): Difference[] => {
  const left = membersOf(before)
  const right = membersOf(after)
  if (!left || !right || left.kind !== right.kind) return same(before, after) ? [] : [{ path, before, after }]
  const keys = [...new Set([...left.members.keys(), ...right.members.keys()])]
  const found = keys.flatMap((key) =>
    differences(left.pathOf(path, key), left.members.get(key), right.members.get(key)),
  )
  // The same members in another order: the list itself is what changed.
  return found.length === 0 && !same(before, after) ? [{ path, before, after }] : found
}

interface Members {
  kind: 'object' | 'entities' | 'list'
  members: Map<string, unknown>
  pathOf: (path: string, key: string) => string
}

const inBrackets = (path: string, key: string): string => `${path}[${key}]`

const membersOf = (value: unknown): Members | null => {
  if (value === null || typeof value !== 'object') return null
  if (!Array.isArray(value))
    return {
      kind: 'object',
      members: new Map(Object.entries(value)),
      pathOf: (path, key) => (path === '' ? key : `${path}.${key}`),
    }
  const names = value.map(nameOf)
  const areEntities = names.every((name) => name !== null) && new Set(names).size === names.length
  return {
    kind: areEntities ? 'entities' : 'list',
    members: new Map(value.map((member, at) => [(areEntities && names[at]) || String(at), member])),
    pathOf: inBrackets,
  }
}

/** What a member of a list is known by: its id or that of what it asks about, or the name of a hashed part. */
const nameOf = (member: unknown): string | null => {
  if (member === null || typeof member !== 'object') return null
  if ('id' in member && typeof member.id === 'string') return member.id
  if ('kind' in member && 'dependencyId' in member) return String(member.dependencyId)
  if ('kind' in member && 'indicatorId' in member) return String(member.indicatorId)
  return 'name' in member && 'hash' in member && typeof member.name === 'string' ? member.name : null
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalText(a) === canonicalText(b))
