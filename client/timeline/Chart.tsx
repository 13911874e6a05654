/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-redundant-roles, jsx-a11y/interactive-supports-focus -- a table laid out by place, whose rows have the focus as those of a tree grid do */
import { Popover } from '@mantine/core'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from './arrowPath.ts'
import { ArrowLayer } from './ArrowLayer.tsx'
import classes from './Chart.module.css'
import { ChartGround, ChartHead } from './ChartHead.tsx'
import { ChartRow } from './ChartRow.tsx'
import { DependencyForm } from './DependencyForm.tsx'
import { headHeight, rowHeight, type Window } from './layout.ts'
import { useTimeline } from './timelineContext.ts'
import type { Line } from './timelineRows.ts'
import type { Pulls } from './usePulls.ts'

interface Props {
  scroller: RefObject<HTMLDivElement | null>
  lines: readonly Line[]
  places: ReadonlyMap<string, number>
  shown: Window
  activeId: string | null
  today: string
  pulls: Pulls
  resize: (width: number) => void
  onKeyDown: (event: KeyboardEvent) => void
  activate: (id: string) => void
  say: (text: string) => void
}

/** Rows and calendar in one scrolled box; only what is in view is drawn, and the row with the focus. */
export const Chart = ({ scroller, pulls, ...props }: Props) => {
  const { t } = useTranslation('timeline')
  const view = useTimeline()
  const { lines, shown, places, activeId, today } = props
  const [opened, setOpened] = useState<{ id: string; at: Point } | null>(null)
  const height = lines.length * rowHeight()
  const drawn = lines
    .slice(shown.firstRow, shown.lastRow + 1)
    .map((line, i) => ({ line, index: shown.firstRow + i }))
  const activeAt = activeId === null ? undefined : places.get(activeId)
  const activeLine = activeAt === undefined ? undefined : lines[activeAt]
  if (activeLine && activeAt !== undefined) {
    if (activeAt < shown.firstRow) drawn.unshift({ line: activeLine, index: activeAt })
    else if (activeAt > shown.lastRow) drawn.push({ line: activeLine, index: activeAt })
  }
  const arrow = opened && view.arrows.all.find(({ dependency }) => dependency.id === opened.id)
  return (
    <div ref={scroller} dir="ltr" className={classes['scroller']} {...pulls.handlers}>
      <div
        role="treegrid"
        aria-label={t('chart')}
        aria-rowcount={lines.length + 1}
        className={classes['content']}
        style={{ width: view.namesWidth + view.scale.width }}
        onKeyDown={(event) => {
          if (event.target instanceof HTMLElement && event.target.role !== 'separator') props.onKeyDown(event)
        }}
        onFocus={({ target }) => {
          const id = target.closest<HTMLElement>('[data-line]')?.dataset['line']
          if (id !== undefined && id !== activeId) props.activate(id)
        }}
        onDoubleClick={({ target }) => {
          const id = target instanceof Element && target.closest<HTMLElement>('[data-bar]')?.dataset['bar']
          if (id) view.open(id)
        }}
      >
        <ChartHead shown={shown} today={today} resize={props.resize} />
        <div role="rowgroup" className={classes['body']} style={{ height }}>
          <ChartGround shown={shown} today={today} rows={lines.length} />
          {drawn.map(({ line, index }) => (
            <ChartRow key={line.id} line={line} index={index} active={line.id === activeId} />
          ))}
          <ArrowLayer
            places={places}
            shown={shown}
            openAt={(id, at) => setOpened({ id, at })}
            drawn={pulls.drawn && { ...pulls.drawn, can: view.target?.can ?? null }}
          />
        </div>
      </div>
      {opened && arrow && (
        <Popover
          opened
          onChange={(open) => !open && setOpened(null)}
          width={300}
          withArrow
          shadow="md"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <span
              className={classes['spot']}
              style={{ left: view.namesWidth + opened.at.x, top: headHeight() + opened.at.y }}
            />
          </Popover.Target>
          <Popover.Dropdown>
            <DependencyForm
              key={opened.id}
              plan={view.plan}
              arrow={arrow}
              canEdit={view.canEdit}
              say={props.say}
              removed={() => setOpened(null)}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}
