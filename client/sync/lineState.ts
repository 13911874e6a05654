import type { LabSession } from '#shared/api/labs.ts'
import type { Phase } from '#shared/wire/frames.ts'
import type { KeptIn, RejectedCommand } from './kept.ts'

/** What the saved-state line says, apart from refused edits. Always true of this moment. */
export type LineState =
  /** The plan is not here yet; of a large one so many hundredths. */
  | { kind: 'loading'; percent?: number }
  /** The plan as it just was is shown, to look at; the document is on its way. */
  | { kind: 'arriving'; percent?: number }
  /** The plan kept on this device is shown; the server is being asked for the rest. */
  | { kind: 'connecting' }
  | { kind: 'saved' }
  | { kind: 'saving'; pending: number; keptIn: KeptIn }
  /** `blocked`: the server answers, but no live connection comes about. */
  | { kind: 'offline'; pending: number; keptIn: KeptIn; blocked?: true }
  /** Offline, and there is no plan on this device. */
  | { kind: 'absent'; pending: number; keptIn: KeptIn; blocked?: true }
  | { kind: 'readOnly'; reason: 'observer' | 'frozen' }
  /** The seat was revoked, the lab is not there, or this page is older than the document. Nothing reconnects. */
  | { kind: 'ended'; reason: 'revoked' | 'notFound' | 'reload' }

/** `below` is what the line would say if there were no refused edits. */
export type ConnectionState =
  | LineState
  | { kind: 'notAccepted'; rejected: readonly RejectedCommand[]; below: LineState }

/** What the line follows from. */
export interface SyncFacts {
  ended: Extract<LineState, { kind: 'ended' }>['reason'] | null
  /** A whole document is here, the server's or the one kept on this device. After a refusal it is loaded anew. */
  loaded: boolean
  /** Until then, what can be looked at is shown. */
  looking: boolean
  /** How much of the document has come, in hundredths, where it takes long. */
  arrived: number | null
  /** A socket is open and everything of the server's has arrived on it. */
  synced: boolean
  /** The last try to reach the server failed, or the last socket closed and none is open. */
  apart: boolean
  /** Sockets in a row that never opened, though the server had answered just before. */
  unopened: number
  pending: number
  keptIn: KeptIn
  phase: Phase
  role: LabSession['seat']['role']
}

export const mayEdit = (facts: SyncFacts): boolean =>
  facts.ended === null && facts.loaded && facts.role !== 'observer' && facts.phase === 'open'

/** One socket that does not open may be a server that is just stopping. */
const UNOPENED_AT_LEAST = 3

export const lineOf = (facts: SyncFacts): LineState => {
  const { ended, loaded, apart, pending, keptIn } = facts
  if (ended) return { kind: 'ended', reason: ended }
  if (apart) {
    const blocked = facts.unopened >= UNOPENED_AT_LEAST ? { blocked: true as const } : {}
    return { kind: loaded ? 'offline' : 'absent', pending, keptIn, ...blocked }
  }
  if (!loaded) {
    const percent = facts.arrived === null ? {} : { percent: facts.arrived }
    return { kind: facts.looking ? 'arriving' : 'loading', ...percent }
  }
  if (pending > 0) return { kind: 'saving', pending, keptIn }
  if (!facts.synced) return { kind: 'connecting' }
  if (facts.role === 'observer') return { kind: 'readOnly', reason: 'observer' }
  return facts.phase === 'frozen' ? { kind: 'readOnly', reason: 'frozen' } : { kind: 'saved' }
}

/** What the line says apart from refused edits. */
export const lineBelow = (state: ConnectionState): LineState =>
  state.kind === 'notAccepted' ? state.below : state

/** Whether a page has no plan to show, and why. */
export const withoutPlan = (state: ConnectionState): 'loading' | 'absent' | null => {
  const { kind } = lineBelow(state)
  return kind === 'loading' || kind === 'absent' ? kind : null
}

/** Whether the plan is still on its way: nothing that can wait is asked for meanwhile. */
export const isOnItsWay = (state: ConnectionState): boolean => {
  const { kind } = lineBelow(state)
  return kind === 'loading' || kind === 'arriving'
}

export const connectionStateOf = (line: LineState, rejected: readonly RejectedCommand[]): ConnectionState =>
  rejected.length > 0 ? { kind: 'notAccepted', rejected, below: line } : line
