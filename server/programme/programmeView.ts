import type { ProgrammeView } from '#shared/api/programme.ts'
import { agreementView } from '../agreement/agreementView.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import type { Parts } from '../parts.ts'
import type { Db } from '../storage/database.ts'
import { programmeOf, readProgramme } from './programmeRows.ts'

/** The programme as every seat is told of it. */
export const programmeView = async (parts: Parts, lab: SeatInLab['lab']): Promise<ProgrammeView> => {
  const row = await programmeOf(parts, lab)
  return {
    revision: row.revision,
    programme: readProgramme(row),
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    ticks: await ticksOf(parts.db, lab.id),
    overrules: await overrulesOf(parts.db, lab.id),
    facts: await factsOf(parts, lab.id),
  }
}

const ticksOf = async (db: Db, labId: string): Promise<ProgrammeView['ticks']> => {
  const rows = await db
    .selectFrom('programmeTicks')
    .innerJoin('toldSeats', 'toldSeats.id', 'programmeTicks.seatId')
    .select(['artefactId', 'workstreamId', 'toldSeats.name as by', 'tickedAt as at'])
    .where('programmeTicks.labId', '=', labId)
    .execute()
  return rows.map((row) => ({ ...row, workstreamId: row.workstreamId || null }))
}

const overrulesOf = (db: Db, labId: string): Promise<ProgrammeView['overrules']> =>
  db
    .selectFrom('gateOverrules')
    .innerJoin('toldSeats', 'toldSeats.id', 'gateOverrules.seatId')
    .select(['weekId', 'reason', 'toldSeats.name as by', 'overruledAt as at'])
    .where('gateOverrules.labId', '=', labId)
    .where('takenBackAt', 'is', null)
    .orderBy('overruledAt')
    .execute()

const factsOf = async (parts: Parts, labId: string): Promise<ProgrammeView['facts']> => {
  const { current } = await agreementView(parts, labId)
  const released = await parts.db
    .selectFrom('roadmaps')
    .select('version')
    .where('labId', '=', labId)
    .executeTakeFirst()
  const rounds = await parts.db
    .selectFrom('rounds')
    .select('workstreamId')
    .distinct()
    .where('labId', '=', labId)
    .where('kind', '=', 'scores')
    .where('state', '=', 'revealed')
    .execute()
  return {
    frozen: current !== null,
    released: released !== undefined,
    agreed: current?.initiatives.flatMap((one) => (one.agreed ? [one.initiativeId] : [])) ?? [],
    scored: rounds.map(({ workstreamId }) => workstreamId),
  }
}
