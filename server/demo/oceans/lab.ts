import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { cite, SOURCES } from './sources.ts'

/** What the lab is opened with; its rooms get their leads once the organisations are known. */
export const LAB = {
  slug: 'oceans',
  name: 'Operation Phakisa: Unlocking the Economic Potential of South Africa’s Oceans',
  startDate: '2014-07-08',
  weeks: 6,
  currency: 'ZAR',
} as const

export const WORKSTREAMS = [
  { code: 'MTM', title: 'Marine Transport and Manufacturing', lead: 'DOT' },
  { code: 'OG', title: 'Offshore Oil and Gas Exploration', lead: 'DMR' },
  { code: 'AQ', title: 'Aquaculture', lead: 'DAFF' },
  { code: 'MPSG', title: 'Marine Protection Services and Ocean Governance', lead: 'DEA' },
] as const
export type WorkstreamCode = (typeof WORKSTREAMS)[number]['code']

export const labRecord = (id: IdOf): EntityInput<'lab'> => ({
  id: id('lab'),
  name: LAB.name,
  venue: 'Durban',
  startDate: LAB.startDate,
  weeks: LAB.weeks,
  currency: LAB.currency,
  sponsor: 'The Presidency, through the Operation Phakisa unit of DPME',
  methodology: 'Operation Phakisa delivery lab',
  sourceNote: [
    `Work in the rooms began on 8 Jul 2014 (${SOURCES.cnbc2014.title}); launched on 19 Jul 2014 in Durban (${SOURCES.firstDeck.title}).`,
    `Reports dated 15 Aug 2014 (${SOURCES.mpsgReport.title}).`,
    `Open day on 15 Oct 2014; more than 650 people, about 2,000 pages (${SOURCES.montash.title}).`,
    'Public facts retyped for a demonstration. What was completed for it is marked as illustrative; it is not an official record of the lab.',
  ].join('\n'),
})

export const workstreamRecords = (id: IdOf): EntityInput<'workstreams'>[] =>
  WORKSTREAMS.map(({ code, title, lead }) => ({
    id: id(`room ${code}`),
    code,
    title,
    leadOrgId: id(`org ${lead}`),
    deliveryUnitOrgId: id(`org ${lead}`),
  }))

export const aspirations = (id: IdOf): EntityInput<'aspirations'>[] => [
  {
    id: id('aspiration oceans'),
    statement:
      'By 2033 the ocean economy adds R129–177 billion a year to GDP (R54 billion in 2010) and carries 800,000 to 1,000,000 jobs (316,000 in 2010).',
    headline: 'The ocean economy more than doubles by 2033',
    horizonYear: 2033,
    sourceNote: `${cite('president2015')}; ${SOURCES.allAfrica2017.title}`,
  },
  {
    id: id('aspiration uplift'),
    statement: 'The initiatives of the lab add more than R20 billion to GDP by 2019.',
    headline: 'R20 billion more by 2019',
    horizonYear: 2019,
    sourceNote: cite('opEd'),
  },
  {
    id: id('aspiration MTM'),
    workstreamId: id('room MTM'),
    statement:
      'By 2019 raise the contribution to GDP by R14–23 billion and reach 40,000 to 50,000 jobs in total, with about R18.8 billion of new revenue in the first five years.',
    headline: 'Ships repaired, built and registered here',
    horizonYear: 2019,
    sourceNote: cite('mtmSummary'),
  },
  {
    id: id('aspiration OG'),
    workstreamId: id('room OG'),
    statement:
      'Drill 30 exploration wells in ten years. At 370,000 barrels of oil equivalent a day, up to 130,000 jobs and US$2.2 billion a year of GDP.',
    headline: '30 exploration wells in ten years',
    horizonYear: 2024,
    sourceNote: `${cite('oilGasReport')}; ${SOURCES.vision2030Province.title}`,
  },
  {
    id: id('aspiration AQ'),
    workstreamId: id('room AQ'),
    statement:
      'By 2019 grow revenue from R0.67 billion to R3 billion, add 20,000 tonnes of production and grow jobs from 2,227 to 15,000, starting with 24 projects.',
    headline: 'From 2,227 jobs to 15,000',
    horizonYear: 2019,
    sourceNote: `${cite('aqSummary')}; ${SOURCES.aqProgress.title}`,
  },
  {
    id: id('aspiration MPSG'),
    workstreamId: id('room MPSG'),
    statement:
      'An overarching governance plan by March 2016, a national framework for marine spatial planning by December 2015, results against illegal activity by 2017, and a representative network of marine protected areas.',
    headline: 'One governed, protected and planned ocean',
    horizonYear: 2017,
    sourceNote: `${cite('mpsgSummary')}; ${SOURCES.mpsgSlides.title}`,
  },
]
