import type { Publication } from '#shared/api/agreement.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import { setPublication } from './labRows.ts'

/** Says who may read the lab's released roadmaps. */
export const publish = async (
  parts: Parts,
  by: SeatInLab,
  publication: Publication,
): Promise<Outcome<Publication>> => {
  await parts.db.transaction().execute(async (tx) => {
    await setPublication(tx, by.lab.id, publication)
    await appendAudit(tx, {
      at: parts.now().toISOString(),
      labId: by.lab.id,
      actor: by.seat.id,
      act: 'publicationChanged',
      details: { publication },
    })
  })
  parts.rooms.stateChanged(by.lab.id)
  return done(publication)
}
