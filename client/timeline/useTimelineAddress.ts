import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'
import type { LineFilter } from './filterLines.ts'
import { ZOOMS, type Zoom } from './scale.ts'

/** What of the timeline is in its address, so that it can be sent. */
export interface TimelineChoice extends LineFilter {
  slack: boolean
  compare: boolean
  /** Null: the whole plan. */
  zoom: Zoom | null
}

const NAMES = {
  search: 'q',
  organisation: 'org',
  criticalOnly: 'critical',
  slack: 'slack',
  compare: 'compare',
  zoom: 'zoom',
}

const written = (value: TimelineChoice[keyof TimelineChoice]): string | null => {
  if (typeof value === 'boolean') return value ? '1' : null
  return value === '' ? null : value
}

export const useTimelineAddress = (): {
  choice: TimelineChoice
  choose: (change: Partial<TimelineChoice>) => void
} => {
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const choice = useMemo(
    (): TimelineChoice => ({
      search: params.get('q') ?? '',
      organisation: params.get('org'),
      criticalOnly: params.has('critical'),
      slack: params.has('slack'),
      compare: params.has('compare'),
      zoom: ZOOMS.find((zoom) => zoom === params.get('zoom')) ?? null,
    }),
    [params],
  )
  const choose = useCallback(
    (change: Partial<TimelineChoice>) =>
      changeAddress(
        Object.fromEntries(
          Object.entries(change).map(([name, value]) => [
            NAMES[name as keyof TimelineChoice],
            written(value),
          ]),
        ),
      ),
    [changeAddress],
  )
  return { choice, choose }
}
