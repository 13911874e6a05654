import type { z } from 'zod'
import type { placeRequest, PlacedAs, RoomPeople } from '#shared/api/rooms.ts'
import { liveOf } from '#shared/plan/select.ts'
import { forbidden, mayFacilitate, mayPlaceSeat } from '../identity/policy.ts'
import { seatedStill, seatsByIds, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'

type Given = z.output<typeof placeRequest>

/** Who is in which room. Who is no facilitator any more is still in the room, and facilitates none. */
export const roomPeopleOf = async (db: Db | Tx, labId: string): Promise<RoomPeople> => {
  const rows = await db
    .selectFrom('roomSeats')
    .innerJoin('seats', 'seats.id', 'roomSeats.seatId')
    .select(['workstreamId', 'seatId', 'facilitates', 'seats.role'])
    .where('roomSeats.labId', '=', labId)
    .where('seats.revokedAt', 'is', null)
    .orderBy('placedAt')
    .orderBy('seatId')
    .execute()
  return {
    places: rows.map(({ workstreamId, seatId, facilitates, role }) => ({
      roomId: workstreamId,
      seatId,
      facilitates: facilitates === 1 && mayFacilitate(role),
    })),
  }
}

/** Puts seats into a room or takes them out, all of them or none. Doing it twice is doing it once. */
export const placeSeats = async (
  parts: Parts,
  by: SeatInLab,
  roomId: string,
  given: Given,
): Promise<Outcome<null>> => {
  const plan = await parts.rooms.read(by.lab.id)
  if (!liveOf(plan, 'workstreams', roomId)) return notFound()
  const at = parts.now().toISOString()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<string[]>> => {
    const placed = await placeable(tx, by, given)
    if (!placed.ok) return placed
    const changed = await toChange(tx, by.lab.id, roomId, { seats: placed.value, as: given.as })
    if (changed.length === 0) return done([])
    await write(tx, { labId: by.lab.id, roomId, at }, changed, given.as)
    await appendAudit(tx, {
      at,
      labId: by.lab.id,
      actor: by.seat.id,
      act: given.as === null ? 'seatsTakenOutOfRoom' : 'seatsPutIntoRoom',
      details: { roomId, seatIds: changed, as: given.as },
    })
    return done(changed)
  })
  if (!outcome.ok) return outcome
  if (outcome.value.length > 0) parts.rooms.stateChanged(by.lab.id)
  return done(null)
}

/** The seats as they are now, when all of them may be placed so; roles may have changed while this waited its turn. */
const placeable = async (tx: Tx, asked: SeatInLab, { seatIds, as }: Given): Promise<Outcome<SeatRow[]>> => {
  const still = await seatedStill(tx, asked)
  if (!still) return notFound()
  const { lab, seat: by } = still
  const ids = [...new Set(seatIds)]
  const seats = await seatsByIds(tx, lab.id, ids)
  if (seats.some((one) => !mayPlaceSeat(by, one))) return forbidden('place such a seat', by.role)
  if (seats.length < ids.length) return notFound()
  if (seats.some(({ revokedAt }) => revokedAt !== null)) return refuse('conflict', 'The seat is revoked')
  if (as === 'facilitator' && seats.some(({ role }) => !mayFacilitate(role)))
    return refuse('invalid', 'Who facilitates a room is a facilitator or the lab lead', ['as'])
  return done(seats)
}

const toChange = async (
  tx: Tx,
  labId: string,
  roomId: string,
  { seats, as }: { seats: readonly SeatRow[]; as: PlacedAs },
): Promise<string[]> => {
  const rows = await tx
    .selectFrom('roomSeats')
    .select(['seatId', 'facilitates'])
    .where('labId', '=', labId)
    .where('workstreamId', '=', roomId)
    .execute()
  const held = new Map(rows.map(({ seatId, facilitates }) => [seatId, facilitates === 1]))
  const wanted = as === null ? undefined : as === 'facilitator'
  return seats.map(({ id }) => id).filter((id) => held.get(id) !== wanted)
}

const write = async (
  tx: Tx,
  { labId, roomId, at }: { labId: string; roomId: string; at: string },
  seatIds: readonly string[],
  as: PlacedAs,
): Promise<void> => {
  const key = { labId, workstreamId: roomId }
  if (as === null) {
    await tx
      .deleteFrom('roomSeats')
      .where((row) => row.and(key))
      .where('seatId', 'in', seatIds)
      .execute()
    return
  }
  const facilitates = as === 'facilitator' ? 1 : 0
  await tx
    .insertInto('roomSeats')
    .values(seatIds.map((seatId) => ({ ...key, seatId, facilitates, placedAt: at })))
    .onConflict((conflict) =>
      conflict.columns(['labId', 'workstreamId', 'seatId']).doUpdateSet({ facilitates }),
    )
    .execute()
}
