import { v7 as uuid } from 'uuid'
import { dateIn } from '#shared/diary/zone.ts'
import { seatById, seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { ZONE } from './zone.ts'

export interface Marked {
  seatId: string
  /** A plain date. */
  day: string
}

type Told = Pick<Parts, 'db' | 'now' | 'attendance'>

const standing = (tx: Tx, labId: string, { seatId, day }: Marked) =>
  tx
    .selectFrom('attendanceMarks')
    .select('id')
    .where('labId', '=', labId)
    .where('seatId', '=', seatId)
    .where('day', '=', day)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst()

const wasRecorded = async (tx: Tx, labId: string, { seatId, day }: Marked): Promise<boolean> => {
  const row = await tx
    .selectFrom('attendance')
    .select('day')
    .where('labId', '=', labId)
    .where('day', '=', day)
    .where('seatId', '=', seatId)
    .executeTakeFirst()
  return row !== undefined
}

/** Says that somebody was there without a device. Where a mark stands already, that one stays. */
export const markPresent = async (
  { db, now, attendance }: Told,
  by: SeatInLab,
  marked: Marked,
): Promise<Outcome<null>> => {
  const at = now()
  if (marked.day > dateIn(at.getTime(), ZONE))
    return refuse('invalid', 'Nobody can have been there on a day that has not come', ['date'])
  if (marked.day < dateIn(Date.parse(by.lab.createdAt), ZONE))
    return refuse('invalid', 'The lab had not been opened on that day', ['date'])
  await attendance.keep()
  return db.transaction().execute(async (tx) => {
    const seat = await seatById(tx, by.lab.id, marked.seatId)
    if (!seat || !(await seatedStill(tx, by))) return notFound()
    // Their days are the other seat's, or nobody's any more.
    if (seat.mergedInto !== null || seat.erasedAt !== null)
      return refuse('conflict', 'The seat was merged into another, or its person was erased')
    if (await wasRecorded(tx, by.lab.id, marked))
      return refuse('conflict', 'The person was connected on that day: it is recorded already')
    if (await standing(tx, by.lab.id, marked)) return done(null)
    const mark = { labId: by.lab.id, ...marked, markedBy: by.seat.id, markedAt: at.toISOString() }
    await tx
      .insertInto('attendanceMarks')
      .values({ id: uuid(), ...mark, takenBackBy: null, takenBackAt: null })
      .execute()
    await audit(tx, by, 'attendanceMarked', marked, at)
    return done(null)
  })
}

/** Takes a mark back. What the server recorded stays. */
export const takeBackMark = async (
  { db, now }: Pick<Parts, 'db' | 'now'>,
  by: SeatInLab,
  marked: Marked,
): Promise<Outcome<null>> => {
  const at = now()
  return db.transaction().execute(async (tx) => {
    const mark = await standing(tx, by.lab.id, marked)
    if (!mark) {
      if (await wasRecorded(tx, by.lab.id, marked))
        return refuse('conflict', 'What the server recorded cannot be taken back')
      return notFound()
    }
    await tx
      .updateTable('attendanceMarks')
      .set({ takenBackBy: by.seat.id, takenBackAt: at.toISOString() })
      .where('id', '=', mark.id)
      .execute()
    await audit(tx, by, 'attendanceTakenBack', marked, at)
    return done(null)
  })
}

const audit = (tx: Tx, by: SeatInLab, act: string, { seatId, day }: Marked, at: Date): Promise<void> =>
  appendAudit(tx, {
    at: at.toISOString(),
    labId: by.lab.id,
    actor: by.seat.id,
    act,
    details: { seatId, day },
  })
