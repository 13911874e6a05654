import type { Tx } from '../storage/database.ts'
import type { AttendanceRow } from '../storage/schema.ts'

/** One day of two seats that are the same person's: time in which both were connected counts once, as far as known. */
const united = (a: AttendanceRow, b: AttendanceRow): AttendanceRow => {
  const firstAt = a.firstAt < b.firstAt ? a.firstAt : b.firstAt
  const lastAt = a.lastAt > b.lastAt ? a.lastAt : b.lastAt
  const span = Date.parse(lastAt) - Date.parse(firstAt)
  const most = Math.max(a.connectedMs, b.connectedMs)
  return { ...a, firstAt, lastAt, connectedMs: Math.max(most, Math.min(a.connectedMs + b.connectedMs, span)) }
}

const daysOf = (tx: Tx, seatId: string): Promise<AttendanceRow[]> =>
  tx.selectFrom('attendance').selectAll().where('seatId', '=', seatId).execute()

/** Two seats become one: the days and marks of the first are the second's from now on. */
export const moveAttendance = async (tx: Tx, fromSeatId: string, toSeatId: string): Promise<void> => {
  if (fromSeatId === toSeatId) return
  const there = new Map((await daysOf(tx, toSeatId)).map((row) => [row.day, row]))
  for (const row of await daysOf(tx, fromSeatId)) {
    const same = there.get(row.day)
    const moved = same ? united(same, row) : { ...row, seatId: toSeatId }
    const { firstAt, lastAt, connectedMs } = moved
    await tx
      .insertInto('attendance')
      .values(moved)
      .onConflict((conflict) =>
        conflict.columns(['labId', 'day', 'seatId']).doUpdateSet({ firstAt, lastAt, connectedMs }),
      )
      .execute()
  }
  await tx.deleteFrom('attendance').where('seatId', '=', fromSeatId).execute()
  await moveMarks(tx, fromSeatId, toSeatId)
}

const moveMarks = async (tx: Tx, from: string, to: string): Promise<void> => {
  // One mark says it.
  await tx
    .deleteFrom('attendanceMarks')
    .where('seatId', '=', from)
    .where('takenBackAt', 'is', null)
    .where('day', 'in', (q) =>
      q.selectFrom('attendanceMarks').select('day').where('seatId', '=', to).where('takenBackAt', 'is', null),
    )
    .execute()
  await tx.updateTable('attendanceMarks').set({ seatId: to }).where('seatId', '=', from).execute()
}

/** Nothing says any more on which days a seat was there. */
export const dropAttendance = async (tx: Tx, seatId: string): Promise<void> => {
  await tx.deleteFrom('attendance').where('seatId', '=', seatId).execute()
  await tx.deleteFrom('attendanceMarks').where('seatId', '=', seatId).execute()
}
