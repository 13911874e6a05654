import type { Plan } from '#shared/plan/plan.ts'
import { dependencyRule } from '#shared/plan/rules/dependencies.ts'
import { planHash } from '#shared/roadmap/content.ts'
import type { DissentAuthor } from '#shared/roadmap/remarks.ts'
import { seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { answersNow } from '../labs/requests.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LabRow, VersionRow } from '../storage/schema.ts'
import type { FrozenPlan } from '../sync/rooms.ts'
import { planToText } from './planText.ts'

export const currentVersion = (
  db: Db | Tx,
  lab: Pick<LabRow, 'id' | 'version'>,
): Promise<VersionRow | undefined> =>
  db
    .selectFrom('versions')
    .selectAll()
    .where('labId', '=', lab.id)
    .where('version', '=', lab.version)
    .executeTakeFirst()

/** The lab as it is now; what a request found may be old by the time its turn has come. */
export const labNow = (db: Db | Tx, labId: string): Promise<LabRow> =>
  db.selectFrom('labs').selectAll().where('id', '=', labId).executeTakeFirstOrThrow()

/**
 * Closes the plan to edits and keeps it as the next version. Of two who ask at once, one is told it is done.
 * Dependencies that form a circle, as two people's edits may when they meet, have no order to agree on (R3).
 */
export const freeze = async (parts: Parts, by: SeatInLab): Promise<Outcome<{ version: number }>> => {
  const frozenAlready = () => refuse('frozen', 'The plan is frozen already')
  if ((await labNow(parts.db, by.lab.id)).phase === 'frozen') return frozenAlready()
  const told: { version?: number; circle?: boolean; gone?: boolean } = {}
  try {
    await parts.rooms.freeze(by.lab.id, by.seat.id, async (frozen) => {
      told.circle = hasCircle(frozen.plan)
      if (told.circle) throw new Error('Dependencies form a circle')
      const version = await recordVersion(parts, by, frozen)
      told.gone = version === null
      if (version === null) throw new Error('Who asked for it has no seat any more')
      told.version = version
    })
  } catch (error) {
    if (told.circle) return refuse('notReady', 'Dependencies form a circle: take one of them away first')
    if (told.gone) return notFound()
    const { phase } = await labNow(parts.db, by.lab.id)
    if (told.version === undefined && phase === 'frozen') return frozenAlready()
    throw error
  }
  if (told.version === undefined) throw new Error('The rooms have frozen the plan without keeping it')
  parts.rooms.stateChanged(by.lab.id)
  return done({ version: told.version })
}

const hasCircle = (plan: Plan): boolean => dependencyRule(plan).some((found) => found.severity === 'error')

const recordVersion = (parts: Parts, by: SeatInLab, frozen: FrozenPlan): Promise<number | null> =>
  parts.db.transaction().execute(async (tx) => {
    const lab = await labNow(tx, by.lab.id)
    if (lab.phase === 'frozen') throw new Error('The plan was frozen by another request')
    const now = await seatedStill(tx, by)
    if (!now) return null
    const row: VersionRow = {
      labId: lab.id,
      version: lab.version + 1,
      plan: planToText(frozen.plan),
      dissents: JSON.stringify(await authorsOf(tx, frozen)),
      answers: JSON.stringify(await answersNow(tx, lab.id)),
      contentHash: planHash(frozen.plan),
      logSeq: frozen.seq,
      frozenBySeatId: by.seat.id,
      frozenByName: now.seat.name,
      frozenAt: parts.now().toISOString(),
    }
    await tx.insertInto('versions').values(row).execute()
    await tx
      .updateTable('labs')
      .set({ phase: 'frozen', version: row.version })
      .where('id', '=', lab.id)
      .execute()
    await appendAudit(tx, {
      at: row.frozenAt,
      labId: lab.id,
      actor: by.seat.id,
      act: 'frozen',
      details: { version: row.version, contentHash: row.contentHash, logSeq: row.logSeq },
    })
    return row.version
  })

/** Whose organisation's word each comment is, as of the freeze: people may change seats later. */
const authorsOf = async (tx: Tx, frozen: FrozenPlan): Promise<DissentAuthor[]> => {
  const seats = await tx
    .selectFrom('seats')
    .select(['id', 'organisationId', 'organisationName'])
    .where('id', 'in', [...new Set(frozen.authors.values())])
    .execute()
  const known = new Map(seats.map((seat) => [seat.id, seat]))
  return [...frozen.authors].flatMap(([commentId, seatId]) => {
    const seat = known.get(seatId)
    if (!seat) return []
    return [{ commentId, organisationId: seat.organisationId, organisationName: seat.organisationName }]
  })
}

/** Opens the plan to edits again; the frozen version stays what it is. */
export const reopen = async (parts: Parts, by: SeatInLab): Promise<Outcome<{ version: number }>> => {
  const openAlready = () => refuse('notFrozen', 'The plan is open already')
  const lab = await labNow(parts.db, by.lab.id)
  if (lab.phase === 'open') return openAlready()
  let recorded = false
  try {
    await parts.rooms.reopen(lab.id, async () => {
      await recordReopening(parts, by)
      recorded = true
    })
  } catch (error) {
    if (!recorded && (await labNow(parts.db, lab.id)).phase === 'open') return openAlready()
    throw error
  }
  parts.rooms.stateChanged(lab.id)
  return done({ version: lab.version })
}

const recordReopening = (parts: Parts, by: SeatInLab): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    const lab = await labNow(tx, by.lab.id)
    if (lab.phase === 'open') throw new Error('The plan was opened by another request')
    await tx.updateTable('labs').set({ phase: 'open' }).where('id', '=', lab.id).execute()
    await appendAudit(tx, {
      at: parts.now().toISOString(),
      labId: lab.id,
      actor: by.seat.id,
      act: 'reopened',
      details: { version: lab.version },
    })
  })
