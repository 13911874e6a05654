import { NO_HALL, REACTION_MS, type Reaction, type ReactionCounts } from '#shared/wire/hall.ts'

/** Reactions of the last seconds; a seat counts once for each sort, however often it reacts. */
export const openReactions = () => {
  const last = new Map<string, { kind: Reaction; at: number }>()
  return {
    add: (seatId: string, kind: Reaction, now: number): void => {
      last.set(`${seatId} ${kind}`, { kind, at: now })
    },
    /** Those that still count; the ones that do not are forgotten. */
    counts: (now: number): ReactionCounts => {
      const counts = { ...NO_HALL.reactions }
      for (const [key, { kind, at }] of last)
        if (now - at >= REACTION_MS || at > now) last.delete(key)
        else counts[kind] += 1
      return counts
    },
    isEmpty: () => last.size === 0,
  }
}
export type Reactions = ReturnType<typeof openReactions>

export const sameCounts = (a: ReactionCounts, b: ReactionCounts): boolean =>
  Object.entries(a).every(([kind, count]) => Object.entries(b).some(([k, c]) => k === kind && c === count))
