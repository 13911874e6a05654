import type { LabSession } from '#shared/api/labs.ts'
import type { Phase } from '#shared/wire/frames.ts'
import type { KeptIn, RejectedCommand } from './kept.ts'

/** What the saved-state line says, apart from refused edits. Always true of this moment. */
export type LineState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving'; pending: number; keptIn: KeptIn }
  | { kind: 'offline'; pending: number; keptIn: KeptIn }
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
  /** The whole document is here. After a refusal it is loaded anew. */
  loaded: boolean
  /** A socket is open and everything of the server's has arrived on it. */
  synced: boolean
  /** The last try to reach the server failed, or the last socket closed and none is open. */
  apart: boolean
  pending: number
  keptIn: KeptIn
  phase: Phase
  role: LabSession['seat']['role']
}

export const mayEdit = (facts: SyncFacts): boolean =>
  facts.ended === null && facts.loaded && facts.role !== 'observer' && facts.phase === 'open'

export const lineOf = (facts: SyncFacts): LineState => {
  const { ended, loaded, apart, pending, keptIn } = facts
  if (ended) return { kind: 'ended', reason: ended }
  if (apart) return { kind: 'offline', pending, keptIn }
  if (pending > 0) return { kind: 'saving', pending, keptIn }
  if (!loaded || !facts.synced) return { kind: 'loading' }
  if (facts.role === 'observer') return { kind: 'readOnly', reason: 'observer' }
  return facts.phase === 'frozen' ? { kind: 'readOnly', reason: 'frozen' } : { kind: 'saved' }
}

export const connectionStateOf = (line: LineState, rejected: readonly RejectedCommand[]): ConnectionState =>
  rejected.length > 0 ? { kind: 'notAccepted', rejected, below: line } : line
