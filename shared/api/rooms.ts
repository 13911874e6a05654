import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'

/**
 * GET /api/labs/:lab/rooms/people: who belongs to which room. Revoked seats are not among them; a room that was removed
 * from the plan still is, so that its people are there when it is brought back.
 */
export const roomPeople = z.object({
  places: z.array(z.object({ roomId: z.uuidv7(), seatId: z.uuidv7(), facilitates: z.boolean() })),
})
export type RoomPeople = z.output<typeof roomPeople>

/** As what a seat is in a room; null: it is not in it. */
export const placedAs = z.enum(['member', 'facilitator']).nullable()
export type PlacedAs = z.output<typeof placedAs>

/** PUT /api/labs/:lab/rooms/:room/people puts seats into a room or takes them out, all of them or none. */
export const placeRequest = z.strictObject({
  seatIds: z.array(z.uuidv7()).min(1).max(LIMITS.seatsPlacedAtOnce),
  as: placedAs,
})
export type PlaceRequest = z.input<typeof placeRequest>
