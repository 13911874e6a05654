import type { Connection } from './connection.ts'

const LOOK_EVERY_MS = 2_000
/** While an edit waits for its acknowledgement, this long a silence means that the socket is half-open. */
const SILENCE_MS = 10_000
/** Without edits a sign of life is asked for after this long, and must come. */
const ASK_AFTER_MS = 12_000

/** What to do about a connection that has been silent. Times are milliseconds since 1970. */
export const judgeSilence = (
  now: number,
  lastMessage: number,
  waitingSince: number | null,
): 'fine' | 'ask' | 'gone' => {
  if (waitingSince !== null && now - Math.max(lastMessage, waitingSince) >= SILENCE_MS) return 'gone'
  if (now - lastMessage >= ASK_AFTER_MS + SILENCE_MS) return 'gone'
  return now - lastMessage >= ASK_AFTER_MS ? 'ask' : 'fine'
}

/** Drops a socket that no longer answers, or that does not open in time. Returns what stops the watch. */
export const watchLifeSigns = (
  connection: () => Connection | null,
  waitingSince: () => number | null,
  now: () => number,
): (() => void) => {
  let openingSince: number | null = null
  const look = () => {
    const current = connection()
    openingSince = current?.isOpening() ? (openingSince ?? now()) : null
    if (!current) return
    if (openingSince !== null && now() - openingSince >= SILENCE_MS) return current.drop()
    if (!current.isOpen()) return
    const verdict = judgeSilence(now(), current.lastMessage(), waitingSince())
    if (verdict === 'gone') current.drop()
    if (verdict === 'ask') current.probe()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
