import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { BINDS } from '#shared/plan/binds.ts'
import { arrowPoints, clippedTo, labelAt, pathOf, type Point } from './arrowPath.ts'
import { isLate, type Arrow } from './arrows.ts'
import classes from './Chart.module.css'
import { markIn, spanOf } from './dates.ts'
import { barHeight, barTop, rowHeight, type Window } from './layout.ts'
import type { BarEnd } from './linking.ts'
import { reachOf } from './RowBar.tsx'
import { useTimeline, type TimelineView } from './timelineContext.ts'

interface Props {
  /** The place of each row shown, by its id. */
  places: ReadonlyMap<string, number>
  shown: Window
  openAt: (dependencyId: string, at: Point) => void
  /** A line that is being drawn: from a bar's end to the pointer. */
  drawn: { fromId: string; end: BarEnd; to: Point; can: boolean | null } | null
}

interface Drawn {
  arrow: Arrow
  points: Point[]
}

/** Where lines leave or reach a row's bar, in pixels of the calendar; null for a row that has none. */
export const anchorOf = (view: TimelineView, id: string, end: BarEnd, row: number): Point | null => {
  const mark = markIn(view.plan, id)
  const span = view.shifts.get(id)?.after ?? spanOf(mark)
  if (!span) return null
  const { x, w } = reachOf(view.scale, mark, span)
  const inset = mark.kind === 'due' ? 1 : 0
  const y = row * rowHeight() + barTop() + barHeight() / 2
  return { x: end === 'start' ? x + inset : x + w - inset, y }
}

const drawnOf = (view: TimelineView, { places, shown }: Props): Drawn[] => {
  const box = {
    left: shown.left,
    right: shown.right,
    top: shown.firstRow * rowHeight(),
    bottom: (shown.lastRow + 1) * rowHeight(),
  }
  return view.arrows.all.flatMap((arrow) => {
    const { fromId, toId, type } = arrow.dependency
    const a = places.get(fromId)
    const b = places.get(toId)
    if (a === undefined || b === undefined) return []
    // Lines that only pass by, between rows out of view, would say nothing and hide much.
    if (![a, b].some((row) => row >= shown.firstRow && row <= shown.lastRow)) return []
    const ends = BINDS[type]
    const from = anchorOf(view, fromId, ends.from, a)
    const to = anchorOf(view, toId, ends.to, b)
    if (!from || !to) return []
    if (Math.max(from.x, to.x) + 20 < shown.left || Math.min(from.x, to.x) - 20 > shown.right) return []
    const moves = view.shifts.has(fromId) || view.shifts.has(toId)
    const conflict =
      moves && view.proposal && arrow.request?.state !== 'refused'
        ? isLate(view.proposal.after, arrow.dependency)
        : arrow.conflict
    return [
      {
        arrow: conflict === arrow.conflict ? arrow : { ...arrow, conflict },
        points: clippedTo(arrowPoints(type, from, to, rowHeight() / 2), box),
      },
    ]
  })
}

/** Dependencies between the rows in view, under the bars. What it says is in the rows' names, too. */
export const ArrowLayer = memo((props: Props) => {
  const view = useTimeline()
  const { shown, places } = props
  const top = shown.firstRow * rowHeight()
  const height = (shown.lastRow - shown.firstRow + 1) * rowHeight()
  const right = Math.min(shown.right, view.scale.width)
  const width = Math.max(0, right - shown.left)
  const fromRow = props.drawn ? places.get(props.drawn.fromId) : undefined
  const from =
    props.drawn && fromRow !== undefined ? anchorOf(view, props.drawn.fromId, props.drawn.end, fromRow) : null
  return (
    <svg
      aria-hidden
      className={classes['arrows']}
      style={{ top, left: view.namesWidth + shown.left, width, height: Math.max(0, height) }}
      viewBox={`${shown.left} ${top} ${Math.max(1, width)} ${Math.max(1, height)}`}
    >
      <Heads />
      {drawnOf(view, props).map(({ arrow, points }) => (
        <ArrowShape key={arrow.dependency.id} arrow={arrow} points={points} openAt={props.openAt} />
      ))}
      {from && props.drawn && (
        <path
          className={classes['drawn']}
          data-can={props.drawn.can ?? undefined}
          d={pathOf([from, props.drawn.to])}
          markerEnd="url(#timeline-head)"
        />
      )}
    </svg>
  )
})

const HEADS = { plain: 'var(--edge-dim)', critical: 'var(--critical-ink)', conflict: 'var(--late)' } as const

const Heads = () => (
  <defs>
    {Object.entries(HEADS).map(([name, color]) => (
      <marker
        key={name}
        id={name === 'plain' ? 'timeline-head' : `timeline-head-${name}`}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        markerUnits="userSpaceOnUse"
        orient="auto-start-reverse"
      >
        <path d="M0 0.5 L8 4 L0 7.5 Z" fill={color} />
      </marker>
    ))}
  </defs>
)

const ArrowShape = ({ arrow, points, openAt }: Drawn & Pick<Props, 'openAt'>) => {
  const { t } = useTranslation('timeline')
  const { dependency, request, conflict, critical } = arrow
  const path = pathOf(points)
  const label = labelAt(points)
  const tone = conflict ? 'conflict' : critical ? 'critical' : 'plain'
  const words = [
    dependency.type === 'FS' ? '' : dependency.type,
    dependency.lagDays === 0
      ? ''
      : t('dependency.lagLabel', {
          sign: dependency.lagDays < 0 ? '−' : '+',
          count: Math.abs(dependency.lagDays),
        }),
    conflict ? '!' : '',
  ].filter(Boolean)
  return (
    <g
      className={classes['arrow']}
      data-arrow={dependency.id}
      data-tone={tone}
      data-state={request?.state ?? 'within'}
      data-idle={arrow.idle || undefined}
      onClick={(event) => {
        const { x, y } = event.currentTarget.ownerSVGElement?.getBoundingClientRect() ?? { x: 0, y: 0 }
        const box = event.currentTarget.ownerSVGElement?.viewBox.baseVal
        openAt(dependency.id, {
          x: event.clientX - x + (box?.x ?? 0),
          y: event.clientY - y + (box?.y ?? 0),
        })
      }}
    >
      <path className={classes['hit']} d={path} />
      <path
        className={classes['line']}
        d={path}
        markerEnd={tone === 'plain' ? 'url(#timeline-head)' : `url(#timeline-head-${tone})`}
      />
      {request?.state === 'refused' && (
        <path className={classes['cross']} d={`M${label.x - 5} ${label.y - 5}l10 10m0 -10l-10 10`} />
      )}
      {words.length > 0 && (
        <text className={classes['lag']} x={label.x + (request?.state === 'refused' ? 8 : 4)} y={label.y + 3}>
          {words.join(' ')}
        </text>
      )}
    </g>
  )
}
