import type { EntityInput, Plan } from '#shared/plan/plan.ts'
import { planOf, sampleId } from './samplePlan.ts'

export const BOARD = sampleId(1_001)
export const OTHER_BOARD = sampleId(1_002)

const ISSUES = [
  'Aquaculture permits need nine approvals from five departments and take 890 days on average',
  'No inspectorate for the exclusive economic zone',
  'Fingerlings are imported; disease controls are not enforced at the border',
  'Small-scale fishers hear of decisions after they are made',
]
const INITIATIVES = [
  'Inter-departmental authorisations committee',
  'Ocean governance framework and a single integrated act',
  'Twenty-four catalytic aquaculture farms in four provinces, with shared hatcheries and feed',
  'National ocean and coastal information system',
]
const ACTIVITIES = [
  'Appoint the committee and agree its terms of reference',
  'Map every authorisation now in force',
  'Draft the regulations and publish them for comment within Verfahrensbeschleunigungsgesetzgebungsverfahren',
  'Train forty inspectors',
  'Establish OPOCT and second its first staff',
]
const INDICATORS = ['Aquaculture output', 'Jobs in new farms', 'Days to a permit']
const RISKS = [
  'Funds for vessels are not voted in the first year',
  'Feed prices rise faster than fish prices',
]

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T

const ORGS: EntityInput<'organisations'>[] = [
  { id: sampleId(1), name: 'Department of Environmental Affairs', acronym: 'DEA', sector: 'national' },
  {
    id: sampleId(2),
    name: 'Department of Agriculture, Forestry and Fisheries',
    acronym: 'DAFF',
    sector: 'national',
  },
  { id: sampleId(3), name: 'South African Maritime Safety Authority', acronym: 'SAMSA', sector: 'statutory' },
  { id: sampleId(4), name: 'Aquaculture Association of Southern Africa', acronym: '', sector: 'business' },
]

/** A board's workstream with about `count` cards: two in five are activities, with relations between them. */
export const boardPlan = (count: number): Plan => {
  const each = (share: number) => Math.round(count * share)
  const [nIssues, nInitiatives, nIndicators, nRisks] = [each(0.2), each(0.2), each(0.1), each(0.1)]
  const nActivities = Math.max(0, count - nIssues - nInitiatives - nIndicators - nRisks)
  const id = (kind: number, i: number) => sampleId(kind * 10_000 + i)
  const key = (i: number) => `a${String(i).padStart(5, '0')}1`
  const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i))
  const common = (kind: number, i: number) => ({ id: id(kind, i), workstreamId: BOARD, orderKey: key(i) })
  return planOf({
    organisations: ORGS,
    workstreams: [
      { id: BOARD, code: 'MPSG', title: 'Marine protection services and governance' },
      { id: OTHER_BOARD, code: 'AQ', title: 'Aquaculture' },
    ],
    issues: list(nIssues, (i) => ({
      ...common(1, i),
      text: pick(ISSUES, i),
      theme: i % 2 ? 'regulation' : 'funding',
      isRootCause: i % 3 === 0,
    })),
    initiatives: list(nInitiatives, (i) => ({
      ...common(2, i),
      title: pick(INITIATIVES, i),
      code: `MPSG-${i + 1}`,
      leadOrgId: sampleId(1 + (i % 4)),
      supportOrgIds: [sampleId(1 + ((i + 1) % 4)), sampleId(1 + ((i + 2) % 4))],
      start: '2014-10-01',
      end: '2016-03-31',
      state: 'planned',
      illustrative: i % 2 === 1,
    })),
    milestones: list(nInitiatives, (i) => ({
      id: id(6, i),
      initiativeId: id(2, i),
      title: 'First',
      orderKey: 'a1',
    })),
    activities: list(nActivities, (i) => ({
      ...common(3, i),
      milestoneId: i % 2 === 0 && nInitiatives > 0 ? id(6, i % nInitiatives) : null,
      text: pick(ACTIVITIES, i),
      responsibleIds: i % 3 ? [sampleId(1 + (i % 3))] : [],
      plannedStart: '2014-11-01',
      plannedEnd: i % 4 ? '2015-02-28' : null,
    })),
    indicators: list(nIndicators, (i) => ({
      ...common(4, i),
      name: pick(INDICATORS, i),
      unit: 't',
      baselineValue: '4000',
      ownerOrgId: sampleId(2),
    })),
    risks: list(nRisks, (i) => ({
      ...common(5, i),
      text: pick(RISKS, i),
      likelihood: 3,
      impact: 4,
      type: i % 2 ? 'assumption' : 'risk',
    })),
    links: [
      ...list(Math.min(nInitiatives, nIssues), (i) => ({
        id: id(7, i),
        kind: 'answers' as const,
        fromId: id(2, i),
        toId: id(1, i),
      })),
      ...list(Math.min(nIndicators, nInitiatives), (i) => ({
        id: id(8, i),
        kind: 'measures' as const,
        fromId: id(4, i),
        toId: id(2, i),
      })),
      ...list(Math.min(nRisks, nInitiatives), (i) => ({
        id: id(9, i),
        kind: 'threatens' as const,
        fromId: id(5, i),
        toId: id(2, i),
      })),
    ],
    dependencies: list(Math.max(0, Math.floor((nActivities - 1) / 3)), (i) => ({
      id: id(10, i),
      fromId: id(3, i * 3),
      toId: id(3, i * 3 + 1),
      type: i % 2 ? 'SS' : 'FS',
      lagDays: i % 2 ? 5 : 0,
    })),
  })
}
