import type { Activity } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { columned, leastWidth, row, type Branch } from './columned.ts'
import { labelled, type ArrangeContext } from './context.ts'
import { lanesOf, type Lane, type LaneBy } from './lanesOf.ts'
import { GAP, PADDING, type Piece } from './piece.ts'
import { stack } from './stack.ts'
import { timeColumns, type TimeColumn } from './timeColumns.ts'
import { withRest } from './withRest.ts'

/** Activities in the months or quarters in which they begin, each in the lane of its initiative or of who leads it. */
export const lanes = (context: ArrangeContext, by: LaneBy): Piece => {
  const { plan, cards, say } = context
  const activities = cards.map(({ id }) => liveOf(plan, 'activities', id)).filter((one) => one !== null)
  const time = timeColumns(activities.flatMap(datesOf))
  const [ongoing, undated] = [TIME + time.columns.length, TIME + time.columns.length + 1]
  const columns = new Map(
    activities.map((activity) => {
      const [first] = datesOf(activity)
      if (first !== undefined) return [activity.id, TIME + time.columnOf(first)]
      return [activity.id, activity.endKind === 'ongoing' ? ongoing : undated]
    }),
  )
  const used = new Set(columns.values())
  const apart = [
    { words: say('lanes.ongoing'), columns: [ongoing] },
    { words: say('lanes.undated'), columns: [undated] },
  ]
  const main = columned(
    lanesOf(context, by).map((lane) => laneBranch(context, by, lane, columns)),
    {
      areas: [
        { words: say('lanes.initiatives'), columns: [HEAD] },
        ...time.columns.map((column, i) => ({ words: nameOf(context, column), columns: [TIME + i] })),
        ...apart.filter((area) => area.columns.some((column) => used.has(column))),
      ],
      count: undated + 1,
      rowGap: 2 * GAP.y,
      gap: GAP.x + 2 * PADDING,
      wrap: true,
      least: leastWidth(context.head),
    },
    context,
  )
  const others = cards.filter((card) => card.collection !== 'initiatives' && card.collection !== 'activities')
  return withRest(main, [{ words: say('lanes.others'), ids: others.map((card) => card.id) }], context)
}

/** Columns: the organisation's name, its initiatives (or what their lane is called without one), then time. */
const [NAME, HEAD, TIME] = [0, 1, 2]

const laneBranch = (
  context: ArrangeContext,
  by: LaneBy,
  { key, words, cards }: Lane,
  columns: ReadonlyMap<string, number>,
): Branch => {
  const heads = cards.filter((card) => card.collection === 'initiatives').map((card) => card.id)
  const activities = cards.map((card) => card.id).filter((id) => columns.has(id))
  const cells = Map.groupBy(activities, (id) => columns.get(id) ?? TIME)
  const named = by === 'organisation' || !heads.includes(key)
  return row([
    ...(named ? [{ column: by === 'organisation' ? NAME : HEAD, piece: laneName(words, context.head) }] : []),
    { column: HEAD, piece: stack(heads, context.sizeOf) },
    ...[...cells].map(([column, ids]) => ({
      column,
      piece: stack(ids, context.sizeOf, Math.max(1, Math.round(Math.sqrt(ids.length / 2)))),
    })),
  ])
}

const laneName = (words: string, head: number): Piece => {
  const height = Math.min(head, MOST_NAME)
  return labelled(words, Math.max(NAME_WIDTH, Math.round(2.5 * height)), height)
}

const NAME_WIDTH = 260
/** Higher than that it would push lanes apart. */
const MOST_NAME = 240

/** What places an activity in time, its start first. */
const datesOf = ({ plannedStart, plannedEnd, endKind }: Activity): string[] =>
  [plannedStart, endKind === 'date' ? plannedEnd : null].filter((date) => date !== null)

const nameOf = ({ say }: ArrangeContext, column: TimeColumn): string => {
  switch (column.unit) {
    case 'month':
      return say('lanes.month', { month: say(`months.${column.month}`), year: column.year })
    case 'quarter':
      return say('lanes.quarter', { quarter: column.quarter, year: column.year })
    case 'year':
      return String(column.year)
  }
}
