import { createContext, useContext } from 'react'
import type { LabMoment } from '#shared/api/history.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'

/** A past moment that is being looked at, with the live lab that goes on beside it. */
export interface Past {
  moment: LabMoment
  past: LiveLab
  live: LiveLab
}

export const PastContext = createContext<Past | null>(null)

/** The moment the pages around show, or null where they show the lab as it is now. */
export const usePast = (): Past | null => useContext(PastContext)
