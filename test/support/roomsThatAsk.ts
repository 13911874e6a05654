import { planOf, sampleId as n } from './samplePlan.ts'

/** Names of what is in `roomsThatAsk`. */
export const ROOMS = {
  aq: n(10),
  mpsg: n(11),
  doer: n(1),
  asker: n(2),
  aqLead: n(3),
  survey: n(40),
  published: n(42),
  farms: n(41),
  /** The farms wait for the survey: marine protection asks aquaculture. */
  asked: n(50),
  /** Stays within aquaculture. */
  within: n(51),
} as const

const { aq, mpsg, doer, asker, aqLead, survey, published, farms, asked, within } = ROOMS

/** Two rooms with an initiative each; a row of one waits for a row of the other. */
export const roomsThatAsk = planOf({
  organisations: [
    { id: doer, name: 'Department of Agriculture', acronym: 'DAFF' },
    { id: asker, name: 'Department of Environment', acronym: 'DEA' },
    { id: aqLead, name: 'Department of Planning', acronym: 'DPME' },
  ],
  workstreams: [
    { id: aq, code: 'AQ', title: 'Aquaculture', leadOrgId: aqLead, orderKey: 'a0' },
    { id: mpsg, code: 'MPSG', title: 'Marine protection', leadOrgId: asker, orderKey: 'a1' },
  ],
  initiatives: [
    { id: n(20), workstreamId: aq, code: 'AQ-1', title: 'Farms', leadOrgId: doer },
    { id: n(21), workstreamId: mpsg, code: 'MPSG-1', title: 'Patrols', leadOrgId: asker },
  ],
  milestones: [
    { id: n(30), initiativeId: n(20), title: 'Surveyed', due: '2015-06-30', orderKey: 'a0' },
    { id: n(31), initiativeId: n(21), title: 'Patrolled', due: '2015-12-31', orderKey: 'a0' },
  ],
  activities: [
    {
      id: survey,
      milestoneId: n(30),
      text: 'Survey the coast',
      responsibleIds: [doer],
      plannedStart: '2015-01-05',
      plannedEnd: '2015-03-31',
      orderKey: 'a0',
    },
    {
      id: published,
      milestoneId: n(30),
      text: 'Publish the survey',
      responsibleIds: [doer],
      plannedStart: '2015-04-01',
      plannedEnd: '2015-04-30',
      orderKey: 'a1',
    },
    {
      id: farms,
      milestoneId: n(31),
      text: 'Patrol the farms',
      responsibleIds: [asker],
      plannedStart: '2015-04-01',
      plannedEnd: '2015-09-30',
      orderKey: 'a0',
    },
    {
      id: n(43),
      milestoneId: n(31),
      text: 'Report on the patrols',
      responsibleIds: [asker],
      plannedStart: '2015-10-01',
      plannedEnd: '2015-11-30',
      orderKey: 'a1',
    },
  ],
  dependencies: [
    { id: asked, fromId: survey, toId: farms },
    { id: within, fromId: survey, toId: published },
    { id: n(52), fromId: farms, toId: n(43) },
  ],
})
