import type { Connection } from './connection.ts'

const LOOK_EVERY_MS = 1_000
/** After this long a silence a sign of life is asked for; in a lively room there is none. */
const ASK_AFTER_MS = 3_000
/** It must come within this time: together, a half-open socket is noticed within ten seconds. */
const ANSWER_MS = 5_000

/** What to do about a connection that has been silent. Times are milliseconds of one clock. */
export const judgeSilence = (
  now: number,
  lastMessage: number,
  askedAt: number | null,
): 'fine' | 'ask' | 'gone' => {
  // A page that slept, or whose timers were held back, asks before it judges.
  if (askedAt !== null && askedAt >= lastMessage) return now - askedAt >= ANSWER_MS ? 'gone' : 'fine'
  return now - lastMessage >= ASK_AFTER_MS ? 'ask' : 'fine'
}

/** Goes on evenly however the device's clock is set; a page that slept has slept a minute at most. */
export const steadyClock = (now: () => number): (() => number) => {
  let before = now()
  let steady = 0
  return () => {
    const at = now()
    steady += Math.min(Math.max(0, at - before), 60_000)
    before = at
    return steady
  }
}

/** Drops a socket that no longer answers, or that does not open in time. Returns what stops the watch. */
export const watchLifeSigns = (connection: () => Connection | null, now: () => number): (() => void) => {
  const clock = steadyClock(now)
  let openingSince: number | null = null
  let asked: { of: Connection; at: number } | null = null
  let heard = { message: 0, at: 0 }
  const look = () => {
    const at = clock()
    const current = connection()
    openingSince = current?.isOpening() ? (openingSince ?? at) : null
    if (!current) return
    if (openingSince !== null && at - openingSince >= ASK_AFTER_MS + ANSWER_MS) return current.drop()
    if (!current.isOpen()) return void (asked = null)
    const message = current.lastMessage()
    if (message !== heard.message) heard = { message, at }
    const verdict = judgeSilence(at, heard.at, asked?.of === current ? asked.at : null)
    if (verdict === 'gone') current.drop()
    if (verdict !== 'ask') return
    asked = { of: current, at }
    current.probe()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
