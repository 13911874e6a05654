import { z } from 'zod'
import { sector } from '../plan/entities.ts'

const people = z.int().min(0)

/** How many were there on a day; nobody is named. Observers are among `people`. */
export const attendanceSum = z.strictObject({
  date: z.iso.date(),
  people,
  observers: people,
  sectors: z.array(z.strictObject({ sector, people })),
  /** `id` is null for an organisation that is not one of the plan; its name tells it then. */
  organisations: z.array(z.strictObject({ id: z.uuidv7().nullable(), name: z.string(), sector, people })),
})
export type AttendanceSum = z.infer<typeof attendanceSum>

/** A seat's day: what the server recorded of it, and who said that the person was there without a device. */
export const attendedDay = z.strictObject({
  date: z.iso.date(),
  recorded: z
    .strictObject({ firstAt: z.iso.datetime(), lastAt: z.iso.datetime(), minutes: z.int().min(0) })
    .nullable(),
  mark: z.strictObject({ by: z.uuidv7(), at: z.iso.datetime() }).nullable(),
})
export type AttendedDay = z.infer<typeof attendedDay>

/**
 * GET /api/labs/:lab/attendance. `days` are those on which somebody was there, the earliest first. `seats` are all that
 * were there for facilitators and lab leads, and oneself for everybody else.
 */
export const attendanceView = z.strictObject({
  zone: z.string(),
  today: z.iso.date(),
  /** The first day that can be marked: the one on which the lab was opened. */
  opened: z.iso.date(),
  days: z.array(attendanceSum),
  seats: z.array(z.strictObject({ seatId: z.uuidv7(), days: z.array(attendedDay) })),
})
export type AttendanceView = z.infer<typeof attendanceView>
