import type { SingleCommand } from '#shared/plan/commands.ts'
import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'
import { create } from './oceansPlan.ts'

/** What rooms ask one another in the draft. No source states a dependency: all of it is illustrative. */
interface DemoRequest {
  name: string
  /** What comes first, and what waits for it: activities of two rooms. */
  from: string
  to: string
  /** By whose organisation it was answered, and how; nobody has answered where it is null. */
  answered: { by: string; answer: 'accepted' | 'refused'; reason: string } | null
}

export const REQUESTS: readonly DemoRequest[] = [
  {
    name: 'request rules',
    from: 'activity MPSG-2 1.1',
    to: 'activity AQ-9 1.1',
    answered: { by: 'DEA', answer: 'accepted', reason: '' },
  },
  {
    name: 'request seabed',
    from: 'activity OG 2 1.1',
    to: 'activity AQ-9 1.1',
    answered: {
      by: 'DMR',
      answer: 'refused',
      reason:
        'Illustrative: part of the data belongs to permit holders until the end of their permits. Choose the site by what is public, and check it against the rest once it is open.',
    },
  },
  { name: 'request zone', from: 'activity AQ-9 1.2', to: 'activity MPSG-2 1.2', answered: null },
]

type Row = readonly [activity: string, room: string, text: string, owner: string, start: string, end: string]

const MILESTONES: readonly (readonly [initiative: string, title: string, due: string])[] = [
  ['MPSG-2', 'Rules for zones at sea', '2017-09-29'],
  ['OG 2', 'Seabed data open to other departments', '2017-03-31'],
]

const ROWS: readonly Row[] = [
  ['MPSG-2 1.1', 'MPSG', 'Publish draft rules for zones at sea', 'DEA', '2016-02-01', '2016-08-31'],
  ['MPSG-2 1.2', 'MPSG', 'Put the first aquaculture zone into the rules', 'DEA', '2017-04-03', '2017-09-29'],
  ['OG 2 1.1', 'OG', 'Open the seabed data of the coast to other departments', 'DMR', '2016-06-01', '2017-03-31'], // prettier-ignore
]

/** Cards of the draft that these requests bring. */
export const REQUEST_CARDS = ROWS.map(([activity]) => `activity ${activity}`)

/** Rows in initiatives that are ideas still, and the dependencies; answers are given by who speaks for a room. */
export const requestCommands = (id: IdOf): SingleCommand[] => [
  ...MILESTONES.map(([initiative, title, due]) =>
    create('milestones', {
      id: id(`milestone ${initiative}`),
      initiativeId: id(`initiative ${initiative}`),
      title,
      due,
      illustrative: true,
    }),
  ),
  ...ROWS.map((row, at) => create('activities', activityOf(id, row, at))),
  ...REQUESTS.flatMap(({ name, from, to }): SingleCommand[] => [
    { type: 'relate', id: id(name), fromId: id(from), toId: id(to) },
    { type: 'update', collection: 'dependencies', id: id(name), fields: { illustrative: true } },
  ]),
]

const activityOf = (
  id: IdOf,
  [activity, room, text, owner, plannedStart, plannedEnd]: Row,
  at: number,
): EntityInput<'activities'> => ({
  id: id(`activity ${activity}`),
  milestoneId: id(`milestone ${activity.slice(0, activity.lastIndexOf(' '))}`),
  workstreamId: id(`room ${room}`),
  text,
  responsibleIds: [id(`org ${owner}`)],
  plannedStart,
  plannedEnd,
  orderKey: `a${at}`,
  illustrative: true,
})
