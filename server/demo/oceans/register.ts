import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'

/** What the lab decided beside its plan. */
export const decisions = (id: IdOf): EntityInput<'decisions'>[] => [
  {
    id: id('decision MPSG protected'),
    workstreamId: id('room MPSG'),
    text: 'Waters under protection are counted from the 0.42 % of the summary of the room; the other values stay beside it as evidence.',
    ownerOrgId: id('org DEA'),
    decidedOn: '2014-08-12',
    illustrative: true,
  },
]

/** What somebody does for the lab itself. */
export const actions = (id: IdOf): EntityInput<'actions'>[] => [
  {
    id: id('action AQ fishers'),
    workstreamId: id('room AQ'),
    text: 'Agree with the small-scale fishers how they take part before projects are selected',
    ownerOrgId: id('org DAFF'),
    due: '2014-10-15',
    illustrative: true,
  },
]
