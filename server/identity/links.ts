import { v7 as uuid } from 'uuid'
import type { Db, Tx } from '../storage/database.ts'
import type { LinkRow } from '../storage/schema.ts'
import { seatsToldAs } from './seatNames.ts'
import { hashToken, newToken } from './tokens.ts'

/** Makes a link and returns its token: the only time it can be seen. */
export const makeLink = async (
  db: Db | Tx,
  link: { kind: LinkRow['kind']; personId?: string; seatId?: string; madeBy?: string },
  now: Date,
): Promise<string> => {
  const token = newToken()
  await db
    .insertInto('links')
    .values({
      id: uuid(),
      tokenHash: hashToken(token),
      kind: link.kind,
      personId: link.personId ?? null,
      seatId: link.seatId ?? null,
      createdAt: now.toISOString(),
      usedAt: null,
      revokedAt: null,
      uses: 0,
      lastUsedAt: null,
      madeBy: link.madeBy ?? null,
    })
    .execute()
  return token
}

export const findLink = (db: Db | Tx, token: string): Promise<LinkRow | undefined> =>
  db.selectFrom('links').selectAll().where('tokenHash', '=', hashToken(token)).executeTakeFirst()

/** Those that open a seat: its own, and those of seats that were merged into it. */
export const revokeSeatLinks = async (tx: Tx, seatId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('links')
    .set({ revokedAt: now.toISOString() })
    .where('seatId', 'in', await seatsToldAs(tx, seatId))
    .where('revokedAt', 'is', null)
    .execute()
}

/** The link for the first facilitator: each start makes a new one, the former are void. */
export const makeFirstLink = (db: Db, now: Date): Promise<string> =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable('links')
      .set({ revokedAt: now.toISOString() })
      .where('kind', '=', 'facilitator')
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .execute()
    return makeLink(tx, { kind: 'facilitator' }, now)
  })

/** A facilitator of this server, the one that came first, or null while there is none. */
export const firstFacilitator = async (db: Db): Promise<string | null> => {
  const row = await db
    .selectFrom('persons')
    .select('id')
    .where('facilitator', '=', 1)
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}
