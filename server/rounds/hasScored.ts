import { seatsToldAs } from '../identity/seatNames.ts'
import type { Db, Tx } from '../storage/database.ts'
import { authorTag } from './authorKey.ts'
import { entriesBy, keysOf, roundsOf } from './roundRows.ts'

/**
 * Whether a seat, or one that was merged into it, has scored in a round that is not revealed. Who is in conflict there
 * goes by its organisation (R8), which stays what it is until it is counted.
 */
export const hasScored = async (db: Db | Tx, labId: string, seatId: string): Promise<boolean> => {
  const open = (await roundsOf(db, labId)).filter(
    ({ kind, state }) => kind === 'scores' && state !== 'revealed',
  )
  const keys = await keysOf(
    db,
    open.map(({ id }) => id),
  )
  for (const id of await seatsToldAs(db, seatId))
    for (const [roundId, key] of keys)
      if ((await entriesBy(db, roundId, authorTag(key, id))).length > 0) return true
  return false
}
