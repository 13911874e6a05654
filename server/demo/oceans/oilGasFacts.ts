import type { Fact } from './fact.ts'

const room = 'OG' as const

/** What the offshore oil and gas room found: the wells, what is at stake, and the law everything waits for. */
export const oilGasFacts: Fact[] = [
  {
    key: 'og.wells',
    room,
    statement: '30 exploration wells in ten years need US$3–5 billion.',
    value: '30',
    unit: 'wells in ten years',
    source: 'oilGasReport',
  },
  {
    key: 'og.wellCost',
    room,
    statement: 'One deep well costs more than US$150 million, with a chance of success below 15 %.',
    value: '>150',
    unit: 'USD million a well',
    source: 'oilGasReport',
  },
  {
    key: 'og.production',
    room,
    statement:
      'At 370,000 barrels of oil equivalent a day: up to 130,000 jobs and US$2.2 billion a year of GDP.',
    value: '370000',
    unit: 'boe a day',
    source: 'vision2030Province',
  },
  {
    key: 'og.resource',
    room,
    statement:
      'The resource is put at 9 billion barrels of oil and 11 billion barrels of oil equivalent of gas: 40 and 375 years of consumption.',
    value: '9 and 11',
    unit: 'billion boe',
    kind: 'statistic',
    source: 'oilGasReport',
  },
  {
    key: 'og.timeToFirstOil',
    room,
    statement: 'Nigeria needed 15 to 20 years to its first production.',
    value: '15–20',
    unit: 'years',
    source: 'oilGasReport',
  },
  {
    key: 'og.law',
    room,
    statement:
      'Many rows wait for one decision outside the room: the amendment bill of the minerals and petroleum act (MPRDA).',
    asOf: '2015-08-04',
    source: 'committee2015',
  },
  {
    key: 'og.rights',
    room,
    statement: 'By 2018: 14 exploration rights, 6 production rights and 2 technical co-operation permits.',
    value: '14',
    unit: 'exploration rights',
    asOf: '2018',
    kind: 'statistic',
    source: 'vision2030Province',
  },
  {
    key: 'og.pipelineStudy',
    room,
    statement:
      'The environmental assessment of the pipeline network (CSIR with SANBI) began in Apr 2017 for 18 months: seven corridors, three steps.',
    value: '7',
    unit: 'corridors',
    asOf: '2017-04',
    source: 'gasNetwork',
  },
  {
    key: 'og.subsurface',
    room,
    statement:
      'Initiative D2 joins DMR, DST, CGS, SAMSA and PASA; among its three deliverables are observers on seismic voyages and a study for a state research vessel.',
    value: '3',
    unit: 'deliverables',
    asOf: '2017-06-02',
    source: 'miningWeekly',
  },
]
