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
  },
  {
    id: id('risk law'),
    workstreamId: id('room OG'),
    text: `The minerals and petroleum amendment bill (MPRDA) is not passed, and the rows that need it stand still.\n${cite('committee2015')}`,
    ownerOrgId: id('org DMR'),
  },
  {
    id: id('risk AQ fund'),
    workstreamId: id('room AQ'),
    text: 'The fund opens before its money is secured',
    likelihood: 3,
    impact: 4,
    mitigation: 'Open for applications only after the first contributions are committed',
    ownerOrgId: id('org DAFF'),
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
    illustrative: true,
  },
]
