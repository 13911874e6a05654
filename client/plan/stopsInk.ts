import type { InkRecord, Refusal } from '#shared/plan/commands.ts'
import type { LiveLab } from './liveLab.ts'
import { lockedChange } from './lockedChange.ts'
import { locksAgainst } from './lockOf.ts'

/** Why a lock lets this seat not make a drawing so, or take it away (null), or null: to be said before a person begins. */
export const stopsInk = (lab: LiveLab, id: string, record: InkRecord | null): Refusal | null => {
  const { id: seatId, role } = lab.session.seat
  const locks = locksAgainst(role, lab.room()).filter(({ target }) => target.kind === 'area')
  return lockedChange(lab.store.get(), locks, [{ op: 'ink', id, record }], seatId)
}
