import type { Plan } from '#shared/plan/plan.ts'
import { planOf, sampleId as n } from './samplePlan.ts'

export const ROOM = n(9_001)
export const OTHER_ROOM = n(9_002)

const row = (
  id: string,
  milestoneId: string,
  orderKey: string,
  text: string,
  dates: [string, string] | null,
) => ({
  id,
  milestoneId,
  orderKey,
  text,
  responsibleIds: [n(9_010)],
  ...(dates && { plannedStart: dates[0], plannedEnd: dates[1] }),
})

/** Two rooms with an initiative each: 1.1 → 1.2 → 2.1 in the first, and one row without dates. */
export const timelinePlan = (): Plan =>
  planOf({
    organisations: [{ id: n(9_010), name: 'Department of Environmental Affairs', acronym: 'DEA' }],
    workstreams: [
      { id: ROOM, code: 'SKILL', title: 'Skills', orderKey: 'a1' },
      { id: OTHER_ROOM, code: 'FARM', title: 'Farms', orderKey: 'a2' },
    ],
    initiatives: [
      {
        id: n(9_021),
        workstreamId: ROOM,
        code: 'SKILL-1',
        title: 'Train',
        start: '2015-01-01',
        end: '2015-03-31',
      },
      { id: n(9_022), workstreamId: OTHER_ROOM, code: 'FARM-1', title: 'Lease the sites' },
    ],
    milestones: [
      { id: n(9_031), initiativeId: n(9_021), title: 'Ready', orderKey: 'a0' },
      { id: n(9_032), initiativeId: n(9_021), title: 'Taught', orderKey: 'a1', due: '2015-04-15' },
      { id: n(9_033), initiativeId: n(9_022), title: 'Leased', orderKey: 'a0' },
    ],
    activities: [
      row(n(9_041), n(9_031), 'a0', 'Name the trades', ['2015-01-01', '2015-01-31']),
      row(n(9_042), n(9_031), 'a1', 'Write the courses', ['2015-02-01', '2015-02-28']),
      row(n(9_043), n(9_032), 'a0', 'Teach the first hundred', ['2015-03-01', '2015-04-15']),
      row(n(9_044), n(9_032), 'a1', 'Teach the rest', null),
      row(n(9_045), n(9_033), 'a0', 'Advertise the sites', ['2015-02-01', '2015-03-10']),
    ],
    dependencies: [
      { id: n(9_051), fromId: n(9_041), toId: n(9_042) },
      { id: n(9_052), fromId: n(9_042), toId: n(9_043) },
    ],
  })
