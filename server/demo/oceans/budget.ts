import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { SOURCES, type SourceKey } from './sources.ts'

export const fundingSources = (id: IdOf): EntityInput<'fundingSources'>[] => [
  { id: id('fund fiscus'), name: 'National budget', orgId: id('org NT'), source: 'fiscus' },
  { id: id('fund private'), name: 'Private investment', source: 'private' },
  { id: id('fund TNPA'), name: 'Ports authority capital programme', orgId: id('org TNPA'), source: 'soe' },
  {
    id: id('fund skills'),
    name: 'National Skills Fund grant for maritime skills',
    orgId: id('org DHET'),
    source: 'other',
    ceiling: '296000000',
  },
]

interface Line {
  initiative: string
  item: string
  amount: string
  year?: number
  certainty?: EntityInput<'budgetLines'>['certainty']
  kind?: 'capex' | 'opex'
  fund?: 'fiscus' | 'private' | 'TNPA'
  /** Without one the line was completed for the demonstration. */
  source?: SourceKey
  note?: string
}

const WHICH = 'published for new facilities, without saying whether initiative 2, 7 or 8'

const PUBLISHED: readonly Line[] = [
  {
    initiative: 'MTM-5',
    item: 'Allocation for ports',
    amount: '7000000000',
    fund: 'TNPA',
    source: 'timesLive',
  },
  {
    initiative: 'MTM-5',
    item: 'Refurbishment of ship repair facilities over five years',
    amount: '2100000000',
    fund: 'TNPA',
    source: 'tnpa2016',
  },
  { initiative: 'MTM-5', item: 'Durban dry dock', amount: '43000000', fund: 'TNPA', source: 'timesLive' },
  {
    initiative: 'MTM-2',
    item: 'New facilities for private investment (lower end of R13–15 billion)',
    amount: '13000000000',
    fund: 'private',
    source: 'tnpa2016',
    note: WHICH,
  },
  {
    initiative: 'MTM-2',
    item: 'Saldanha oil and gas hub with supply base and new quay',
    amount: '9200000000',
    source: 'tnpa2016',
    note: WHICH,
  },
  {
    initiative: 'MTM-2',
    item: 'Richards Bay floating dock',
    amount: '1400000000',
    source: 'richardsBay',
    note: WHICH,
  },
  {
    initiative: 'MTM-2',
    item: 'Fuel storage in Cape Town',
    amount: '660000000',
    fund: 'private',
    source: 'vision2030Province',
    note: WHICH,
  },
  {
    initiative: 'AQ-1',
    item: 'Investment committed by companies',
    amount: '338000000',
    year: 2015,
    certainty: 'committed',
    fund: 'private',
    source: 'aqYearOne',
  },
  {
    initiative: 'AQ-1',
    item: 'Investment committed by government',
    amount: '106000000',
    year: 2015,
    certainty: 'committed',
    fund: 'fiscus',
    source: 'aqYearOne',
  },
]

const opex = (initiative: string, item: string, year: number, amount: string, committed = false): Line => ({
  initiative,
  item,
  amount,
  year,
  kind: 'opex',
  fund: 'fiscus',
  certainty: committed ? 'committed' : 'requested',
})

const COMPLETED: readonly Line[] = [
  { ...opex('AQ-1', 'Later projects', 2016, '306000000'), kind: 'capex' },
  opex('AQ-2', 'Drafting and consultation', 2016, '4500000', true),
  opex('AQ-3', 'Secretariat of the committee', 2015, '3000000', true),
  opex('AQ-4', 'Monitoring programme', 2016, '12000000'),
  { ...opex('AQ-5', 'First contribution to the fund', 2016, '100000000'), kind: 'capex' },
  opex('AQ-6', 'Training of the first intake', 2017, '25000000'),
  opex('AQ-7', 'Campaign', 2018, '18000000'),
  opex('AQ-8', 'Support for supply contracts', 2018, '6000000', true),
  opex('MPSG-4', 'Occupations framework and its publication', 2014, '2500000', true),
  opex('MPSG-4', 'Coordinating office and teams', 2015, '14000000'),
  opex('MPSG-4', 'Intermediary bodies', 2016, '22000000'),
]

/** Published amounts, and those completed so that every planned initiative has a budget. */
export const budgetLines = (id: IdOf): EntityInput<'budgetLines'>[] =>
  [...PUBLISHED, ...COMPLETED].map((line, i) => ({
    id: id(`budget line ${i + 1}`),
    initiativeId: id(`initiative ${line.initiative}`),
    item: line.item,
    amount: line.amount,
    year: line.year ?? null,
    certainty: line.certainty ?? 'indicative',
    kind: line.kind ?? 'capex',
    fundingSourceId: line.fund ? id(`fund ${line.fund}`) : null,
    sourceNote: line.source
      ? `${SOURCES[line.source].title}${line.note ? `; ${line.note}` : ''}`
      : 'Completed for the demonstration',
    illustrative: line.source === undefined,
  }))
