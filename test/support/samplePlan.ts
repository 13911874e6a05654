import {
  COLLECTIONS,
  COLLECTION_NAMES,
  type Collection,
  type EntityInput,
  type Plan,
} from '#shared/plan/plan.ts'

/** A UUIDv7 that only differs by its last digits, so that a test can name it by a number. */
export const sampleId = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The same for several at once. */
export const sampleIds = <const N extends readonly number[]>(...numbers: N) =>
  numbers.map(sampleId) as { [K in keyof N]: string }

/** A plan of exactly these entities; defaults are filled in as the document would. */
export const planOf = (entities: {
  [C in Collection]?: readonly EntityInput<C>[]
}): Plan =>
  Object.fromEntries(
    COLLECTION_NAMES.map((name) => {
      const list: readonly unknown[] = entities[name] ?? []
      return [
        name,
        new Map(
          list.map((one) => {
            const entity = COLLECTIONS[name].parse(one)
            return [entity.id, entity]
          }),
        ),
      ]
    }),
  ) as unknown as Plan

/** The same plan with some fields of one entity changed. */
export const withChange = <C extends Collection>(
  plan: Plan,
  collection: C,
  id: string,
  fields: Partial<EntityInput<C>>,
): Plan => {
  const entities = new Map<string, unknown>(plan[collection])
  entities.set(
    id,
    COLLECTIONS[collection].parse({ ...(entities.get(id) as object | undefined), id, ...fields }),
  )
  return { ...plan, [collection]: entities }
}

const n = sampleId
export const SAMPLE = {
  lab: n(1),
  dea: n(11),
  dpme: n(12),
  dhet: n(13),
  opoct: n(14),
  farmers: n(15),
  mpsg: n(21),
  aq: n(22),
  capacity: n(61),
  farms: n(62),
  idea: n(63),
  stopped: n(64),
  milestone1: n(71),
  milestone2: n(72),
  act11: n(81),
  act12: n(82),
  act21: n(83),
  act22: n(84),
  act23: n(85),
  actFarm: n(86),
  jobs: n(101),
  trained: n(102),
  jobsFinal: n(113),
  coordination: n(91),
  betweenInitiatives: n(94),
  permit: n(131),
  objection: n(151),
} as const
const S = SAMPLE
const gone = '2014-07-20T10:00:00Z'

/**
 * A small plan with something in every collection and something that must not leave the lab: two planned
 * initiatives that share an indicator, an idea, a stopped and a removed one, loose cards, a planned organisation.
 */
