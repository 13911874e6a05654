import type { Db, Tx } from '../storage/database.ts'
import type { AttendanceMarkRow, AttendanceRow } from '../storage/schema.ts'
import type { Spell } from './spells.ts'

export interface SeatSpell extends Spell {
  labId: string
  seatId: string
}

const MOST_AT_ONCE = 1_000

/** Adds to what is recorded: of a merged seat to the one it is now, of an erased one nothing. */
export const addSpells = (db: Db, spells: readonly SeatSpell[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    for (let at = 0; at < spells.length; at += MOST_AT_ONCE)
      await addSome(tx, spells.slice(at, at + MOST_AT_ONCE))
  })

const addSome = async (tx: Tx, spells: readonly SeatSpell[]): Promise<void> => {
  const ids = spells.map(({ seatId }) => seatId)
  const found = await tx
    .selectFrom('seats')
    .select(['id', 'mergedInto'])
    .where('id', 'in', ids)
    .where('erasedAt', 'is', null)
    .execute()
  const told = new Map(found.map(({ id, mergedInto }) => [id, mergedInto ?? id]))
  const rows = spells.flatMap(({ labId, seatId: id, day, first, last, connectedMs }) => {
    const seatId = told.get(id)
    if (seatId === undefined) return []
    const [firstAt, lastAt] = [new Date(first).toISOString(), new Date(last).toISOString()]
    return [{ labId, seatId, day, firstAt, lastAt, connectedMs }]
  })
  if (rows.length > 0) await addRows(tx, rows)
}

const addRows = async (tx: Tx, rows: readonly AttendanceRow[]): Promise<void> => {
  await tx
    .insertInto('attendance')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['labId', 'day', 'seatId']).doUpdateSet((row) => ({
        firstAt: row.fn<string>('min', ['attendance.firstAt', 'excluded.firstAt']),
        lastAt: row.fn<string>('max', ['attendance.lastAt', 'excluded.lastAt']),
        connectedMs: row('attendance.connectedMs', '+', row.ref('excluded.connectedMs')),
      })),
    )
    .execute()
}

/** What was recorded of a lab, or of one day of it. */
export const recordedIn = (db: Db | Tx, labId: string, day?: string): Promise<AttendanceRow[]> => {
  const rows = db.selectFrom('attendance').selectAll().where('labId', '=', labId)
  return (day === undefined ? rows : rows.where('day', '=', day)).orderBy('day').execute()
}

/** Marks of a lab that stand. */
export const marksIn = (db: Db | Tx, labId: string): Promise<AttendanceMarkRow[]> =>
  db
    .selectFrom('attendanceMarks')
    .selectAll()
    .where('labId', '=', labId)
    .where('takenBackAt', 'is', null)
    .orderBy('day')
    .execute()
