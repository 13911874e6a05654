import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { initiativesOf } from '#shared/plan/select.ts'
import { create } from './oceansPlan.ts'
import type { IdOf } from './ids.ts'
import { requestCommands } from './requests.ts'
import { cite } from './sources.ts'

/**
 * What the room did after the release: one row of AQ-6 ends later, so that its signatures lapse at the next
 * freeze and no others; the later ninth initiative, planned but far from complete; and what rooms ask one another for it.
 */
export const draftCommands = (plan: Plan, id: IdOf): SingleCommand[] => [
  {
    type: 'update',
    collection: 'activities',
    id: id('activity AQ-6 1.3'),
    fields: { plannedEnd: '2018-11-30' },
  },
  create('initiatives', {
    id: id('initiative AQ-9'),
    workstreamId: id('room AQ'),
    number: 9,
    code: 'AQ-9',
    title: 'Aquaculture development zone',
    description: `Added after the lab. Its dates and rows were completed for the demonstration.\n${cite('aqProgress')}`,
    leadOrgId: id('org DAFF'),
    state: 'planned',
    illustrative: true,
    orderKey: keysAfter(initiativesOf(plan, id('room AQ')), 1)[0],
  }),
  create('milestones', {
    id: id('milestone AQ-9'),
    initiativeId: id('initiative AQ-9'),
    title: 'First zone declared',
    orderKey: keysAfter([], 1)[0],
    illustrative: true,
  }),
  create('activities', {
    id: id('activity AQ-9 1.1'),
    milestoneId: id('milestone AQ-9'),
    workstreamId: id('room AQ'),
    text: 'Choose the site of the first zone',
    responsibleIds: [id('org DAFF')],
    plannedStart: '2016-11-01',
    orderKey: keysAfter([], 1)[0],
    illustrative: true,
  }),
  create('activities', {
    id: id('activity AQ-9 1.2'),
    milestoneId: id('milestone AQ-9'),
    workstreamId: id('room AQ'),
    text: 'Apply for the environmental authorisation of the zone',
    orderKey: 'a1',
    illustrative: true,
  }),
  ...requestCommands(id),
]