export const samplePlan = (): Plan =>
  planOf({
    lab: [
      {
        id: S.lab,
        name: 'Oceans',
        venue: 'Durban',
        startDate: '2014-07-08',
        sponsor: 'The Presidency',
        methodology: 'Big Fast Results',
      },
    ],
    organisations: [
      { id: S.dea, name: 'Department of Environmental Affairs', acronym: 'DEA' },
      { id: S.dpme, name: 'Department of Planning, Monitoring and Evaluation', acronym: 'DPME' },
      { id: S.dhet, name: 'Department of Higher Education and Training', acronym: 'DHET' },
      {
        id: S.opoct,
        name: 'Ocean Phakisa Occupational Coordinating Team',
        acronym: 'OPOCT',
        planned: true,
        createdByActivityId: S.act22,
      },
      { id: S.farmers, name: 'Fish farmers’ association', acronym: 'FFA', sector: 'business' },
      { id: n(16), name: 'Removed organisation', deletedAt: gone },
    ],
    workstreams: [
      {
        id: S.mpsg,
        code: 'MPSG',
        title: 'Marine protection and governance',
        leadOrgId: S.dea,
        orderKey: 'a1',
      },
      { id: S.aq, code: 'AQ', title: 'Aquaculture', leadOrgId: n(16), orderKey: 'a0' },
    ],
    aspirations: [{ id: n(31), workstreamId: S.aq, statement: 'More jobs at sea', horizonYear: 2033 }],
    evidence: [
      {
        id: n(41),
        workstreamId: S.mpsg,
        factKey: 'mpa',
        value: '0.42',
        unit: '%',
        sourceTitle: 'Lab report',
      },
      { id: n(42), workstreamId: S.mpsg, factKey: 'mpa', value: '0.05', unit: '%', chosen: true },
    ],
    issues: [
      { id: n(51), workstreamId: S.mpsg, text: 'Too few skilled people', isRootCause: true, theme: 'skills' },
      { id: n(52), workstreamId: S.aq, text: 'Permits take years', isRootCause: true, theme: 'regulation' },
      { id: n(53), workstreamId: S.aq, text: 'Few farms' },
      { id: n(54), workstreamId: S.aq, text: 'Removed issue', deletedAt: gone },
    ],
    initiatives: [
      {
        id: S.capacity,
        workstreamId: S.mpsg,
        number: 4,
        code: 'MPSG-4',
        title: 'Capacity for ocean governance',
        leadOrgId: S.dea,
        supportOrgIds: [S.dhet],
        start: '2014-10-01',
        endKind: 'ongoing',
        reviewDate: '2016-12-01',
        state: 'planned',
        gapAcknowledged: true,
        orderKey: 'a0',
      },
      {
        id: S.farms,
        workstreamId: S.aq,
        number: 1,
        code: 'AQ-1',
        title: 'Twenty-four farms',
        leadOrgId: S.farmers,
        supportOrgIds: [S.dpme],
        start: '2015-01-01',
        end: '2018-12-31',
        state: 'planned',
        gapAcknowledged: true,
        orderKey: 'a0',
      },
      { id: S.idea, workstreamId: S.aq, code: 'AQ-9', title: 'Seaweed', placeholder: true, orderKey: 'a1' },
      { id: S.stopped, workstreamId: S.aq, code: 'AQ-8', title: 'Pearl oysters', state: 'stopped' },
      { id: n(65), workstreamId: S.aq, title: 'Removed initiative', state: 'planned', deletedAt: gone },
    ],
    milestones: [
      { id: S.milestone2, initiativeId: S.capacity, title: 'Coordination', orderKey: 'a1' },
      {
        id: S.milestone1,
        initiativeId: S.capacity,
        title: 'Occupations listed',
        due: '2015-07-05',
        orderKey: 'a0',
      },
      { id: n(73), initiativeId: S.farms, title: 'First farms', orderKey: 'a0' },
      { id: n(74), initiativeId: S.idea, title: 'Of an idea', orderKey: 'a0' },
    ],
    activities: [
      row(
        S.act11,
        S.milestone1,
        'a0',
        'Occupations issued to the labs',
        [S.dhet],
        '2014-10-01',
        '2014-10-08',
      ),
      row(
        S.act12,
        S.milestone1,
        'a1',
        'Employers name occupations',
        [S.dea, S.dpme],
        '2014-10-09',
        '2014-11-20',
      ),
      row(S.act21, S.milestone2, 'a0', 'Funding approved', [S.dea, S.dpme], '2015-07-06', '2015-08-31'),
      row(S.act22, S.milestone2, 'a1', 'Coordinating team appointed', [S.dea], '2015-09-01', '2015-11-24'),
      row(S.act23, S.milestone2, 'a2', 'Members and agreements', [S.opoct], '2015-11-25', '2016-02-17'),
      row(S.actFarm, n(73), 'a0', 'Sites leased', [S.farmers], '2015-01-05', '2015-06-30'),
      row(n(87), n(74), 'a0', 'Activity of an idea', [S.dea], '2015-01-05', '2015-06-30'),
      { id: n(88), workstreamId: S.aq, text: 'Loose card' },
    ],
    dependencies: [
      { id: S.coordination, fromId: S.act21, toId: S.act22 },
      { id: n(92), fromId: S.act22, toId: S.act23, lagDays: 1 },
      { id: n(93), fromId: S.act11, toId: n(87) },
      { id: S.betweenInitiatives, fromId: S.capacity, toId: S.farms, type: 'SS' },
    ],
    links: [
      { id: n(141), kind: 'answers', fromId: S.capacity, toId: n(51) },
      { id: n(142), kind: 'answers', fromId: S.farms, toId: n(52) },
      { id: n(143), kind: 'causes', fromId: n(52), toId: n(53) },
      { id: n(144), kind: 'measures', fromId: S.jobs, toId: S.farms },
      { id: n(145), kind: 'measures', fromId: S.jobs, toId: S.capacity },
      { id: n(146), kind: 'measures', fromId: S.trained, toId: S.capacity },
      { id: n(147), kind: 'threatens', fromId: S.permit, toId: S.actFarm },
      { id: n(148), kind: 'supports', fromId: n(42), toId: n(51) },
      { id: n(149), kind: 'answers', fromId: S.idea, toId: n(52) },
    ],
    budgetLines: [
      {
        id: n(121),
        initiativeId: S.capacity,
        item: 'Team',
        year: 2015,
        amount: '1500000.50',
        kind: 'opex',
        fundingSourceId: n(125),
      },
      {
        id: n(122),
        initiativeId: S.farms,
        item: 'Hatchery',
        year: 2016,
        amount: '20000000',
        certainty: 'committed',
      },
      { id: n(123), initiativeId: S.idea, item: 'Of an idea', year: 2016, amount: '1' },
    ],
    fundingSources: [
      { id: n(125), name: 'Vote 27', orgId: S.dea, voteOrFund: 'Vote 27', ceiling: '9000000' },
      { id: n(126), name: 'Unused fund' },
    ],
    indicators: [
      indicator(S.jobs, 'Jobs', 'jobs', S.farmers, 'outcome'),
      indicator(S.trained, 'People trained', 'people', S.dhet, 'output'),
      { id: n(103), workstreamId: S.aq, name: 'Measures nothing planned' },
    ],
    trajectoryPoints: [
      { id: n(111), indicatorId: S.jobs, date: '2015-12-31', value: '500' },
      { id: n(112), indicatorId: S.jobs, date: '2016-12-31', value: '1500', low: '1000', high: '2000' },
      { id: S.jobsFinal, indicatorId: S.jobs, date: '2017-12-31', value: '3000', kind: 'final' },
      { id: n(114), indicatorId: S.trained, date: '2015-12-31', value: '40', kind: 'final' },
      { id: n(115), indicatorId: n(103), date: '2015-12-31', value: '1' },
    ],
    risks: [
      { id: S.permit, text: 'Permits late', likelihood: 4, impact: 3, ownerOrgId: S.farmers },
      { id: n(132), text: 'Threatens nothing' },
    ],
    comments: [
      { id: S.objection, aboutId: S.capacity, kind: 'objection', text: 'The team is too small' },
      { id: n(152), aboutId: S.idea, kind: 'dissent', text: 'Seaweed should be in', resolved: true },
      { id: n(153), aboutId: S.act23, kind: 'question', text: 'Who chairs?' },
      { id: n(154), aboutId: S.act23, kind: 'question', text: 'When?', resolved: true },
      { id: n(155), aboutId: S.act23, kind: 'note', text: 'Nice', public: true },
      { id: n(156), aboutId: S.act23, kind: 'dissent', text: 'Taken back', deletedAt: gone },
    ],
  })

const row = (
  id: string,
  milestoneId: string,
  orderKey: string,
  text: string,
  responsibleIds: string[],
  plannedStart: string,
  plannedEnd: string,
): EntityInput<'activities'> => ({
  id,
  milestoneId,
  orderKey,
  text,
  responsibleIds,
  plannedStart,
  plannedEnd,
})

const indicator = (
  id: string,
  name: string,
  unit: string,
  ownerOrgId: string,
  valueChain: 'outcome' | 'output',
): EntityInput<'indicators'> => ({
  id,
  name,
  unit,
  ownerOrgId,
  valueChain,
  direction: 'increase',
  frequency: 'yearly',
  targetMode: 'increment',
  baselineValue: '0',
  baselineDate: '2014-01-01',
  baselineSource: 'Lab report',
})
