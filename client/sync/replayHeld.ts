import type * as Y from 'yjs'
import type { Command, Refusal } from '#shared/plan/commands.ts'
import { holdsUpdate } from '#shared/doc/holdsUpdate.ts'
import type { RefusedReason } from '#shared/wire/frames.ts'
import type { KeptEntry, RejectedCommand, RejectedReason } from './kept.ts'

export interface Replay {
  doc: Y.Doc
  epoch: number
  /** Why nothing may be edited now, or null. */
  closed: 'observer' | 'frozen' | null
  /** What the server said when the document before this one ended. */
  refusedBy: RefusedReason | null
  /** Applies a command as a new edit; the plan's refusal, or null when it was taken. */
  apply: (command: Command, tries: number) => Refusal | null
}

/**
 * Applies to a new document what the one before it could not deliver. An edit that has landed after all is
 * not made twice. Returns the edits that are settled and those that nobody takes.
 */
export const replayHeld = (
  held: readonly KeptEntry[],
  replay: Replay,
): { settled: KeptEntry[]; rejected: RejectedCommand[] } => {
  const settled: KeptEntry[] = []
  const rejected: RejectedCommand[] = []
  for (const entry of held) {
    const landed = entry.epoch === replay.epoch && holdsUpdate(replay.doc, entry.update)
    const reason = landed ? null : reasonAgainst(entry, replay)
    if (reason) rejected.push({ id: entry.id, command: entry.command, at: entry.at, reason })
    else settled.push(entry)
  }
  return { settled, rejected }
}

const reasonAgainst = (entry: KeptEntry, replay: Replay): RejectedReason | null => {
  const { closed, refusedBy } = replay
  if (closed) return { kind: 'server', reason: closed }
  if (entry.command === null) return { kind: 'undo' }
  // What was refused for what it is, and not for when it came, would be refused for ever.
  if (entry.tries > 0 && refusedBy !== null && refusedBy !== 'frozen' && refusedBy !== 'observer')
    return { kind: 'server', reason: refusedBy }
  const refusal = replay.apply(entry.command, entry.tries + 1)
  return refusal && { kind: 'plan', refusal }
}
