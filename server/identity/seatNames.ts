import type { Db } from '../storage/database.ts'

/** Names of a lab's seats, revoked ones too: what somebody did stays theirs. */
export const seatNames = async (
  db: Db,
  labId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom('seats')
    .select(['id', 'name'])
    .where('labId', '=', labId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
