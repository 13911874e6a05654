import { addDays } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { planOf } from './samplePlan.ts'

const id = (kind: number, n: number): string =>
  `01910000-0000-7${String(kind).padStart(3, '0')}-8000-${String(n).padStart(12, '0')}`
const key = (n: number): string => `a${String.fromCodePoint(65 + Math.floor(n / 26), 65 + (n % 26))}`
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

const ROOMS = 6
const ORGANISATIONS = ['DEA', 'DoT', 'SAMSA', 'Transnet', 'DMR', 'DAFF', 'Treasury', 'SAPS']

/** A plan of six rooms with `activities` rows in all, ten in each milestone and fifty in each initiative. */
export const wholePlan = (activities: number): Plan => {
  const initiatives = Math.ceil(activities / 50)
  const roomOf = (initiative: number) => id(1, initiative % ROOMS)
  return planOf({
    organisations: ORGANISATIONS.map((acronym, n) => ({
      id: id(2, n),
      acronym,
      name: `The ${acronym} of the lab`,
    })),
    workstreams: upTo(ROOMS).map((n) => ({
      id: id(1, n),
      code: `ROOM${n + 1}`,
      title: `Focus area ${n + 1}`,
      orderKey: key(n),
    })),
    initiatives: upTo(initiatives).map((n) => ({
      id: id(3, n),
      workstreamId: roomOf(n),
      code: `R${(n % ROOMS) + 1}-${Math.floor(n / ROOMS) + 1}`,
      title: `Initiative ${n + 1} of the plan`,
      state: 'planned',
      leadOrgId: id(2, n % ORGANISATIONS.length),
      orderKey: key(n),
    })),
    milestones: upTo(initiatives * 5).map((n) => ({
      id: id(4, n),
      initiativeId: id(3, Math.floor(n / 5)),
      title: `Milestone ${(n % 5) + 1}: what is there by then`,
      due: addDays('2015-03-31', 90 * (n % 5)),
      orderKey: key(n % 5),
    })),
    activities: upTo(activities).map((n) => ({
      id: id(5, n),
      milestoneId: id(4, Math.floor(n / 10)),
      workstreamId: roomOf(Math.floor(n / 50)),
      text: `Activity ${n + 1}: agree and carry out what was decided`,
      responsibleIds: [id(2, n % ORGANISATIONS.length)],
      plannedStart: addDays('2014-10-01', (n * 7) % 700),
      plannedEnd: addDays('2014-10-01', ((n * 7) % 700) + 30 + (n % 50)),
      orderKey: key(n % 10),
    })),
    dependencies: upTo(Math.floor(activities / 3)).map((n) => ({
      id: id(6, n),
      fromId: id(5, n * 3),
      toId: id(5, n * 3 + 1),
    })),
  })
}
