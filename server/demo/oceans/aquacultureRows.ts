import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'

type Row = readonly [text: string, owners: string, start: string, end: string]

interface MilestoneRows {
  initiative: string
  title: string
  due: string
  rows: readonly Row[]
}

/** Completed for the demonstration from the titles and the published phases; none of it is published. */
const PLANS: readonly MilestoneRows[] = [
  {
    initiative: 'AQ-1',
    title: 'First six projects operating',
    due: '2015-09-30',
    rows: [
      ['Select the six projects that are ready to operate', 'DAFF', '2014-10-01', '2014-12-19'],
      ['Agree support and conditions with each project', 'DAFF|DTI', '2015-01-12', '2015-04-30'],
      ['Bring the six projects into operation', 'DAFF|AQ industry', '2015-05-01', '2015-09-30'],
    ],
  },
  {
    initiative: 'AQ-2',
    title: 'Draft legislation ready for Parliament',
    due: '2016-09-30',
    rows: [
      ['Draft the changes to the legislation', 'DAFF', '2015-10-01', '2016-03-31'],
      ['Consult departments and the public on the draft', 'DAFF|DEA', '2016-04-01', '2016-09-30'],
    ],
  },
  {
    initiative: 'AQ-3',
    title: 'Committee deciding applications together',
    due: '2015-09-30',
    rows: [
      ['Agree terms of reference of the committee', 'DAFF|DEA', '2014-10-01', '2015-01-30'],
      ['Map every authorisation a project needs', 'DAFF', '2015-02-02', '2015-05-29'],
      ['Decide the first applications jointly', 'DAFF|DEA', '2015-06-01', '2015-09-30'],
    ],
  },
  {
    initiative: 'AQ-4',
    title: 'Monitoring programme recognised abroad',
    due: '2016-09-30',
    rows: [
      ['Set up monitoring of farms and products', 'DAFF', '2015-10-01', '2016-04-29'],
      ['Have the certification recognised by export markets', 'DAFF|DTI', '2016-05-02', '2016-09-30'],
    ],
  },
  {
    initiative: 'AQ-5',
    title: 'Fund open for applications',
    due: '2016-09-30',
    rows: [
      ['Design the fund and its rules', 'DAFF|NT', '2015-10-01', '2016-02-29'],
      ['Find the first contributions', 'DAFF|NT', '2016-03-01', '2016-06-30'],
      ['Open the fund for applications', 'DAFF', '2016-07-01', '2016-09-30'],
    ],
  },
  {
    initiative: 'AQ-6',
    title: 'First trained farm workers and technicians',
    due: '2018-09-30',
    rows: [
      ['Write the skills plan with employers', 'DAFF|DHET', '2016-10-03', '2017-03-31'],
      ['Train the first intake', 'DHET', '2017-04-03', '2018-03-30'],
      ['Place trained people with projects', 'DAFF|AQ industry', '2018-04-02', '2018-09-28'],
    ],
  },
  {
    initiative: 'AQ-7',
    title: 'One campaign for the whole industry',
    due: '2018-09-30',
    rows: [
      ['Agree a marketing plan across the industry', 'DTI|AQ industry', '2016-10-03', '2017-09-29'],
      ['Run the campaign at home and abroad', 'DTI|AQ industry', '2017-10-02', '2018-09-28'],
    ],
  },
  {
    initiative: 'AQ-8',
    title: 'Public kitchens buying local fish',
    due: '2018-09-30',
    rows: [
      ['Write the procurement rule', 'NT|DTI', '2016-10-03', '2017-06-30'],
      ['Sign the first supply contracts', 'DAFF', '2017-07-03', '2018-09-28'],
    ],
  },
]

export const aquacultureMilestones = (id: IdOf): EntityInput<'milestones'>[] =>
  PLANS.map(({ initiative, title, due }) => ({
    id: id(`milestone ${initiative}`),
    initiativeId: id(`initiative ${initiative}`),
    title,
    due,
    illustrative: true,
  }))

export const aquacultureActivities = (id: IdOf): EntityInput<'activities'>[] =>
  PLANS.flatMap(({ initiative, rows }) =>
    rows.map(([text, owners, plannedStart, plannedEnd], i) => ({
      id: id(`activity ${initiative} 1.${i + 1}`),
      milestoneId: id(`milestone ${initiative}`),
      workstreamId: id('room AQ'),
      text,
      responsibleIds: owners.split('|').map((acronym) => id(`org ${acronym}`)),
      plannedStart,
      plannedEnd,
      illustrative: true,
    })),
  )
