import type { Placement } from '#shared/plan/commands.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { planOf, sampleId } from '../../support/samplePlan.ts'
import { textOf } from '../load/words.ts'

/** The same cards at the same places and the same arrows, for every board that is measured. */
export interface BenchCard {
  id: string
  kind: string
  title: string
  x: number
  y: number
  w: number
  h: number
}
export interface BenchBoard {
  board: string
  plan: Plan
  cards: BenchCard[]
  arrows: { id: string; from: string; to: string }[]
}

export const CARD = { w: 260, h: 168 }
const PITCH = { x: 288, y: 196 }
/** Columns to rows as on a screen. */
const WIDER = 1.15
const BOARD = sampleId(1_001)
const ORGS = ['DEA', 'DAFF', 'SAMSA', 'DoT'].map((acronym, i) => ({
  id: sampleId(1 + i),
  name: `Department ${acronym}`,
  acronym,
  sector: 'national' as const,
}))

const KINDS = ['issues', 'initiatives', 'activities', 'indicators', 'risks'] as const
type Kind = (typeof KINDS)[number]
const idOf = (kind: Kind, i: number) => sampleId((KINDS.indexOf(kind) + 1) * 10_000 + i)
const keyOf = (i: number) => `a${String(i).padStart(5, '0')}1`
const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i))

/** Groups of five that belong together, one beside the other: so do people lay them. */
const groupOf = (i: number): [Kind, number][] => [
  ['issues', i],
  ['initiatives', i],
  ['activities', 2 * i],
  ['activities', 2 * i + 1],
  i % 2 === 0 ? ['indicators', i / 2] : ['risks', (i - 1) / 2],
]

/** A board of so many cards (a multiple of five) and half as many relations. */
export const benchBoard = (count: number): BenchBoard => {
  const groups = Math.floor(count / 5)
  const halves = { indicators: Math.ceil(groups / 2), risks: Math.floor(groups / 2) }
  const words = (kind: Kind, i: number) => textOf(KINDS.indexOf(kind) * 10_000 + i, 0)
  const common = (kind: Kind, i: number) => ({ id: idOf(kind, i), workstreamId: BOARD, orderKey: keyOf(i) })
  const plan = planOf({
    organisations: ORGS,
    workstreams: [{ id: BOARD, code: 'MPSG', title: 'Marine protection services and governance' }],
    issues: list(groups, (i) => ({ ...common('issues', i), text: words('issues', i), theme: i % 2 ? 'regulation' : 'funding', isRootCause: i % 3 === 0 })), // prettier-ignore
    initiatives: list(groups, (i) => ({
      ...common('initiatives', i),
      title: words('initiatives', i),
      code: `MPSG-${i + 1}`,
      leadOrgId: sampleId(1 + (i % 4)),
      supportOrgIds: [sampleId(1 + ((i + 1) % 4))],
      start: '2014-10-01',
      end: '2016-03-31',
      state: 'planned',
    })),
    milestones: list(groups, (i) => ({
      id: sampleId(60_000 + i),
      initiativeId: idOf('initiatives', i),
      title: 'First',
      orderKey: 'a1',
    })),
    activities: list(2 * groups, (i) => ({
      ...common('activities', i),
      milestoneId: i % 4 === 0 ? sampleId(60_000 + i / 2) : null,
      text: words('activities', i),
      responsibleIds: [sampleId(1 + (i % 4))],
      plannedStart: '2014-11-01',
      plannedEnd: '2015-02-28',
    })),
    indicators: list(halves.indicators, (i) => ({ ...common('indicators', i), name: words('indicators', i), unit: 't', baselineValue: '4000', ownerOrgId: sampleId(2) })), // prettier-ignore
    risks: list(halves.risks, (i) => ({ ...common('risks', i), text: words('risks', i), likelihood: 3, impact: 4, ownerOrgId: sampleId(1) })), // prettier-ignore
    links: list(groups, (i) => ({
      id: sampleId(70_000 + i),
      kind: 'answers' as const,
      fromId: idOf('initiatives', i),
      toId: idOf('issues', i),
    })).concat(
      // prettier-ignore
      list(halves.indicators, (i) => ({ id: sampleId(80_000 + i), kind: 'measures' as const, fromId: idOf('indicators', i), toId: idOf('initiatives', 2 * i) })) as never, // prettier-ignore
      list(halves.risks, (i) => ({ id: sampleId(90_000 + i), kind: 'threatens' as const, fromId: idOf('risks', i), toId: idOf('initiatives', 2 * i + 1) })) as never, // prettier-ignore
    ),
    dependencies: [],
  })
  const columns = Math.max(1, Math.round(Math.sqrt(5 * groups * WIDER)))
  const cards = list(groups, groupOf)
    .flat()
    .map(([kind, i], at) => ({
      id: idOf(kind, i),
      kind,
      title: words(kind, i),
      x: (at % columns) * PITCH.x,
      y: Math.floor(at / columns) * PITCH.y,
      ...CARD,
    }))
  const arrows = [
    ...[...plan.links.values()].map(({ id, fromId, toId }) => ({ id, from: fromId, to: toId })),
    ...list(halves.indicators, (i) => ({ id: sampleId(100_000 + i), from: idOf('activities', 4 * i), to: idOf('initiatives', 2 * i) })), // prettier-ignore
  ]
  return { board: BOARD, plan, cards, arrows }
}

export const placeOf = ({ x, y, w, h }: BenchCard, board: string): Placement => ({ board, x, y, w, h })

/** Those in the middle of the board: there people work, and there one looks. */
export const middleCards = ({ cards }: BenchBoard, count: number): BenchCard[] => {
  const mid = (of: 'x' | 'y') => Math.max(...cards.map((card) => card[of])) / 2
  const [x, y] = [mid('x'), mid('y')]
  const away = (card: BenchCard) => Math.hypot(card.x - x, card.y - y)
  return cards.toSorted((a, b) => away(a) - away(b)).slice(0, count)
}
