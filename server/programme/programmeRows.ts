import { defaultProgramme, templateFor } from '#shared/programme/defaults.ts'
import { programme as programmeSchema, type Programme } from '#shared/programme/template.ts'
import { live } from '#shared/plan/select.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import type { Parts } from '../parts.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { ProgrammeRow } from '../storage/schema.ts'

interface First {
  labId: string
  programme: Programme
  by: { name: string }
  now: string
}

/** A lab's first programme; one that is there stays. */
export const insertProgramme = async (tx: Tx | Db, { labId, programme, by, now }: First): Promise<void> => {
  await tx
    .insertInto('programmes')
    .values({ labId, revision: 1, body: canonicalText(programme), changedBy: by.name, changedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const programmeRow = (db: Db | Tx, labId: string): Promise<ProgrammeRow | undefined> =>
  db.selectFrom('programmes').selectAll().where('labId', '=', labId).executeTakeFirst()

/** A lab's programme; one opened before there were programmes gets the one for its weeks. */
export const programmeOf = async (
  { db, rooms, now }: Pick<Parts, 'db' | 'rooms' | 'now'>,
  lab: { id: string; createdAt: string },
): Promise<ProgrammeRow> => {
  const found = await programmeRow(db, lab.id)
  if (found) return found
  const weeks = live(await rooms.read(lab.id), 'lab')[0]?.weeks ?? 6
  const programme = defaultProgramme(templateFor(weeks), weeks)
  await insertProgramme(db, { labId: lab.id, programme, by: { name: '' }, now: now().toISOString() })
  const made = await programmeRow(db, lab.id)
  if (!made) throw new Error('a programme was put in and is not there')
  return made
}

export const readProgramme = (row: Pick<ProgrammeRow, 'body'>): Programme =>
  programmeSchema.parse(JSON.parse(row.body))

/** Whether the lab's programme has such a session. */
export const hasSession = async (db: Db, labId: string, sessionId: string): Promise<boolean> => {
  const row = await programmeRow(db, labId)
  const days = row ? readProgramme(row).weeks.flatMap((week) => week.days) : []
  return days.some(({ sessions }) => sessions.some(({ id }) => id === sessionId))
}
