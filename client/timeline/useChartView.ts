import { useMemo } from 'react'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import type { Scale } from './scale.ts'
import type { TimelineView } from './timelineContext.ts'
import type { DateStops } from './useDateStops.ts'
import type { Folding } from './useFolding.ts'
import type { Linking } from './useLinking.ts'
import type { Proposing } from './useProposal.ts'
import type { TimelineChoice } from './useTimelineAddress.ts'
import type { TimelineData } from './useTimelineData.ts'
import { useTimelinePresence } from './useTimelinePresence.ts'

interface Options {
  data: TimelineData
  scale: Scale
  namesWidth: number
  agreed: AgreedDates | null
  choice: TimelineChoice
  canEdit: boolean
  folding: Folding
  proposing: Proposing
  linking: Linking
  stops: DateStops
  open: (id: string) => void
  openDates: (id: string) => void
}

/** What the rows are drawn from; another one only when something of it is. */
export const useChartView = (options: Options): TimelineView => {
  const { data, scale, namesWidth, agreed, canEdit, open, openDates: setDates } = options
  const { proposal, shifts } = options.proposing
  const { closed, toggle } = options.folding
  const { isLocked } = options.stops
  const { slack } = options.choice
  const others = useTimelinePresence(proposal?.pull.id ?? null)
  const targetId = options.linking.link?.toId ?? null
  const can = options.linking.judged?.problem === null
  return useMemo(
    () => ({
      ...data,
      scale,
      namesWidth,
      agreed,
      slack,
      canEdit,
      closed,
      proposal,
      shifts,
      target: targetId === null ? null : { id: targetId, can },
      others,
      isLocked,
      toggle,
      open,
      setDates,
    }),
    [
      data,
      scale,
      namesWidth,
      agreed,
      slack,
      canEdit,
      closed,
      proposal,
      shifts,
      targetId,
      can,
      others,
      isLocked,
      toggle,
      open,
      setDates,
    ],
  )
}
