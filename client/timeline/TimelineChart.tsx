import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { dayNumber } from '#shared/plan/dates.ts'
import { textScale } from '#client/look/look.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { useAnnouncer } from '#client/plan/announce/announcerContext.ts'
import { useCanEdit } from '#client/plan/hooks.ts'
import { calendarRange } from './calendarRange.ts'
import { Chart } from './Chart.tsx'
import { markIn, spanOf } from './dates.ts'
import { LinkBar } from './LinkBar.tsx'
import { ProposalBar } from './ProposalBar.tsx'
import { reachOf } from './RowBar.tsx'
import { TimelineDialogs, type OpenDialog } from './TimelineDialogs.tsx'
import { useDateStops } from './useDateStops.ts'
import { TimelineContext } from './timelineContext.ts'
import { undatedRooms, type Line } from './timelineRows.ts'
import { useFolding } from './useFolding.ts'
import { useLinking } from './useLinking.ts'
import { useProposal } from './useProposal.ts'
import { usePulls } from './usePulls.ts'
import { useRowFocus } from './useRowFocus.ts'
import type { TimelineChoice } from './useTimelineAddress.ts'
import type { TimelineData } from './useTimelineData.ts'
import { useTimelineKeys } from './useTimelineKeys.ts'
import { useChartView } from './useChartView.ts'
import { useWindow } from './useWindow.ts'
import { useZoom, type ZoomControl } from './useZoom.ts'

export interface ChartControls {
  zoom: ZoomControl
  canEdit: boolean
  foldAll: () => void
  allFolded: boolean
  openKeys: () => void
}

interface Props {
  data: TimelineData
  /** Rows that fit what is looked for. */
  lines: readonly Line[]
  choice: TimelineChoice
  /** Null while nothing is compared. */
  agreed: AgreedDates | null
  today: string
  open: (id: string) => void
  /** What stands above the rows. */
  children: (controls: ChartControls) => ReactNode
}

/** The timeline as bars on a calendar, with all that can be done there. */
export const TimelineChart = ({ data, lines, choice, agreed, today, open, children }: Props) => {
  const canEdit = useCanEdit()
  const { say } = useAnnouncer()
  const scroller = useRef<HTMLDivElement>(null)
  const [namesWidth, setNamesWidth] = useState(() =>
    Math.max(220, Math.min(420 * textScale(), window.innerWidth * 0.27)),
  )
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const { plan } = data

  // Of what was looked for nothing is folded away.
  const isWhole = lines === data.lines
  const undated = useMemo(
    () => (isWhole ? undatedRooms(lines, ({ id }) => markIn(plan, id).kind !== 'none') : new Set<string>()),
    [isWhole, lines, plan],
  )
  const folding = useFolding(lines, undated)
  const places = useMemo(() => new Map(folding.open.map(({ id }, index) => [id, index])), [folding.open])
  const range = useMemo(() => calendarRange(plan, lines, agreed, today), [plan, lines, agreed, today])
  const { shown, calendarWidth } = useWindow(scroller, folding.open.length, namesWidth)
  const zoom = useZoom({
    scroller,
    range,
    calendarWidth,
    namesWidth,
    zoom: choice.zoom,
    today: dayNumber(today),
  })
  const { scale } = zoom

  const stops = useDateStops(plan)
  const proposing = useProposal({ data, canEdit, stops, say })
  const linking = useLinking(plan, say)
  const barOf = useCallback(
    (line: Line) => {
      const mark = markIn(plan, line.id)
      const span = spanOf(mark)
      return span && reachOf(scale, mark, span)
    },
    [plan, scale],
  )
  const { active, activate, go } = useRowFocus({ scroller, lines: folding.open, places, namesWidth, barOf })
  const pulls = usePulls({ scroller, scale, namesWidth, proposing, linking, activate })
  const openDates = useCallback((id: string) => setDialog({ kind: 'dates', id }), [])
  const onKeyDown = useTimelineKeys({
    data,
    folding,
    active,
    go,
    canEdit,
    proposing,
    linking,
    zoom,
    today,
    say,
    cancelPull: pulls.cancel,
    open,
    openDialog: (kind, id) => setDialog({ kind, id }),
  })
  const view = useChartView({
    data,
    scale,
    namesWidth,
    agreed,
    choice,
    canEdit,
    folding,
    proposing,
    linking,
    stops,
    open,
    openDates,
  })
  const { link } = linking
  const cancelLink = () => {
    linking.set(null)
    if (link) go(link.fromId)
  }
  return (
    <TimelineContext value={view}>
      {children({
        zoom,
        canEdit,
        foldAll: folding.foldAll,
        allFolded: folding.allFolded,
        openKeys: () => setDialog({ kind: 'keys', id: '' }),
      })}
      <Chart
        scroller={scroller}
        lines={folding.open}
        places={places}
        shown={shown}
        activeId={active?.id ?? null}
        today={today}
        pulls={pulls}
        resize={setNamesWidth}
        onKeyDown={onKeyDown}
        activate={activate}
        say={say}
      />
      {proposing.proposal && (
        <ProposalBar
          plan={plan}
          proposal={proposing.proposal}
          keep={proposing.keep}
          putBack={proposing.putBack}
          goTo={go}
        />
      )}
      {link && <LinkBar plan={plan} link={link} linking={linking} cancel={cancelLink} />}
      <TimelineDialogs
        dialog={dialog}
        data={data}
        canEdit={canEdit}
        say={say}
        close={() => setDialog(null)}
      />
    </TimelineContext>
  )
}
