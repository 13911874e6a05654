import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { SOURCES, type SourceKey } from './sources.ts'

/** Year, value, and the document it is from; without one the value was completed for the demonstration. */
type Point = readonly [year: number, value: string, source?: SourceKey]

interface Series {
  indicator: string
  points: readonly Point[]
  /** Lowest and highest published value of the final point. */
  range?: readonly [low: string, high: string]
}

/** The last point of each series is its target. */
const SERIES: readonly Series[] = [
  { indicator: 'ocean GDP', points: [[2033, '129', 'president2015']], range: ['129', '177'] },
  { indicator: 'ocean jobs', points: [[2033, '800000', 'allAfrica2017']], range: ['800000', '1000000'] },
  { indicator: 'MTM GDP', points: [[2019, '14', 'mtmSummary']], range: ['14', '23'] },
  { indicator: 'OG wells', points: [[2024, '30', 'oilGasReport']] },
  {
    indicator: 'MPSG trained',
    points: [
      [2015, '20'],
      [2016, '60'],
      [2017, '100'],
    ],
  },
  {
    indicator: 'AQ jobs',
    points: [
      [2015, '3000'],
      [2016, '4500'],
      [2017, '7000'],
      [2018, '10500'],
      [2019, '15000', 'aqSummary'],
    ],
  },
  {
    indicator: 'AQ new jobs',
    points: [
      [2015, '225'],
      [2016, '450', 'dffePage'],
      [2017, '640', 'dffePage'],
      [2018, '1300', 'dffePage'],
      [2019, '2618', 'dffePage'],
    ],
  },
  {
    indicator: 'AQ revenue',
    points: [
      [2015, '850'],
      [2016, '1200'],
      [2017, '1700'],
      [2018, '2300'],
      [2019, '3000', 'aqSummary'],
    ],
  },
  {
    indicator: 'AQ production',
    points: [
      [2015, '1500'],
      [2016, '4000'],
      [2017, '6500', 'dffePage'],
      [2018, '6900', 'dffePage'],
      [2019, '20000', 'aqSummary'],
    ],
  },
  {
    indicator: 'AQ investment',
    points: [
      [2015, '375'],
      [2016, '750', 'dffePage'],
      [2017, '890', 'dffePage'],
      [2018, '1900', 'dffePage'],
      [2019, '2800', 'dffePage'],
    ],
  },
  {
    indicator: 'AQ days',
    points: [
      [2015, '600'],
      [2016, '365'],
      [2017, '240'],
    ],
  },
]

/** Every indicator's yearly values on the last day of the year. */
export const trajectoryPoints = (id: IdOf): EntityInput<'trajectoryPoints'>[] =>
  SERIES.flatMap(({ indicator, points, range }) =>
    points.map(([year, value, source], i) => {
      const final = i === points.length - 1
      return {
        id: id(`point ${indicator} ${year}`),
        indicatorId: id(`indicator ${indicator}`),
        date: `${year}-12-31`,
        value,
        low: final ? (range?.[0] ?? null) : null,
        high: final ? (range?.[1] ?? null) : null,
        kind: final ? ('final' as const) : ('interim' as const),
        sourceNote: source ? SOURCES[source].title : 'Completed for the demonstration',
        illustrative: source === undefined,
      }
    }),
  )
