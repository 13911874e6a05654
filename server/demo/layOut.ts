import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { byOrder } from '#shared/plan/order.ts'
import { initiativesOf, live, planRowsOf, workstreams } from '#shared/plan/select.ts'

/** A card's size on the board, as the board draws a new one. */
const CARD = { w: 260, h: 156 } as const
const STEP = { x: CARD.w + 80, y: CARD.h + 40 } as const
/** Cards under each other before a column breaks. */
const ROWS = 10

interface Cell {
  entityId: string
  column: number
  row: number
}

/** Places for the cards of every room: issues, initiatives, their activities in rows beside them, indicators, risks. */
export const layOut = (plan: Plan): SingleCommand[] =>
  workstreams(plan).flatMap((room) => layOutRoom(plan, room.id))

const layOutRoom = (plan: Plan, workstreamId: string): SingleCommand[] => {
  const here = (e: { workstreamId: string | null }) => e.workstreamId === workstreamId
  const cells: Cell[] = []
  const nextColumn = () => cells.reduce((most, cell) => Math.max(most, cell.column + 1), 0)
  const block = (entities: readonly { id: string }[]) => cells.push(...stacked(entities, nextColumn()))
  const initiatives = initiativesOf(plan, workstreamId)
  block(live(plan, 'issues').filter(here).toSorted(byOrder))
  block(initiatives)
  cells.push(...activityRows(plan, initiatives, nextColumn()))
  block(live(plan, 'indicators').filter(here).toSorted(byOrder))
  block(live(plan, 'risks').filter(here).toSorted(byOrder))
  return cells.map(({ entityId, column, row }) => ({
    type: 'place',
    entityId,
    placement: { board: workstreamId, x: column * STEP.x, y: row * STEP.y, ...CARD },
  }))
}

const stacked = (entities: readonly { id: string }[], column: number): Cell[] =>
  entities.map(({ id }, i) => ({
    entityId: id,
    column: column + Math.floor(i / ROWS),
    row: i % ROWS,
  }))

/** One row a milestone, from its initiative's row on or the next free one. */
const activityRows = (plan: Plan, initiatives: readonly { id: string }[], column: number): Cell[] => {
  let free = 0
  return initiatives.flatMap((initiative, i) =>
    planRowsOf(plan, initiative.id).flatMap(({ activities }) => {
      if (activities.length === 0) return []
      const row = Math.max(free, i % ROWS)
      free = row + 1
      return activities.map(({ id }, at) => ({ entityId: id, column: column + at, row }))
    }),
  )
}
