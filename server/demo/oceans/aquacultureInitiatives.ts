import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { cite } from './sources.ts'

/** The three published phases, counted from October 2014: to 12 months, to 24 months, to four years. */
const PHASES = {
  quickWin: ['2014-10-01', '2015-09-30'],
  p1: ['2014-10-01', '2015-09-30'],
  p2: ['2015-10-01', '2016-09-30'],
  p3: ['2016-10-01', '2018-09-30'],
} as const
type Phase = keyof typeof PHASES

const TITLES: readonly (readonly [string, Phase])[] = [
  ['Selection and implementation of catalyst projects', 'quickWin'],
  ['Reform of the legislation', 'p2'],
  ['Inter-Departmental Authorisations Committee', 'p1'],
  ['Globally recognised monitoring and certification', 'p2'],
  ['Aquaculture Development Fund', 'p2'],
  ['Capacity building and skills', 'p3'],
  ['Co-ordinated marketing for the whole industry', 'p3'],
  ['Preference in government procurement', 'p3'],
]

/** AQ-1 to AQ-8: titles from the sources; phase, dates and acknowledged gap completed for the demonstration. */
export const aquacultureInitiatives = (id: IdOf): EntityInput<'initiatives'>[] =>
  TITLES.map(([title, phase], i) => ({
    id: id(`initiative AQ-${i + 1}`),
    workstreamId: id('room AQ'),
    number: i + 1,
    code: `AQ-${i + 1}`,
    title,
    leadOrgId: id('org DAFF'),
    description: `The title is published${i >= 1 && i <= 3 ? ', its number inferred' : ''}. Which phase it falls into, its dates, rows and budget were completed for the demonstration.\n${cite('aqProgress')}`,
    start: PHASES[phase][0],
    end: PHASES[phase][1],
    phase,
    state: 'planned',
    gapAcknowledged: true,
    illustrative: true,
  }))
