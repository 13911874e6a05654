import type * as Y from 'yjs'
import type { Command, Refusal } from '#shared/plan/commands.ts'
import { holdsUpdate } from '#shared/doc/holdsUpdate.ts'
import type { RefusedReason } from '#shared/wire/frames.ts'
import type { KeptEntry, RejectedCommand, RejectedReason } from './kept.ts'

/** A server that goes on refusing is not asked again for each of many edits. */
const TRIES_AT_MOST = 5

export interface Replay {
  doc: Y.Doc
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
  // Also of an older epoch: what a backup has, it has under the ids it was written with.
  const hasLanded = (entry: KeptEntry) => holdsUpdate(replay.doc, entry.update)
  const blamed = blamedBy(replay.refusedBy) ? held.find((entry) => !hasLanded(entry)) : undefined
  for (const entry of held) {
    const reason = hasLanded(entry) ? null : reasonAgainst(entry, entry === blamed, replay)
    if (reason) rejected.push({ id: entry.id, command: entry.command, at: entry.at, reason })
    else settled.push(entry)
  }
  return { settled, rejected }
}

/** What was refused for what it is, and not for when it came, would be refused for ever. */
const blamedBy = (reason: RefusedReason | null): boolean =>
  reason !== null && reason !== 'frozen' && reason !== 'observer'

/** Made again one by one, edits are taken in their order: the first that is not there is the one that was refused. */
const reasonAgainst = (entry: KeptEntry, isFirst: boolean, replay: Replay): RejectedReason | null => {
  const { closed, refusedBy } = replay
  if (closed) return { kind: 'server', reason: closed }
  if (entry.command === null) return { kind: 'undo' }
  const isBlamed = blamedBy(refusedBy) && (isFirst ? entry.tries > 0 : entry.tries >= TRIES_AT_MOST)
  if (isBlamed && refusedBy) return { kind: 'server', reason: refusedBy }
  const refusal = replay.apply(entry.command, entry.tries + 1)
  return refusal && { kind: 'plan', refusal }
}
