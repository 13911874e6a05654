import { v7 as uuid } from 'uuid'
import type { Commitment, CommitmentRequest } from '#shared/api/agreement.ts'
import type { Organisation, Plan } from '#shared/plan/plan.ts'
import { isPlanned, liveOf } from '#shared/plan/select.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { initiativeHash } from '#shared/roadmap/content.ts'
import { seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome, type Refusal } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { CommitmentRow, SeatRow } from '../storage/schema.ts'
import { commitmentOf } from './commitmentRows.ts'
import { currentVersion, labNow } from './versions.ts'

interface Signable {
  organisation: Organisation
  onBehalfOf: string[]
}

/** Whether this seat may answer for this organisation on this initiative exactly as it now reads. */
const signable = (plan: Plan, seat: SeatRow, request: CommitmentRequest): Outcome<Signable> => {
  if (seat.signatory !== 1 || seat.organisationId !== request.organisationId)
    return refuse('forbidden', 'Only a signatory of the organisation answers for it')
  const initiative = liveOf(plan, 'initiatives', request.initiativeId)
  if (!initiative || !isPlanned(initiative)) return notFound()
  const responsible = responsibleOrganisations(plan, initiative).find(
    (r) => r.organisationId === request.organisationId,
  )
  const organisation = liveOf(plan, 'organisations', request.organisationId)
  if (!responsible || !organisation)
    return refuse('forbidden', 'The organisation does not answer for this initiative')
  if (organisation.dissolved) return refuse('forbidden', 'A dissolved organisation cannot sign')
  if (initiativeHash(plan, initiative) !== request.contentHash)
    return refuse('stale', 'The initiative is not what was shown: read it again')
  return done({ organisation, onBehalfOf: responsible.onBehalfOf })
}

/** One organisation's answer on one initiative of the frozen version; a later one takes its place, both are kept. */
export const commit = async (
  parts: Parts,
  asked: SeatInLab,
  request: CommitmentRequest,
): Promise<Outcome<Commitment>> => {
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<Commitment>> => {
    const by = await seatedStill(tx, asked)
    if (!by) return notFound()
    const open = await signingOpen(parts, tx, by, request.version)
    if (!open.ok) return open
    const found = signable(open.value, by.seat, request)
    if (!found.ok) return found
    if (await anySpeaksForItself(tx, by, found.value.onBehalfOf))
      return refuse('forbidden', 'An organisation with a signatory of its own answers for itself')
    const row = commitmentRow(by, request, found.value, parts.now())
    await tx.insertInto('commitments').values(row).execute()
    await appendAudit(tx, {
      at: row.signedAt,
      labId: row.labId,
      actor: row.seatId,
      act: row.decision,
      details: {
        commitmentId: row.id,
        version: row.version,
        initiativeId: row.initiativeId,
        organisationId: row.organisationId,
        contentHash: row.contentHash,
      },
    })
    return done(commitmentOf(row))
  })
  if (outcome.ok) parts.rooms.stateChanged(asked.lab.id)
  return outcome
}

/** Whoever may edit can call an organisation planned; one whose signatory sits in the lab exists (R11). */
const anySpeaksForItself = async (tx: Tx, by: SeatInLab, planned: readonly string[]): Promise<boolean> => {
  const seat = await tx
    .selectFrom('seats')
    .select('id')
    .where('labId', '=', by.lab.id)
    .where('organisationId', 'in', planned)
    .where('signatory', '=', 1)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return seat !== undefined
}

/** The plan that is being signed, or why nothing is at the moment. */
const signingOpen = async (
  { agreements }: Pick<Parts, 'agreements'>,
  tx: Tx,
  by: SeatInLab,
  asked: number,
): Promise<Refusal | { ok: true; value: Plan }> => {
  const lab = await labNow(tx, by.lab.id)
  if (lab.phase !== 'frozen') return refuse('notFrozen', 'Nothing is being signed: the plan is open')
  const version = await currentVersion(tx, lab)
  if (!version || version.version !== asked) return refuse('stale', 'Another version is being signed')
  const released = await tx
    .selectFrom('roadmaps')
    .select('version')
    .where('labId', '=', lab.id)
    .where('version', '=', asked)
    .executeTakeFirst()
  if (released) return refuse('conflict', 'This version is released: open the plan again to change it')
  return done(agreements.planOf(version))
}

const commitmentRow = (
  by: SeatInLab,
  request: CommitmentRequest,
  { organisation, onBehalfOf }: Signable,
  now: Date,
): CommitmentRow => ({
  id: uuid(),
  labId: by.lab.id,
  version: request.version,
  initiativeId: request.initiativeId,
  contentHash: request.contentHash,
  organisationId: organisation.id,
  organisationName: organisation.name,
  onBehalfOf: JSON.stringify(onBehalfOf),
  decision: request.decision,
  statement: request.statement,
  seatId: by.seat.id,
  signatoryName: by.seat.name,
  signatoryRole: by.seat.role,
  sector: organisation.sector,
  signedAt: now.toISOString(),
})
