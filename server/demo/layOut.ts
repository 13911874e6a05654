import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Initiative, Plan } from '#shared/plan/plan.ts'
import { byOrder } from '#shared/plan/order.ts'
import { initiativesOf, isPlanned, live, planRowsOf, workstreams } from '#shared/plan/select.ts'

/** A card's size on the board, as the board draws a new one. */
const CARD = { w: 260, h: 156 } as const
const STEP = { x: CARD.w + 80, y: CARD.h + 40 } as const
/** Activities and ideas lie in rows of as many, so that a room is about as wide as a screen. */
const IN_A_ROW = 3
/** Rows between cards of another kind below each other. */
const APART = 0.4

interface Cell {
  entityId: string
  column: number
  row: number
}

/** Places for the cards of every room: issues, initiatives with their activities beside them, indicators, risks. */
export const layOut = (plan: Plan): SingleCommand[] =>
  workstreams(plan).flatMap((room) => layOutRoom(plan, room.id))

const layOutRoom = (plan: Plan, workstreamId: string): SingleCommand[] => {
  const here = (collection: 'issues' | 'indicators' | 'risks') =>
    live(plan, collection)
      .filter((card) => card.workstreamId === workstreamId)
      .toSorted(byOrder)
  const initiatives = initiativeCells(plan, initiativesOf(plan, workstreamId))
  const column = initiatives.reduce((most, cell) => Math.max(most, cell.column + 1), 2)
  const indicators = here('indicators')
  const cells = [
    ...below(here('issues'), { column: 0, row: 0 }),
    ...initiatives,
    ...below(indicators, { column, row: 0 }),
    ...below(here('risks'), { column, row: indicators.length + APART }),
  ]
  return cells.map(({ entityId, column, row }) => ({
    type: 'place',
    entityId,
    placement: { board: workstreamId, x: column * STEP.x, y: row * STEP.y, ...CARD },
  }))
}

const below = (cards: readonly { id: string }[], first: { column: number; row: number }): Cell[] =>
  cards.map(({ id }, i) => ({ entityId: id, column: first.column, row: first.row + i }))

const inRows = (cards: readonly { id: string }[], first: { column: number; row: number }): Cell[] =>
  cards.map(({ id }, i) => ({
    entityId: id,
    column: first.column + (i % IN_A_ROW),
    row: first.row + Math.floor(i / IN_A_ROW),
  }))

/** Planned ones under each other, each milestone's activities beside them from a new row on; then the ideas, and what ideas have of it. */
const initiativeCells = (plan: Plan, initiatives: readonly Initiative[]): Cell[] => {
  const cells: Cell[] = []
  let row = 0
  for (const initiative of initiatives.filter(isPlanned)) {
    cells.push({ entityId: initiative.id, column: 1, row })
    const first = row
    for (const { activities } of planRowsOf(plan, initiative.id)) {
      cells.push(...inRows(activities, { column: 2, row }))
      row += Math.ceil(activities.length / IN_A_ROW)
    }
    row = Math.max(row, first + 1)
  }
  const ideas = initiatives.filter((initiative) => !isPlanned(initiative))
  const first = row === 0 ? 0 : row + APART
  const beneath = first + Math.ceil(ideas.length / IN_A_ROW) + APART
  const rows = ideas.flatMap((idea) => planRowsOf(plan, idea.id).flatMap(({ activities }) => activities))
  return [...cells, ...inRows(ideas, { column: 1, row: first }), ...inRows(rows, { column: 1, row: beneath })]
}
