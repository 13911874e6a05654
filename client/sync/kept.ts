import type { Command, Refusal } from '#shared/plan/commands.ts'
import type { RefusedReason } from '#shared/wire/frames.ts'

/** Where what is not yet on the server would survive: on this device, or only while this page is open. */
export type KeptIn = 'device' | 'page'

/** An edit made here, kept until the server says that it is on disk. */
export interface KeptEntry {
  /** UUIDv7; entries are in the order of their ids. */
  id: string
  /** Null for an undo or redo, which only its update can repeat. */
  command: Command | null
  /** What it changed in the document of its epoch. */
  update: Uint8Array
  epoch: number
  /** RFC 3339, when the person made it. */
  at: string
  /** How often it has been applied to a new document after a refusal. */
  tries: number
  /** The page that made it; another page of the same seat leaves it alone while that one is open. */
  page: string
}

/** Why an edit that was made here is not in the plan. */
export type RejectedReason =
  | { kind: 'plan'; refusal: Refusal }
  | { kind: 'server'; reason: RefusedReason }
  /** A step back or forward cannot be repeated on another document. */
  | { kind: 'undo' }

/** An edit the plan or the server did not take. It is kept on this device until the person lets it go. */
export interface RejectedCommand {
  id: string
  /** Null for an undo or redo. */
  command: Command | null
  /** RFC 3339, when the person made it. */
  at: string
  reason: RejectedReason
}

/** Keeps edits of one seat in one lab. Two implementations: IndexedDB, and memory where there is none. */
export interface KeptStore {
  readonly keptIn: KeptIn
  load: () => Promise<{ entries: KeptEntry[]; rejected: RejectedCommand[] }>
  put: (entry: KeptEntry) => Promise<void>
  drop: (ids: readonly string[]) => Promise<void>
  /** Entries that became rejected edits: both in one step, so that neither is lost. */
  reject: (rejected: readonly RejectedCommand[]) => Promise<void>
  dropRejected: (ids: readonly string[]) => Promise<void>
  close: () => void
}
