import { liveOf } from '#shared/plan/select.ts'
import type { ArrangeContext } from './context.ts'
import { labelled } from './context.ts'
import { beside, framed, GAP, joined, movedPiece, PADDING, type Caption, type Piece } from './piece.ts'
import { heap, stack, startsOf } from './stack.ts'
import { withRest } from './withRest.ts'

/** From low to high. */
export const JUDGED = [1, 2, 3, 4, 5] as const
/** From here on it counts as high: the quadrants meet there. */
const HIGH = 3
/** A cell is shown so large at least. */
const LEAST = { w: 220, h: 120 }
const LABEL_WIDTH = 150

/** Initiatives by what they bring and how easy they are; several in a cell stand beside each other. */
export const impactEaseGrid = (context: ArrangeContext): Piece => {
  const { plan, cards, say } = context
  const initiatives = cards.filter((card) => card.collection === 'initiatives').map((card) => card.id)
  const judgedOf = (id: string) => {
    const initiative = liveOf(plan, 'initiatives', id)
    return { impact: initiative?.impact ?? null, ease: initiative?.ease ?? null }
  }
  const isJudged = (id: string) => {
    const { impact, ease } = judgedOf(id)
    return impact !== null && ease !== null
  }
  const cellOf = (impact: number, ease: number) =>
    heap(
      initiatives.filter((id) => {
        const judged = judgedOf(id)
        return judged.impact === impact && judged.ease === ease
      }),
      context.sizeOf,
    )
  const main = cellsOf(context, cellOf)
  const open = initiatives.filter((id) => !isJudged(id))
  const perColumn = Math.max(1, Math.floor(main.h / ((open[0] ? context.sizeOf(open[0]).h : 1) + GAP.y)))
  const unjudged = stack(open, context.sizeOf, Math.ceil(open.length / perColumn))
  const others = cards.filter((card) => card.collection !== 'initiatives').map((card) => card.id)
  return withRest(
    beside([main, framed(unjudged, say('grid.unjudged'), context.head)], GAP.column),
    [{ words: say('grid.others'), ids: others }],
    context,
  )
}

type Quadrant = 'bigBets' | 'quickWins' | 'leave' | 'fillIns'

/** The grid with its quadrants and what its rows and columns stand for. */
const cellsOf = (context: ArrangeContext, cellOf: (impact: number, ease: number) => Piece): Piece => {
  const { say, head } = context
  const labelWidth = Math.max(LABEL_WIDTH, 2 * head)
  const impacts = JUDGED.toReversed()
  const cells = impacts.map((impact) => JUDGED.map((ease) => cellOf(impact, ease)))
  const widths = JUDGED.map((_, column) =>
    Math.max(LEAST.w, 2 * head, ...cells.map((one) => one[column]?.w ?? 0)),
  )
  const heights = cells.map((one) => Math.max(LEAST.h, ...one.map((piece) => piece.h)))
  const between = 2 * PADDING + GAP.x
  const columns = startsOf(widths, (after) => (JUDGED[after] === HIGH - 1 ? between : GAP.x))
  const rows = startsOf(heights, (after) => (impacts[after] === HIGH ? between + head : GAP.y))
  const [left, top] = [labelWidth + GAP.x + PADDING, head + PADDING]
  const filled = cells.flatMap((one, r) =>
    one.map((piece, c) => movedPiece(piece, left + (columns.at[c] ?? 0), top + (rows.at[r] ?? 0))),
  )
  const span = (starts: readonly number[], lengths: readonly number[], from: number, to: number) => ({
    from: (starts[from] ?? 0) - PADDING,
    length: (starts[to] ?? 0) + (lengths[to] ?? 0) - (starts[from] ?? 0) + 2 * PADDING,
  })
  const quadrant = (name: Quadrant, high: boolean, easy: boolean): Caption => {
    const x = easy ? span(columns.at, widths, HIGH - 1, 4) : span(columns.at, widths, 0, HIGH - 2)
    const y = high ? span(rows.at, heights, 0, 5 - HIGH) : span(rows.at, heights, 6 - HIGH, 4)
    return {
      words: say(`grid.${name}`),
      box: { x: left + x.from, y: top + y.from, w: x.length, h: y.length },
      look: 'area',
    }
  }
  const labels = [
    ...impacts.map((impact, r) =>
      movedPiece(labelled(say('grid.impact', { impact }), labelWidth, head), 0, top + (rows.at[r] ?? 0)),
    ),
    ...JUDGED.map((ease, c) =>
      movedPiece(
        labelled(say('grid.ease', { ease }), labelWidth, head),
        left + (columns.at[c] ?? 0),
        top + rows.length + PADDING + GAP.y,
      ),
    ),
  ]
  const areas = [
    quadrant('bigBets', true, false),
    quadrant('quickWins', true, true),
    quadrant('leave', false, false),
    quadrant('fillIns', false, true),
  ]
  const whole = joined([...filled, ...labels])
  const w = Math.max(whole.w, left + columns.length + PADDING)
  return { ...whole, w, captions: [...areas, ...whole.captions] }
}
