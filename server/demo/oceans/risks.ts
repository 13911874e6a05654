import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { cite } from './sources.ts'

export const risks = (id: IdOf): EntityInput<'risks'>[] => [
  {
    id: id('risk market'),
    workstreamId: id('room MTM'),
    type: 'assumption',
    text: `The oil price and the market for ship and rig repair hold; when they fell, port projects were scaled again.\n${cite('maritimeProfessional')}`,
    ownerOrgId: id('org TNPA'),
    triggerEvent: 'a port project is scaled again because of the market',
  },
  {
    id: id('risk law'),
    workstreamId: id('room OG'),
    text: `The minerals and petroleum amendment bill (MPRDA) is not passed, and the rows that need it stand still.\n${cite('committee2015')}`,
    ownerOrgId: id('org DMR'),
    triggerEvent: 'the bill is not passed on the day a row that needs it is to start',
  },
  {
    id: id('risk AQ fund'),
    workstreamId: id('room AQ'),
    text: 'The fund opens before its money is secured',
    likelihood: 3,
    impact: 4,
    mitigation: 'Open for applications only after the first contributions are committed',
    ownerOrgId: id('org DAFF'),
    triggerEvent: 'the fund is open and no contribution to it is committed',
    illustrative: true,
  },
  {
    id: id('risk MPSG team'),
    workstreamId: id('room MPSG'),
    text: 'The coordinating team is appointed late, and what it is to do begins late',
    likelihood: 3,
    impact: 3,
    mitigation: 'Get its funding approved a quarter earlier',
    ownerOrgId: id('org DEA'),
    triggerEvent: 'the team is not appointed on 24 Nov 2015',
    illustrative: true,
  },
  {
    id: id('risk AQ jobs'),
    workstreamId: id('room AQ'),
    type: 'assumption',
    text: 'Farms that are there already keep their jobs while new ones are authorised',
    likelihood: 2,
    impact: 4,
    mitigation: 'Count the jobs of every farm at each review, not those of new farms alone',
    ownerOrgId: id('org DAFF'),
    reviewDate: '2015-10-14',
    triggerIndicatorId: id('indicator AQ jobs'),
    triggerOperator: 'below',
    triggerValue: '2000',
    illustrative: true,
  },
]
