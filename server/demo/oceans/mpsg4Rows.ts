import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'

/** Number, text in other words, who answers for it, planned start and end: as published for MPSG initiative 4. */
const ROWS = [
  [
    '1.1',
    'Issue the occupations framework (OFO) to the labs and explain its use',
    'DHET',
    '2014-10-01',
    '2014-10-08',
  ],
  ['1.2', 'Employers identify their occupations with the framework', 'DEA DPME', '2014-10-09', '2014-11-20'],
  ['1.3', 'Submit missing occupations for evaluation', 'DEA DHET', '2014-11-21', '2015-02-13'],
  ['1.4', 'Publish the final list for comment', 'DEA', '2015-02-14', '2015-06-06'],
  ['1.5', 'Publish the final list of codes', 'DEA', '2015-06-07', '2015-07-05'],
  [
    '2.1',
    'Get funding approved for the coordinating office and its teams',
    'DEA DPME',
    '2015-07-06',
    '2015-08-31',
  ],
  [
    '2.2',
    'Write job specifications and appoint the coordinating team (OPOCT)',
    'DEA',
    '2015-09-01',
    '2015-11-24',
  ],
  ['2.3', 'Appoint team members and sign agreements with them', 'OPOCT', '2015-11-25', '2016-02-17'],
  ['2.4', 'Appoint intermediary bodies and sign agreements with them', 'OPOCT', '2016-02-18', '2016-05-12'],
] as const

/** The rows are published, the two milestones' titles and due dates are not. */
export const mpsg4Milestones = (id: IdOf): EntityInput<'milestones'>[] => [
  {
    id: id('milestone MPSG-4 1'),
    initiativeId: id('initiative MPSG-4'),
    title: 'Occupations identified and published',
    due: '2015-07-05',
    illustrative: true,
  },
  {
    id: id('milestone MPSG-4 2'),
    initiativeId: id('initiative MPSG-4'),
    title: 'Coordinating team and intermediary bodies at work',
    due: '2016-05-12',
    illustrative: true,
  },
]

export const mpsg4Activities = (id: IdOf): EntityInput<'activities'>[] =>
  ROWS.map(([sourceNo, text, owners, plannedStart, plannedEnd]) => ({
    id: id(`activity MPSG-4 ${sourceNo}`),
    milestoneId: id(`milestone MPSG-4 ${sourceNo.slice(0, 1)}`),
    workstreamId: id('room MPSG'),
    text,
    responsibleIds: owners.split(' ').map((acronym) => id(`org ${acronym}`)),
    plannedStart,
    plannedEnd,
    sourceNo,
  }))
