import type { z } from 'zod'
import type { endorsementRequest } from '#shared/api/agreement.ts'
import { allAgreed } from '#shared/roadmap/agreement.ts'
import { seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { EndorsementRow, VersionRow } from '../storage/schema.ts'
import { release } from './release.ts'
import { currentVersion, labNow } from './versions.ts'

type Request = z.infer<typeof endorsementRequest>

/** Lab lead's or sponsor's word on an agreed version (R12); the second of the two releases it. */
export const endorse = async (
  parts: Parts,
  asked: SeatInLab,
  request: Request,
): Promise<Outcome<{ released: boolean }>> => {
  const outcome = await parts.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ released: boolean }>> => {
      const by = await seatedStill(tx, asked)
      if (!by) return notFound()
      const { role } = by.seat
      if (role !== 'labLead' && role !== 'sponsor') return refuse('forbidden', 'Lab lead and sponsor endorse')
      const version = await endorsable(parts, tx, by, request, role)
      if (!version.ok) return version
      const row: EndorsementRow = {
        labId: by.lab.id,
        version: request.version,
        role,
        seatId: by.seat.id,
        name: by.seat.name,
        endorsedAt: parts.now().toISOString(),
      }
      await tx.insertInto('endorsements').values(row).execute()
      await appendAudit(tx, {
        at: row.endorsedAt,
        labId: row.labId,
        actor: row.seatId,
        act: 'endorsed',
        details: { version: row.version, role, contentHash: request.contentHash },
      })
      return done({ released: await release(parts, tx, by, version.value) })
    })
  if (outcome.ok) parts.rooms.stateChanged(asked.lab.id)
  return outcome
}

const endorsable = async (
  { agreements }: Pick<Parts, 'agreements'>,
  tx: Tx,
  by: SeatInLab,
  request: Request,
  role: EndorsementRow['role'],
): Promise<Outcome<VersionRow>> => {
  const lab = await labNow(tx, by.lab.id)
  if (lab.phase !== 'frozen') return refuse('notFrozen', 'Nothing can be endorsed: the plan is open')
  const version = await currentVersion(tx, lab)
  if (!version || version.version !== request.version || version.contentHash !== request.contentHash)
    return refuse('stale', 'The version is not what was shown: read it again')
  if (!allAgreed(await agreements.of(tx, version)))
    return refuse('notReady', 'Not every initiative is agreed')
  const given = await endorsementsOf(tx, lab.id, version.version)
  if (given.some((e) => e.role === role))
    return refuse('conflict', 'This role has endorsed the version already')
  return done(version)
}

export const endorsementsOf = (
  tx: Tx | Parts['db'],
  labId: string,
  version: number,
): Promise<EndorsementRow[]> =>
  tx
    .selectFrom('endorsements')
    .selectAll()
    .where('labId', '=', labId)
    .where('version', '=', version)
    .orderBy('endorsedAt')
    .execute()
