import { ISSUES } from './issues.ts'

/** From and to, by name. What each arrow means follows from what it joins; `published` when a source says it. */
export interface Arrow {
  from: string
  to: string
  illustrative: boolean
}

const published = (from: string, to: string): Arrow => ({ from, to, illustrative: false })
const completed = (from: string, to: string): Arrow => ({ from, to, illustrative: true })

const answers: readonly Arrow[] = [
  completed('initiative AQ-1', 'issue AQ projects'),
  published('initiative AQ-2', 'issue AQ regulation'),
  published('initiative AQ-3', 'issue AQ regulation'),
  published('initiative AQ-4', 'issue AQ regulation'),
  published('initiative AQ-5', 'issue AQ funding'),
  published('initiative AQ-6', 'issue AQ skills'),
  published('initiative AQ-7', 'issue AQ market'),
  published('initiative AQ-8', 'issue AQ market'),
  published('initiative MPSG-2', 'issue MPSG legislation'),
  published('initiative MPSG-4', 'issue MPSG capacity'),
  published('initiative OG 2', 'issue OG data'),
  ...['MTM-2', 'MTM-5', 'MTM-7', 'MTM-8'].map((code) =>
    published(`initiative ${code}`, 'issue MTM infrastructure'),
  ),
]

const measures: readonly Arrow[] = [
  published('indicator ocean GDP', 'aspiration oceans'),
  published('indicator ocean jobs', 'aspiration oceans'),
  published('indicator MTM GDP', 'aspiration MTM'),
  published('indicator OG wells', 'aspiration OG'),
  published('indicator MPSG protected', 'aspiration MPSG'),
  published('indicator AQ jobs', 'aspiration AQ'),
  published('indicator AQ revenue', 'aspiration AQ'),
  published('indicator AQ production', 'aspiration AQ'),
  completed('indicator MPSG trained', 'initiative MPSG-4'),
  ...['AQ-1', 'AQ-5', 'AQ-6'].map((code) => completed('indicator AQ jobs', `initiative ${code}`)),
  ...['AQ-4', 'AQ-7', 'AQ-8'].map((code) => completed('indicator AQ revenue', `initiative ${code}`)),
  ...['AQ-2', 'AQ-3'].map((code) => completed('indicator AQ days', `initiative ${code}`)),
  completed('indicator AQ new jobs', 'initiative AQ-1'),
  completed('indicator AQ production', 'initiative AQ-1'),
  completed('indicator AQ investment', 'initiative AQ-1'),
]

const threatens: readonly Arrow[] = [
  published('risk market', 'initiative MTM-2'),
  completed('risk AQ fund', 'initiative AQ-5'),
  completed('risk AQ jobs', 'initiative AQ-1'),
  completed('risk MPSG team', 'activity MPSG-4 2.3'),
]

const supports: readonly Arrow[] = [
  ...ISSUES.flatMap(({ key, shownBy }) => (shownBy ? [published(`fact ${shownBy}`, `issue ${key}`)] : [])),
  published('fact aq.jobs', 'indicator AQ jobs'),
  published('fact aq.revenue', 'indicator AQ revenue'),
  published('fact aq.productionTarget', 'indicator AQ production'),
  published('fact aq.committed', 'indicator AQ investment'),
  published('fact oceans.gdp', 'indicator ocean GDP'),
  published('fact oceans.jobs', 'indicator ocean jobs'),
  published('fact mpsg.protectedShare', 'indicator MPSG protected'),
  published('fact mtm.gdpTarget', 'indicator MTM GDP'),
  published('fact og.wells', 'indicator OG wells'),
]

/** Dependencies are not among them: the sources give dates that follow on, but no dependencies (requests.ts). */
export const arrows: readonly Arrow[] = [...answers, ...measures, ...threatens, ...supports]
