import type { Connection } from './connection.ts'

const LOOK_EVERY_MS = 1_000
/** After this long a silence a sign of life is asked for; in a lively room there is none. */
const ASK_AFTER_MS = 3_000
/** It must come within this time: together, a half-open socket is noticed within ten seconds. */
const ANSWER_MS = 5_000

/** What to do about a connection that has been silent. Times are milliseconds since 1970. */
export const judgeSilence = (
  now: number,
  lastMessage: number,
  askedAt: number | null,
): 'fine' | 'ask' | 'gone' => {
  // A page that slept, or whose timers were held back, asks before it judges.
  if (askedAt !== null && askedAt >= lastMessage) return now - askedAt >= ANSWER_MS ? 'gone' : 'fine'
  return now - lastMessage >= ASK_AFTER_MS ? 'ask' : 'fine'
}

/** Drops a socket that no longer answers, or that does not open in time. Returns what stops the watch. */
export const watchLifeSigns = (connection: () => Connection | null, now: () => number): (() => void) => {
  let openingSince: number | null = null
  let asked: { of: Connection; at: number } | null = null
  const look = () => {
    const current = connection()
    openingSince = current?.isOpening() ? (openingSince ?? now()) : null
    if (!current) return
    if (openingSince !== null && now() - openingSince >= ASK_AFTER_MS + ANSWER_MS) return current.drop()
    if (!current.isOpen()) return void (asked = null)
    const verdict = judgeSilence(now(), current.lastMessage(), asked?.of === current ? asked.at : null)
    if (verdict === 'gone') current.drop()
    if (verdict !== 'ask') return
    asked = { of: current, at: now() }
    current.probe()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
