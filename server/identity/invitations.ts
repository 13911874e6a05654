import { v7 as uuid } from 'uuid'
import type { Invitation, InvitationView, Role } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { InvitationRow } from '../storage/schema.ts'
import { forbidden, mayManageSeat } from './policy.ts'
import type { SeatInLab } from './seatRows.ts'
import { hashToken, newCode, normaliseCode } from './tokens.ts'

/** An invitation without the address of the server, which only the request knows. */
export type InvitationWithToken = Omit<Invitation, 'link'> & { token: string }

const withToken = (parts: Pick<Parts, 'linkKey'>, row: InvitationRow): InvitationWithToken => ({
  id: row.id,
  role: row.role,
  code: row.code,
  token: parts.linkKey.invitationToken(row.id),
  createdAt: row.createdAt,
  revoked: row.revokedAt !== null,
})

export const createInvitation = async (
  parts: Parts,
  by: SeatInLab,
  role: Role,
): Promise<Outcome<InvitationWithToken>> => {
  if (!mayManageSeat(by.seat.role, { role, signatory: false }))
    return forbidden('invite to this role', by.seat.role)
  const id = uuid()
  const row: InvitationRow = {
    id,
    labId: by.lab.id,
    role,
    code: newCode(),
    tokenHash: hashToken(parts.linkKey.invitationToken(id)),
    createdBy: by.seat.id,
    createdAt: parts.now().toISOString(),
    revokedAt: null,
  }
  await parts.db.transaction().execute(async (tx) => {
    await tx.insertInto('invitations').values(row).execute()
    await auditInvitation(tx, by, 'invitationMade', row, row.createdAt)
  })
  return done(withToken(parts, row))
}

export const listInvitations = async (parts: Parts, labId: string): Promise<InvitationWithToken[]> => {
  const rows = await parts.db
    .selectFrom('invitations')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => withToken(parts, row))
}

/** Closes an invitation to newcomers; who has joined by it stays. Closing it twice changes nothing. */
export const revokeInvitation = async (
  parts: Parts,
  by: SeatInLab,
  id: string,
): Promise<Outcome<InvitationWithToken>> => {
  const at = parts.now().toISOString()
  return parts.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('invitations')
      .selectAll()
      .where('id', '=', id)
      .where('labId', '=', by.lab.id)
      .executeTakeFirst()
    if (!row) return notFound()
    if (row.revokedAt !== null) return done(withToken(parts, row))
    await tx.updateTable('invitations').set({ revokedAt: at }).where('id', '=', id).execute()
    await auditInvitation(tx, by, 'invitationRevoked', row, at)
    return done(withToken(parts, { ...row, revokedAt: at }))
  })
}

/** The open invitation of a link's token or a typed code. */
export const findInvitation = (db: Db | Tx, key: string): Promise<InvitationRow | undefined> =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where((or) => or.or([or('tokenHash', '=', hashToken(key)), or('code', '=', normaliseCode(key))]))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()

/** Organisations a person may choose when joining: those of the plan that exist. */
export const invitationOrganisations = (plan: Plan): InvitationView['organisations'] =>
  live(plan, 'organisations')
    .filter((o) => !o.planned && !o.dissolved)
    .map(({ id, name, acronym, sector }) => ({ id, name, acronym, sector }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))

const auditInvitation = (tx: Tx, by: SeatInLab, act: string, row: InvitationRow, at: string): Promise<void> =>
  appendAudit(tx, {
    at,
    labId: by.lab.id,
    actor: by.seat.id,
    act,
    details: { invitationId: row.id, role: row.role },
  })

/** The newest open invitation to a role in any lab, with the lab's address. */
export const newestInvitation = (
  db: Db,
  role: Role,
): Promise<{ id: string; code: string; slug: string } | undefined> =>
  db
    .selectFrom('invitations')
    .innerJoin('labs', 'labs.id', 'invitations.labId')
    .select(['invitations.id', 'code', 'slug'])
    .where('role', '=', role)
    .where('revokedAt', 'is', null)
    .orderBy('invitations.createdAt', 'desc')
    .executeTakeFirst()
