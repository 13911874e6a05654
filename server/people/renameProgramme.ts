import type { Tx } from '../storage/database.ts'

/** The name at a programme is no more than a name; whose it is the audit says. */
export const renameProgramme = async (
  tx: Tx,
  labId: string,
  seatIds: readonly string[],
  name: string,
): Promise<void> => {
  const last = await tx
    .selectFrom('audit')
    .select('actor')
    .where('labId', '=', labId)
    .where('act', 'in', ['programmeChanged', 'labOpened'])
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (last && seatIds.includes(last.actor))
    await tx
      .updateTable('programmes')
      .set({ changedBy: name })
      .where('labId', '=', labId)
      .where('changedBy', '!=', '')
      .execute()
}
