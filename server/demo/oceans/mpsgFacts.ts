import type { Fact } from './fact.ts'

const room = 'MPSG' as const

/** What the protection and governance room aimed at, with two values the sources do not agree on. */
export const mpsgFacts: Fact[] = [
  {
    key: 'mpsg.protectedShare',
    room,
    statement: '0.42 % of the waters were protected; the lab aims at a representative network.',
    value: '0.42',
    unit: '% of waters',
    asOf: '2014',
    kind: 'statistic',
    source: 'mpsgSummary',
  },
  {
    key: 'mpsg.protectedShare',
    room,
    statement: 'Elsewhere the share before the 22 proposed areas is given as 0.05 %.',
    value: '0.05',
    unit: '% of waters',
    asOf: '2016-02',
    kind: 'statistic',
    confidence: 'low',
    source: 'mpaArticle',
    chosen: false,
  },
  {
    key: 'mpsg.governancePlan',
    room,
    statement: 'The overarching governance plan is due in March 2016.',
    value: '2016-03',
    source: 'mpsgSummary',
  },
  {
    key: 'mpsg.governancePlan',
    room,
    statement: 'The official page gives March 2015 for the same plan.',
    value: '2015-03',
    confidence: 'low',
    source: 'mpsgPage',
    chosen: false,
  },
  {
    key: 'mpsg.spatialFramework',
    room,
    statement: 'A national framework for marine spatial planning is due in December 2015.',
    value: '2015-12',
    source: 'mpsgSummary',
  },
  {
    key: 'mpsg.enforcement',
    room,
    statement: 'Results against illegal activity are expected by 2017.',
    value: '2017',
    source: 'mpsgPage',
  },
  {
    key: 'mpsg.focusAreas',
    room,
    statement:
      'Three focus areas: an integrated framework and governance, ocean protection, marine spatial planning.',
    value: '3',
    unit: 'focus areas',
    source: 'mpsgSlides',
  },
  {
    key: 'mpsg.quickWins',
    room,
    statement: 'The first phase is of quick wins, with first results by March 2016.',
    value: '2016-03',
    source: 'mpsgReview',
  },
  {
    key: 'mpsg.protectedAreas',
    room,
    statement:
      '22 protected areas were proposed in Feb 2016, to bring more than 5 % of the waters under protection; they were declared in May 2019.',
    value: '22',
    unit: 'areas',
    asOf: '2016-02',
    source: 'mpaArticle',
  },
  {
    key: 'mpsg.capacity',
    room,
    statement:
      'Initiative 4 is an accelerated intervention to build capacity in ocean governance, from 1 Oct 2014 and ongoing as training.',
    source: 'mpsgInitiative4',
  },
  {
    key: 'mpsg.legislation',
    room,
    statement:
      'Initiative 2 is to strengthen the legislation, by the coastal management act or an oceans act; a draft bill was hoped for in 2015.',
    source: 'mpsgSummary',
  },
]
