import { encodeHall } from '#shared/wire/frames.ts'
import { newsOf, type Hall } from '#shared/wire/hall.ts'
import type { Logger } from '../log.ts'
import type { Db } from '../storage/database.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Timers } from '../sync/timers.ts'
import { nextOverrun, overrun, type Acted } from './hallActs.ts'
import { toldOf, type HallState } from './hallState.ts'
import { keepHall } from './keepHall.ts'
import { openReactions, sameCounts, type Reactions } from './reactions.ts'
import { openTelling, type Telling } from './telling.ts'

/** Everyone is told five times a second of hands and reactions, and before that of what who leads does. */
const TELL_EVERY = { askedMs: 200, hurriedMs: 100 }
/** Hands are kept so long after they changed; what who leads does is kept before it holds. */
const KEEP_AFTER_MS = 500
const REACTIONS_EVERY_MS = 1_000

export interface HallOptions {
  db: Db
  log: Logger
  /** Milliseconds since 1970. */
  now: () => number
  rooms: () => Pick<Rooms, 'tellHall' | 'cursorsChanged' | 'seatsHere' | 'hasEntity'>
  timers: Timers
}

/** One lab's hall in memory. */
export interface OneHall {
  readonly labId: string
  readonly options: HallOptions
  state: HallState
  told: Hall
  telling: Telling
  readonly reactions: Reactions
  /** Seats with a raised hand and no socket, since when. */
  readonly gone: Map<string, number>
  /** What is being kept; the next waits for it. */
  keeping: Promise<unknown>
  cancelKeeping: (() => void) | null
  cancelFading: (() => void) | null
  cancelOverrun: () => void
}

export const openHall = (labId: string, state: HallState, options: HallOptions): OneHall => {
  const hall: OneHall = {
    labId,
    options,
    state,
    told: toldOf(state),
    telling: openTelling(TELL_EVERY, options.timers, () => tell(hall)),
    reactions: openReactions(),
    gone: new Map(),
    keeping: Promise.resolve(),
    cancelKeeping: null,
    cancelFading: null,
    cancelOverrun: () => {},
  }
  awaitOverrun(hall)
  return hall
}

const tell = (hall: OneHall): void => {
  const { now, rooms } = hall.options
  const next = toldOf(hall.state)
  const news = newsOf(hall.told, next, now())
  hall.told = next
  if (news) rooms().tellHall(hall.labId, encodeHall(news))
}

/** From now on it is so, and everyone is told; of what who leads does, in a hurry. */
export const change = (hall: OneHall, state: HallState, how: 'ask' | 'hurry' = 'ask'): void => {
  if (state === hall.state) return
  const cursors = state.hiddenCursors !== hall.state.hiddenCursors
  hall.state = state
  if (cursors) hall.options.rooms().cursorsChanged(hall.labId)
  hall.telling[how]()
  awaitOverrun(hall)
}

/** The same for what may be lost with half a second. */
export const changeSoon = (hall: OneHall, state: HallState, how: 'ask' | 'hurry' = 'ask'): void => {
  if (state === hall.state) return
  change(hall, state, how)
  hall.cancelKeeping ??= hall.options.timers.after(KEEP_AFTER_MS, () => void keepNow(hall))
}

const keepNow = async (hall: OneHall): Promise<void> => {
  const { db, log } = hall.options
  hall.cancelKeeping?.()
  hall.cancelKeeping = null
  const nothing = { by: '', at: '', recorded: [] }
  await inOrder(hall, () => keepHall(db, hall.labId, hall.state, nothing)).catch((err: unknown) =>
    log.error({ labId: hall.labId, err }, 'a hall could not be kept'),
  )
}

/** Keeps what was done, then does it. `acted` is asked again then: hands may have come and gone meanwhile. */
export const record = async (hall: OneHall, by: string, acted: () => Acted | null): Promise<void> => {
  const first = acted()
  if (!first) return
  const at = new Date(hall.options.now()).toISOString()
  const before = hall.state
  await keepHall(hall.options.db, hall.labId, first.state, { by, at, recorded: first.recorded })
  if (hall.state === before) return change(hall, first.state, 'hurry')
  changeSoon(hall, acted()?.state ?? hall.state, 'hurry')
}

const awaitOverrun = (hall: OneHall): void => {
  const { now, timers, log } = hall.options
  hall.cancelOverrun()
  const at = nextOverrun(hall.state)
  if (at === null) return
  hall.cancelOverrun = timers.after(Math.max(1, at - now()), () => {
    const due = overrun(hall.state, now())
    if (!due) return awaitOverrun(hall)
    inOrder(hall, () => record(hall, due.by, () => overrun(hall.state, now()))).catch((err: unknown) =>
      log.error({ labId: hall.labId, err }, 'the end of a timer could not be kept'),
    )
  })
}

/** Counts reactions anew, and again until none counts any more. */
export const countReactions = (hall: OneHall): void => {
  const { now, timers } = hall.options
  const counts = hall.reactions.counts(now())
  if (!sameCounts(counts, hall.state.reactions)) change(hall, { ...hall.state, reactions: counts })
  if (hall.reactions.isEmpty()) return
  hall.cancelFading ??= timers.after(REACTIONS_EVERY_MS, () => {
    hall.cancelFading = null
    countReactions(hall)
  })
}

/** One after the other, so that each is decided by what the one before has kept. */
export const inOrder = async <T>(hall: OneHall, work: () => Promise<T>): Promise<T> => {
  const mine = hall.keeping.catch(() => {}).then(work)
  hall.keeping = mine
  return mine
}

export const closeHall = async (hall: OneHall): Promise<void> => {
  hall.cancelOverrun()
  hall.cancelFading?.()
  hall.telling.stop()
  if (hall.cancelKeeping) await keepNow(hall)
  await hall.keeping.catch(() => {})
}
