import { createContext, useContext } from 'react'
import type { Announcer } from './openAnnouncer.ts'

const SILENT: Announcer = {
  get: () => NOTHING,
  subscribe: () => () => {},
  setMode: () => {},
  say: () => {},
  connect: () => () => {},
}
const NOTHING = { mode: 'off', told: [] } as const

export const AnnouncerContext = createContext<Announcer>(SILENT)

/** The announcer of the room's page; outside of one nothing is said. */
export const useAnnouncer = (): Announcer => useContext(AnnouncerContext)
