import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { SOURCES } from './sources.ts'

type Indicators = EntityInput<'indicators'>[]

const countedFromLab = {
  baselineValue: '0',
  baselineDate: '2014-08-15',
  baselineSource: 'By definition: counted from the lab report of 15 Aug 2014',
}

const oceans = (id: IdOf): Indicators => [
  {
    id: id('indicator ocean GDP'),
    code: 'OE-1',
    name: 'Contribution of the ocean to GDP',
    unit: 'ZAR billion a year',
    direction: 'increase',
    valueChain: 'impact',
    targetMode: 'absolute',
    baselineValue: '54',
    baselineDate: '2010-12-31',
    baselineSource: SOURCES.president2015.title,
    ownerOrgId: id('org DPME'),
    limitations: 'A later account gives R110 billion for the same year.',
  },
  {
    id: id('indicator ocean jobs'),
    code: 'OE-2',
    name: 'Jobs in the ocean economy',
    unit: 'jobs',
    direction: 'increase',
    valueChain: 'impact',
    targetMode: 'absolute',
    baselineValue: '316000',
    baselineDate: '2010-12-31',
    baselineSource: SOURCES.allAfrica2017.title,
    ownerOrgId: id('org DPME'),
  },
]

const otherRooms = (id: IdOf): Indicators => [
  {
    id: id('indicator MTM GDP'),
    workstreamId: id('room MTM'),
    code: 'MTM-K1',
    name: 'Added contribution of marine transport and manufacturing to GDP',
    unit: 'ZAR billion a year',
    direction: 'increase',
    valueChain: 'outcome',
    targetMode: 'increment',
    ...countedFromLab,
    ownerOrgId: id('org DOT'),
    limitations: 'Later accounts read the same target as a level.',
  },
  {
    id: id('indicator OG wells'),
    workstreamId: id('room OG'),
    code: 'OG-K1',
    name: 'Exploration wells drilled',
    unit: 'wells',
    direction: 'increase',
    valueChain: 'output',
    targetMode: 'increment',
    ...countedFromLab,
    ownerOrgId: id('org DMR'),
  },
  {
    id: id('indicator MPSG protected'),
    workstreamId: id('room MPSG'),
    code: 'MPSG-K1',
    name: 'Waters under protection',
    unit: '%',
    measure: 'percentage',
    direction: 'increase',
    valueChain: 'outcome',
    targetMode: 'absolute',
    baselineValue: '0.42',
    baselineDate: '2014-08-15',
    baselineSource: SOURCES.mpsgSummary.title,
    ownerOrgId: id('org DEA'),
    limitations: 'The sources also give 0.05 %; the lab set no number for a representative network.',
  },
  {
    id: id('indicator MPSG trained'),
    workstreamId: id('room MPSG'),
    code: 'MPSG-K2',
    name: 'People qualified for ocean governance and in post',
    unit: 'people',
    direction: 'increase',
    valueChain: 'outcome',
    targetMode: 'increment',
    baselineValue: '0',
    baselineDate: '2014-10-01',
    baselineSource: 'By definition: counted from the start of the initiative',
    frequency: 'halfYearly',
    ownerOrgId: id('org DEA'),
    illustrative: true,
  },
]

const aquacultureCommon = (id: IdOf) =>
  ({
    workstreamId: id('room AQ'),
    direction: 'increase',
    ownerOrgId: id('org DAFF'),
    frequency: 'yearly',
  }) as const

/** What the sector delivers. */
const aquacultureResults = (id: IdOf): Indicators => {
  const common = aquacultureCommon(id)
  return [
    {
      ...common,
      id: id('indicator AQ jobs'),
      code: 'AQ-K1',
      name: 'Jobs in aquaculture',
      unit: 'jobs',
      valueChain: 'outcome',
      targetMode: 'absolute',
      baselineValue: '2227',
      baselineDate: '2012-12-31',
      baselineSource: SOURCES.aqSummary.title,
      dataSource: SOURCES.aqYearOne.title,
      limitations:
        'The summary gives no date; 2012 follows from the year one review, where 521 new jobs are 23 % on 2012.',
    },
    {
      ...common,
      id: id('indicator AQ new jobs'),
      code: 'AQ-K2',
      name: 'New direct jobs since the lab',
      unit: 'jobs',
      valueChain: 'outcome',
      targetMode: 'increment',
      ...countedFromLab,
      dataSource: SOURCES.dffePage.title,
      limitations: 'The page calls the yearly figures required; they are read as targets, not as results.',
    },
    {
      ...common,
      id: id('indicator AQ revenue'),
      code: 'AQ-K3',
      name: 'Revenue of aquaculture',
      unit: 'ZAR million a year',
      valueChain: 'outcome',
      targetMode: 'absolute',
      baselineValue: '670',
      baselineDate: '2012-12-31',
      baselineSource: SOURCES.aqSummary.title,
      limitations: 'The value is published; its date was completed for the demonstration.',
      illustrative: true,
    },
    {
      ...common,
      id: id('indicator AQ production'),
      code: 'AQ-K4',
      name: 'Added production',
      unit: 'tonnes a year',
      valueChain: 'output',
      targetMode: 'increment',
      ...countedFromLab,
      dataSource: SOURCES.dffePage.title,
      limitations: 'The sources read 20,000 tonnes as an increase, as a level, and as a capacity of 20,970.',
    },
  ]
}

/** What goes in, and what stands in the way. */
const aquacultureMeans = (id: IdOf): Indicators => {
  const common = aquacultureCommon(id)
  return [
    {
      ...common,
      id: id('indicator AQ investment'),
      code: 'AQ-K5',
      name: 'Committed investment',
      unit: 'ZAR million',
      valueChain: 'input',
      targetMode: 'increment',
      ...countedFromLab,
      dataSource: SOURCES.dffePage.title,
    },
    {
      ...common,
      id: id('indicator AQ days'),
      code: 'AQ-K6',
      name: 'Days until a project holds all its authorisations',
      unit: 'days',
      direction: 'decrease',
      valueChain: 'outcome',
      targetMode: 'absolute',
      baselineValue: '890',
      baselineDate: '2014-08-15',
      baselineSource: 'Illustrative',
      illustrative: true,
    },
  ]
}

/** What is measured, for the whole ocean economy and in each room. */
export const indicators = (id: IdOf): Indicators => [
  ...oceans(id),
  ...otherRooms(id),
  ...aquacultureResults(id),
  ...aquacultureMeans(id),
]
