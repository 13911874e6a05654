import type { Connection } from './connection.ts'
import { openGuides, type Guides } from './guides.ts'
import { asShown, lookOf, together, type Look, type News } from './presenceNews.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Eight steps a second look like a hand that moves, and all who moved meanwhile are one message. */
export const NEWS_EVERY_MS = 125
/** How often everyone on a crowded board is told of all who moved: soon enough to see where others work. */
export const HELD_EVERY_MS = 2_000
/**
 * How long everybody may hear nothing of somebody. Clients let go of a state after 30 s (y-protocols), and renew their
 * own after 15 to 18, with which the server renews all: one missed by a moment is renewed with the next, after 26 s.
 */
export const RENEW_AFTER_MS = 8_000

/** Who is there in a room, and what has not been told of them. */
export interface Attendance {
  readonly now: () => number
  readonly states: Map<number, Whereabouts>
  /** The clock of what was told last: clients ignore a state whose clock is not above the last they saw. */
  clock: number
  /** When everybody was last told of a client. */
  readonly heardOf: Map<number, number>
  /** What nobody has been told. */
  news: Map<number, News>
  /** What some on a crowded board have not. */
  held: Map<number, News>
  /** Sockets that see other cursors than before, with how they looked on. */
  turned: Map<Connection, Look>
  toldNews: number
  toldHeld: number
  /** Somebody has to be told of again, though nothing has changed. */
  renewing: boolean
  readonly guides: Guides
  /** Boards on which nobody is shown others' cursors. */
  hidden: ReadonlySet<string>
}

export const openAttendance = (now: () => number): Attendance => ({
  now,
  states: new Map(),
  clock: 0,
  heardOf: new Map(),
  news: new Map(),
  held: new Map(),
  turned: new Map(),
  toldNews: -Infinity,
  toldHeld: -Infinity,
  renewing: false,
  guides: openGuides(),
  hidden: new Set(),
})

/** Above all before, also those from before a restart of the server. */
export const tick = (all: Attendance): number => (all.clock = Math.max(all.clock + 1, all.now()))

/** What is left of a time that has to pass. A clock that was set back is no reason to wait. */
export const left = ({ now }: Attendance, since: number, every: number): number => {
  const passed = now() - since
  return passed < 0 ? 0 : Math.max(0, every - passed)
}

export const isStale = (all: Attendance, client: number): boolean =>
  left(all, all.heardOf.get(client) ?? -Infinity, RENEW_AFTER_MS) === 0

export const dueIn = (all: Attendance): number | null => {
  const next = left(all, all.toldNews, NEWS_EVERY_MS)
  if (all.renewing || all.guides.due || all.news.size > 0 || all.turned.size > 0) return next
  return all.held.size === 0 ? null : Math.max(next, left(all, all.toldHeld, HELD_EVERY_MS))
}

export const note = ({ news }: Attendance, client: number, add: News): void => {
  const waiting = news.get(client)
  news.set(client, waiting ? together(waiting, add) : add)
}

/** Whether a socket sees other cursors from now on: `after` is how it looks on then. */
export const turn = (all: Attendance, socket: Connection, after: Look): boolean => {
  const before = lookOf(all, socket)
  if (before.board === after.board && before.cursors === asShown(after, all.hidden).cursors) return false
  if (!all.turned.has(socket)) all.turned.set(socket, before)
  return true
}

/** From now on nobody on these boards is shown others' cursors, and on all others everybody is who wants to be. */
export const hide = (all: Attendance, boards: ReadonlySet<string>): void => {
  for (const { from, own } of all.states.values()) {
    const isOther = own.board !== null && all.hidden.has(own.board) !== boards.has(own.board)
    if (isOther && !all.turned.has(from)) all.turned.set(from, lookOf(all, from))
  }
  all.hidden = boards
}

export const forget = ({ states, held, heardOf }: Attendance, client: number): void => {
  for (const known of [states, held, heardOf]) known.delete(client)
}
