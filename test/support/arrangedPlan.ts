import type { Plan } from '#shared/plan/plan.ts'
import { arrange, type Arrangement, type Wanted } from '#client/canvas/arrange/arrange.ts'
import { cardsOf, type BoardCard } from '#client/canvas/cards/cardFace.ts'
import type { Box } from '#client/canvas/freePlaces.ts'
import { planOf, sampleId } from './samplePlan.ts'
import { BOARD } from './boardPlan.ts'

/** A caption's text in a test: its key, and what fills it. */
const say = (key: string, params: Record<string, string | number> = {}) =>
  [key, ...Object.values(params)].join(' ')

/** All cards of a board, arranged. */
export const arranged = (
  plan: Plan,
  places: ReadonlyMap<string, Box>,
  want: Wanted,
  taken: readonly Box[] = [],
): Arrangement => {
  const arrangement = arrange(want, { plan, cards: cardsOf(plan, BOARD), places, taken, say })
  if (!arrangement) throw new Error('nothing to arrange')
  return arrangement
}

/** A whole number below `below`, the next of a seeded row. */
export type Pick = (below: number) => number

export const ORGANISATIONS = 3

/**
 * A plan of any shape with `count` cards: relations at random, also in circles and with several parents, dates and
 * judgements that are there or not.
 */
export const anyPlan = (count: number, pick: Pick): Plan => {
  const ids = Array.from({ length: count }, (_, i) => sampleId(10_000 + i))
  const kinds = ids.map(() => pick(5))
  const of = (kind: number) => ids.filter((_, i) => kinds[i] === kind)
  const [issues, initiatives, activities, indicators, risks] = [of(0), of(1), of(2), of(3), of(4)]
  const one = <T>(list: readonly T[] | undefined): T | null => list?.[pick(Math.max(1, list.length))] ?? null
  const maybe = <T>(value: T): T | null => (pick(3) > 0 ? value : null)
  const date = () => maybe(`20${14 + pick(4)}-${String(1 + pick(12)).padStart(2, '0')}-01`)
  const common = (id: string) => ({ id, workstreamId: BOARD, orderKey: `a${String(pick(90) + 10)}1` })
  const milestones = (initiatives ?? []).map((initiativeId, i) => ({
    id: sampleId(80_000 + i),
    initiativeId,
    orderKey: 'a1',
  }))
  const links = Array.from({ length: count * 2 }, (_, i) => {
    const [kind, from, to] = [
      ['causes', issues, issues],
      ['answers', initiatives, issues],
      ['measures', indicators, initiatives],
      ['threatens', risks, pick(2) ? initiatives : activities],
    ][pick(4)] as ['causes', string[], string[]]
    const [fromId, toId] = [one(from), one(to)]
    return fromId !== null && toId !== null && fromId !== toId
      ? [{ id: sampleId(90_000 + i), kind, fromId, toId }]
      : []
  }).flat()
  return planOf({
    organisations: Array.from({ length: ORGANISATIONS }, (_, i) => ({
      id: sampleId(1 + i),
      name: `Department ${i}`,
    })),
    workstreams: [{ id: BOARD, code: 'AQ', title: 'Aquaculture' }],
    issues: (issues ?? []).map((id) => ({ ...common(id), text: 'Issue', isRootCause: pick(2) === 0 })),
    initiatives: (initiatives ?? []).map((id) => ({
      ...common(id),
      title: 'Initiative',
      leadOrgId: maybe(sampleId(1 + pick(ORGANISATIONS))),
      impact: maybe(1 + pick(5)),
      ease: maybe(1 + pick(5)),
    })),
    milestones,
    activities: (activities ?? []).map((id) => ({
      ...common(id),
      text: 'Activity',
      milestoneId: one(milestones)?.id ?? null,
      plannedStart: date(),
      plannedEnd: date(),
      endKind: pick(3) ? ('date' as const) : ('ongoing' as const),
    })),
    indicators: (indicators ?? []).map((id) => ({
      ...common(id),
      name: 'Indicator',
      valueChain: maybe((['input', 'activity', 'output', 'outcome', 'impact'] as const)[pick(5)] ?? null),
    })),
    risks: (risks ?? []).map((id) => ({ ...common(id), text: 'Risk' })),
    links,
  })
}

/** Places for cards anywhere, of any size, also over each other. */
export const anyPlaces = (cards: readonly BoardCard[], pick: Pick): Map<string, Box> =>
  new Map(
    cards.map(({ id }) => [
      id,
      { x: pick(4_000) - 2_000, y: pick(4_000) - 2_000, w: 160 + pick(300), h: 96 + pick(200) },
    ]),
  )

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** The first two of these that overlap, or null. */
export const overlapping = (boxes: readonly Box[]): [Box, Box] | null => {
  const sorted = boxes.toSorted((a, b) => a.x - b.x)
  for (const [i, a] of sorted.entries())
    for (const b of sorted.slice(i + 1)) {
      if (b.x >= a.x + a.w) break
      if (overlaps(a, b)) return [a, b]
    }
  return null
}
