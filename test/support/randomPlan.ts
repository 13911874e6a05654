import { COLLECTION_NAMES, COLLECTIONS, type Collection, type Entity, type Plan } from '#shared/plan/plan.ts'

const REMOVED = '2014-08-15T12:00:00Z'
const DATES = [null, '2014-10-01', '2014-12-31', '2015-06-30', '2017-12-31']
const WORDS = (
  ' |Appoint the team|=HYPERLINK("x")|planned|idea|date|ongoing|notKnown|final|threatens|measures|answers|' +
  'dissent|assumption|FS|SF|12|-3.5|'
).split('|')

/** The same plan after many changes that merging could leave: fields of any value, references to anything or nothing. */
export const disturbed = (plan: Plan, random: () => number, changes: number): Plan => {
  const next: Record<string, Map<string, Entity<Collection>>> = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, new Map<string, Entity<Collection>>(plan[name])]),
  )
  const ids = COLLECTION_NAMES.flatMap((name) => [...plan[name].keys()])
  const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
  for (let at = 0; at < changes; at++) {
    const name = oneOf(COLLECTION_NAMES.filter((collection) => (next[collection]?.size ?? 0) > 0))
    const entity = name && oneOf([...(next[name]?.values() ?? [])])
    if (!name || !entity) continue
    const field = oneOf(Object.keys(COLLECTIONS[name].shape).filter((key) => key !== 'id')) ?? ''
    const value = oneOf<unknown>([
      ...DATES,
      ...WORDS,
      ...ids.slice(0, 3),
      oneOf(ids),
      [oneOf(ids)],
      [oneOf(ids), oneOf(ids)],
      [],
      true,
      false,
      1,
      5,
      REMOVED,
    ])
    const parsed = COLLECTIONS[name].safeParse({ ...entity, [field]: value })
    if (parsed.success) next[name]?.set(entity.id, parsed.data)
  }
  return next as unknown as Plan
}
