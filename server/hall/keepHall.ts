import { appendAudit } from '../storage/audit.ts'
import type { Db } from '../storage/database.ts'
import type { Recorded } from './hallActs.ts'
import { EMPTY, hallState, type HallState } from './hallState.ts'

/** Keeps a lab's hall, and in the same transaction what of it is to be proved later. */
export const keepHall = (
  db: Db,
  labId: string,
  state: HallState,
  { by, at, recorded }: { by: string; at: string; recorded: readonly Recorded[] },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const text = JSON.stringify({ ...state, reactions: EMPTY.reactions })
    await tx
      .insertInto('halls')
      .values({ labId, state: text })
      .onConflict((row) => row.column('labId').doUpdateSet({ state: text }))
      .execute()
    for (const { act, details } of recorded) await appendAudit(tx, { at, labId, actor: by, act, details })
  })

/** Halls as they were when the server stopped. One that cannot be read begins anew. */
export const keptHalls = async (db: Db): Promise<Map<string, HallState>> => {
  const rows = await db.selectFrom('halls').selectAll().execute()
  return new Map(
    rows.map(({ labId, state }) => [labId, hallState.safeParse(JSON.parse(state)).data ?? EMPTY]),
  )
}
