import { v7 as uuid } from 'uuid'
import type { HallAct } from '#shared/api/hall.ts'
import { encodeHall } from '#shared/wire/frames.ts'
import type { Hall, Reaction } from '#shared/wire/hall.ts'
import { seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Db } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import type { HallOf } from '../sync/rooms.ts'
import { systemTimers } from '../sync/timers.ts'
import { actIn, lowerHand, raiseHand, type Acting } from './hallActs.ts'
import { EMPTY, toldOf, type HallState } from './hallState.ts'
import { keptHalls } from './keepHall.ts'
import * as one from './oneHall.ts'

/** How labs are led: timers, who speaks, messages and the spotlight, told to everyone over the live connection. */
export interface Halls extends HallOf {
  /** Kept, and then told to all. */
  act: (by: SeatInLab, act: HallAct) => Promise<Outcome<null>>
  raise: (by: SeatInLab, room: string | null) => Promise<Outcome<null>>
  lower: (by: SeatInLab) => void
  react: (by: SeatInLab, kind: Reaction) => void
  /** Who is in it is told otherwise, by their seat or their name; resolves when it is kept. */
  rename: (labId: string, change: (state: HallState) => HallState) => Promise<void>
  /** As it is told. */
  now: (labId: string) => Hall & { now: number }
  /** Keeps what is not kept yet. */
  close: () => Promise<void>
}

export type HallsOptions = Omit<one.HallOptions, 'timers'> &
  Partial<Pick<one.HallOptions, 'timers'>> & {
    /** Whether the lab's programme has such a session. */
    hasSession: (db: Db, labId: string, session: string) => Promise<boolean>
  }

/** How often it is looked whose hand is raised and who has gone, and how long a hand outlives its seat's last socket. */
const LOOK_EVERY_MS = 5_000
const GONE_MS = 60_000

export const openHalls = async (given: HallsOptions): Promise<Halls> => {
  const options = { timers: systemTimers, ...given }
  const { now } = options
  const halls = new Map<string, one.OneHall>()
  for (const [labId, state] of await keptHalls(options.db))
    halls.set(labId, one.openHall(labId, state, options))
  const hallOf = (labId: string): one.OneHall => {
    const hall = halls.get(labId) ?? one.openHall(labId, EMPTY, options)
    halls.set(labId, hall)
    return hall
  }
  const stopLooking = options.timers.every(LOOK_EVERY_MS, () => {
    for (const hall of halls.values()) lowerOfGone(hall)
  })
  const whole = (labId: string) => ({ ...toldOf(halls.get(labId)?.state ?? EMPTY), now: now() })
  return {
    now: whole,
    whole: (labId) => encodeHall(whole(labId)),
    hiddenCursors: (labId) => new Set(halls.get(labId)?.state.hiddenCursors),
    act: async (by, act) => {
      const { id } = by.lab
      const still = (await isThere(options, id, act)) ? await seatedStill(options.db, by) : null
      return still ? doAct(hallOf(id), still.seat, act) : notFound()
    },
    raise: async (by, room) => {
      const { id } = by.lab
      const still = (await isRoom(options, id, room)) ? await seatedStill(options.db, by) : null
      if (!still) return notFound()
      const hall = hallOf(id)
      one.changeSoon(hall, raiseHand(hall.state, { ...whoIs(still.seat), room, at: now() }))
      return done(null)
    },
    rename: async (labId, change) => {
      const hall = halls.get(labId)
      if (hall) await rename(hall, change)
    },
    lower: ({ lab, seat }) => {
      const hall = hallOf(lab.id)
      one.changeSoon(hall, lowerHand(hall.state, seat.id))
    },
    react: ({ lab, seat }, kind) => {
      const hall = hallOf(lab.id)
      hall.reactions.add(seat.id, kind, now())
      one.countReactions(hall)
    },
    close: async () => {
      stopLooking()
      for (const hall of halls.values()) await one.closeHall(hall)
    },
  }
}

type Asked = Pick<HallsOptions, 'db' | 'rooms' | 'hasSession'>

const isRoom = async ({ rooms }: Asked, labId: string, room: string | null): Promise<boolean> =>
  room === null || rooms().hasEntity(labId, 'workstreams', room)

/** Whether what an act is about is in the lab. */
const isThere = async (asked: Asked, labId: string, act: HallAct): Promise<boolean> => {
  if (act.act === 'spotlight') return asked.rooms().hasEntity(labId, null, act.entity)
  const session = act.act === 'beginTimer' ? act.session : null
  if (session !== null && !(await asked.hasSession(asked.db, labId, session))) return false
  return !('room' in act) || isRoom(asked, labId, act.room)
}

const rename = (hall: one.OneHall, change: (state: HallState) => HallState): Promise<void> =>
  one.inOrder(hall, () => one.record(hall, '', () => ({ state: change(hall.state), recorded: [] })))

const doAct = async (hall: one.OneHall, seat: SeatRow, act: HallAct): Promise<Outcome<null>> =>
  one.inOrder(hall, async () => {
    const by: Acting = { seatId: seat.id, name: seat.name, now: hall.options.now(), id: uuid() }
    const first = actIn(hall.state, act, by)
    if (!first.ok) return first
    await one.record(hall, seat.id, () => {
      const acted = actIn(hall.state, act, by)
      return acted.ok ? acted.value : null
    })
    return done(null)
  })

/** A hand is lowered when its seat has had no socket for a while. */
const lowerOfGone = (hall: one.OneHall): void => {
  const { gone, options } = hall
  if (hall.state.hands.length === 0) return gone.clear()
  const here = options.rooms().seatsHere(hall.labId)
  for (const { seatId } of hall.state.hands) {
    const since = gone.get(seatId) ?? options.now()
    if (here.has(seatId) || options.now() - since >= GONE_MS) gone.delete(seatId)
    else gone.set(seatId, since)
    if (!here.has(seatId) && !gone.has(seatId)) one.changeSoon(hall, lowerHand(hall.state, seatId))
  }
}

const whoIs = ({ id, name, organisationName, sector }: SeatRow) => ({
  seatId: id,
  name,
  organisation: organisationName,
  sector,
})
