import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { programmeRequest, tickRequest } from '#shared/api/programme.ts'
import { artefactsOf, isOfLab, type Week } from '#shared/programme/template.ts'
import { liveOf } from '#shared/plan/select.ts'
import { canonicalText, sha256Of } from '#shared/roadmap/canonical.ts'
import { seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import { programmeOf, programmeRow, readProgramme } from './programmeRows.ts'

/** A change of a lab's programme with its row of the audit; everyone in the lab is told when something came of it. */
const changing = async (
  parts: Parts,
  by: SeatInLab,
  work: (tx: Tx, weeks: readonly Week[], at: string, seat: SeatRow) => Promise<Outcome<Changed | null>>,
): Promise<Outcome<null>> => {
  await programmeOf(parts, by.lab)
  const at = parts.now().toISOString()
  const outcome = await parts.db.transaction().execute(async (tx) => {
    const row = await programmeRow(tx, by.lab.id)
    const now = await seatedStill(tx, by)
    if (!row || !now) return notFound()
    const worked = await work(tx, readProgramme(row).weeks, at, now.seat)
    if (worked.ok && worked.value)
      await appendAudit(tx, { at, labId: by.lab.id, actor: by.seat.id, ...worked.value })
    return worked
  })
  if (!outcome.ok) return outcome
  if (outcome.value) parts.rooms.stateChanged(by.lab.id)
  return done(null)
}

interface Changed {
  act: string
  details: Record<string, unknown>
}

/** Puts a programme in the place of the one that was looked at. */
export const replaceProgramme = (
  parts: Parts,
  by: SeatInLab,
  { revision, programme }: z.output<typeof programmeRequest>,
): Promise<Outcome<null>> =>
  changing(parts, by, async (tx, _, at, seat) => {
    const body = canonicalText(programme)
    const row = await programmeRow(tx, by.lab.id)
    if (row?.body === body) return done(null)
    if (row?.revision !== revision)
      return refuse('stale', 'The programme was changed meanwhile: read it again', ['revision'])
    await tx
      .updateTable('programmes')
      .set({ body, revision: revision + 1, changedBy: seat.name, changedAt: at })
      .where('labId', '=', by.lab.id)
      .execute()
    return done({
      act: 'programmeChanged',
      details: { revision: revision + 1, weeks: programme.weeks.length, hash: sha256Of(programme) },
    })
  })

/** Ticks what is ticked by hand, or takes the tick away. Doing it twice is doing it once. */
export const tickArtefact = async (
  parts: Parts,
  by: SeatInLab,
  { artefactId, workstreamId, there }: z.output<typeof tickRequest>,
): Promise<Outcome<null>> => {
  const plan = workstreamId === null ? null : await parts.rooms.read(by.lab.id)
  return changing(parts, by, async (tx, weeks, at) => {
    const artefact = weeks.flatMap(artefactsOf).find(({ id }) => id === artefactId)
    if (!artefact) return notFound()
    if (artefact.check !== 'manual')
      return refuse('invalid', 'The plan answers this by itself', ['artefactId'])
    if (isOfLab(artefact) !== (workstreamId === null) || (plan && !liveOf(plan, 'workstreams', workstreamId)))
      return refuse('invalid', 'It is ticked for each room, or once for the lab', ['workstreamId'])
    const key = { labId: by.lab.id, artefactId, workstreamId: workstreamId ?? '' }
    const held = await tx
      .selectFrom('programmeTicks')
      .select('tickedAt')
      .where((row) => row.and(key))
      .executeTakeFirst()
    if ((held !== undefined) === there) return done(null)
    if (there)
      await tx
        .insertInto('programmeTicks')
        .values({ ...key, seatId: by.seat.id, tickedAt: at })
        .execute()
    else
      await tx
        .deleteFrom('programmeTicks')
        .where((row) => row.and(key))
        .execute()
    return done({
      act: there ? 'artefactTicked' : 'artefactUnticked',
      details: { artefactId, workstreamId },
    })
  })
}

/** Overrules a week's gate; one that is overruled already keeps its reason. */
export const overruleGate = (
  parts: Parts,
  by: SeatInLab,
  weekId: string,
  reason: string,
): Promise<Outcome<null>> =>
  changing(parts, by, async (tx, weeks, at) => {
    if (!weeks.some(({ id }) => id === weekId)) return notFound()
    if (await standing(tx, by.lab.id, weekId))
      return refuse('conflict', 'This gate is overruled already: take that back first')
    await tx
      .insertInto('gateOverrules')
      .values({
        id: uuid(),
        labId: by.lab.id,
        weekId,
        reason,
        seatId: by.seat.id,
        overruledAt: at,
        takenBackBy: null,
        takenBackAt: null,
      })
      .execute()
    return done({ act: 'gateOverruled', details: { weekId, reason } })
  })

export const takeBackOverrule = (parts: Parts, by: SeatInLab, weekId: string): Promise<Outcome<null>> =>
  changing(parts, by, async (tx, _, at) => {
    const held = await standing(tx, by.lab.id, weekId)
    if (!held) return notFound()
    await tx
      .updateTable('gateOverrules')
      .set({ takenBackBy: by.seat.id, takenBackAt: at })
      .where('id', '=', held.id)
      .execute()
    return done({ act: 'gateOverruleTakenBack', details: { weekId } })
  })

const standing = (tx: Tx, labId: string, weekId: string) =>
  tx
    .selectFrom('gateOverrules')
    .select('id')
    .where('labId', '=', labId)
    .where('weekId', '=', weekId)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst()
