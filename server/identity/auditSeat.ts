import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import type { SeatInLab } from './seatRows.ts'

/** What was done with a seat. Names stay out of the chain: it is for ever, and a seat's id is enough to follow it. */
export const auditSeat = (
  tx: Tx,
  by: SeatInLab,
  { act, seat, at, linkId }: { act: string; seat: SeatRow; at: Date; linkId?: string },
): Promise<void> =>
  appendAudit(tx, {
    at: at.toISOString(),
    labId: by.lab.id,
    actor: by.seat.id,
    act,
    details: {
      seatId: seat.id,
      role: seat.role,
      signatory: seat.signatory === 1,
      organisationId: seat.organisationId,
      ...(linkId !== undefined && { linkId }),
    },
  })
