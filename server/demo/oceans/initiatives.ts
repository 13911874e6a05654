import type { EntityInput } from '#shared/plan/plan.ts'
import { aquacultureInitiatives } from './aquacultureInitiatives.ts'
import type { IdOf } from './ids.ts'
import { WORKSTREAMS, type WorkstreamCode } from './lab.ts'
import { cite } from './sources.ts'

type Known = Omit<EntityInput<'initiatives'>, 'id' | 'workstreamId'>

/** How many initiatives each room left; the titles of most are not in the published sources. */
export const INITIATIVE_COUNTS: Record<WorkstreamCode, number> = { MTM: 18, OG: 11, AQ: 8, MPSG: 10 }

const unknownTitle = (what: string) => `${what} (title not in the published sources)`

const newFacilities = (n: number): Known => ({
  title: `Initiative ${n}: new facilities (full title not in the published sources)`,
  placeholder: true,
  description: cite('mtmReview'),
})

const MTM: Record<number, Known> = {
  2: newFacilities(2),
  5: {
    title: 'Initiative 5: existing facilities (full title not in the published sources)',
    placeholder: true,
    description: cite('mtmReview'),
  },
  7: newFacilities(7),
  8: newFacilities(8),
}

/** Known by letter and number, so they stand first; the other nine have no published code. */
const OG: Record<number, Known> = {
  1: {
    code: 'A1',
    title: 'Phased gas pipeline network',
    description: `An environmental assessment maps demand and constraints, then assesses seven corridors.\n${cite('gasNetwork')}`,
  },
  2: {
    code: 'D2',
    title: 'Capability for subsurface research and data',
    description: `Observers on seismic voyages by permit, a study for a state research vessel, and a third deliverable.\n${cite('miningWeekly')}`,
  },
}

const MPSG: Record<number, Known> = {
  1: { title: 'Ministerial Committee and Oceans Secretariat', description: cite('mpsgSummary') },
  2: {
    title: 'Strengthening of ocean legislation',
    description: `Through the coastal management act or an oceans act.\n${cite('mpsgSummary')}`,
  },
  4: {
    title: 'Accelerated capacity building in ocean governance',
    description: `The start and the nine rows are from the published implementation plan; its later rows could not be read in full. Review date, milestone titles, budget and indicator were completed for the demonstration.\n${cite('mpsgInitiative4')}`,
    start: '2014-10-01',
    endKind: 'ongoing',
    reviewDate: '2016-10-31',
    state: 'planned',
    gapAcknowledged: true,
    illustrative: true,
  },
}

const numbered = (id: IdOf, room: WorkstreamCode, known: Record<number, Known>) =>
  Array.from({ length: INITIATIVE_COUNTS[room] }, (_, i): EntityInput<'initiatives'> => {
    const n = i + 1
    const code = `${room}-${n}`
    const common = {
      id: id(`initiative ${code}`),
      workstreamId: id(`room ${room}`),
      leadOrgId: lead(id, room),
    }
    const facts = known[n] ?? { title: unknownTitle(`Initiative ${n}`), placeholder: true }
    return { ...common, number: n, code, ...facts }
  })

const lettered = (id: IdOf) =>
  Array.from({ length: INITIATIVE_COUNTS.OG }, (_, i): EntityInput<'initiatives'> => {
    const common = {
      id: id(`initiative OG ${i + 1}`),
      workstreamId: id('room OG'),
      leadOrgId: lead(id, 'OG'),
    }
    const facts = OG[i + 1] ?? {
      title: unknownTitle(`Initiative ${i + 1} of ${INITIATIVE_COUNTS.OG}`),
      placeholder: true,
    }
    return { ...common, ...facts }
  })

const lead = (id: IdOf, room: WorkstreamCode) =>
  id(`org ${WORKSTREAMS.find(({ code }) => code === room)?.lead ?? ''}`)

/** All 47: what is published of each, and a marked placeholder for every title that is not. */
export const initiatives = (id: IdOf): EntityInput<'initiatives'>[] => [
  ...numbered(id, 'MTM', MTM),
  ...lettered(id),
  ...aquacultureInitiatives(id),
  ...numbered(id, 'MPSG', MPSG),
]
