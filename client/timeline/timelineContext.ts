import { createContext, useContext } from 'react'
import type { Shift } from '#shared/plan/shifts.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import type { Proposal } from './proposal.ts'
import type { Scale } from './scale.ts'
import type { TimelineData } from './useTimelineData.ts'

/** What every row of the timeline is drawn from. */
export interface TimelineView extends TimelineData {
  scale: Scale
  namesWidth: number
  /** Null while nothing is compared. */
  agreed: AgreedDates | null
  slack: boolean
  canEdit: boolean
  closed: ReadonlySet<string>
  proposal: Proposal | null
  shifts: ReadonlyMap<string, Shift>
  /** What a line on its way would lead to, and whether it can. */
  target: { id: string; can: boolean } | null
  /** Who else is at a row, by its id: a name and a colour. */
  others: ReadonlyMap<string, { name: string; color: string }>
  isLocked: (id: string) => boolean
  toggle: (id: string) => void
  open: (id: string) => void
  setDates: (id: string) => void
}

export const TimelineContext = createContext<TimelineView | null>(null)

export const useTimeline = (): TimelineView => {
  const view = useContext(TimelineContext)
  if (!view) throw new Error('useTimeline needs a TimelineContext above it')
  return view
}
