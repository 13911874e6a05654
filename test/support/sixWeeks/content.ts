import { aquacultureFacts } from '#server/demo/oceans/aquacultureFacts.ts'
import { evidenceOf } from '#server/demo/oceans/fact.ts'
import type { IdOf } from '#server/demo/oceans/ids.ts'
import { aspirations, LAB, labRecord, workstreamRecords } from '#server/demo/oceans/lab.ts'
import { mpsgFacts } from '#server/demo/oceans/mpsgFacts.ts'
import { mtmFacts } from '#server/demo/oceans/mtmFacts.ts'
import { create } from '#server/demo/oceans/oceansPlan.ts'
import { oceansFacts } from '#server/demo/oceans/oceansFacts.ts'
import { oilGasFacts } from '#server/demo/oceans/oilGasFacts.ts'
import { organisations } from '#server/demo/oceans/organisations.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { addDays } from '#shared/plan/dates.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { Collection } from '#shared/plan/plan.ts'
import { ROOMS, type Proposal, type RoomWork } from './rooms.ts'

/*
 * What the lab writes, week by week, as commands. `id` knows everything by a name: "initiative AQ 2" is the second of
 * the room AQ. Orders are given with what is made, so that it does not matter who is faster.
 */

const KEYS = keysAfter([], 40)
const keyOf = (at: number) => KEYS[at] ?? ''
const update = (collection: Collection, id: string, fields: Record<string, unknown>): SingleCommand => ({
  type: 'update',
  collection,
  id,
  fields,
})
const illustrative = true

export const initiativeName = ({ code }: RoomWork, at: number) => `initiative ${code} ${at + 1}`
/** The initiatives of a room that make the cut, with their places in it. */
export const takenOn = (room: RoomWork): [Proposal, number][] =>
  room.proposals.flatMap((one, at): [Proposal, number][] => (one.rows.length > 0 ? [[one, at]] : []))

/** Before the first day: what the lab is, and who is invited. OPOCT is not part of this lab. */
export const preparation = (id: IdOf): SingleCommand[] => [
  ...organisations(id)
    .filter(({ planned }) => !planned)
    .map((one) => create('organisations', one)),
  update('lab', id('lab'), { ...withoutId(labRecord(id)), illustrative, name: LAB.name }),
]

const withoutId = <T extends { id: string }>({ id: _id, ...rest }: T) => rest

/** Facts of a room, or of the whole ocean, in as many shares as there are seats to write them. */
export const facts = (id: IdOf, room: string | null): SingleCommand[] =>
  evidenceOf(id, [...oceansFacts, ...mtmFacts, ...oilGasFacts, ...aquacultureFacts, ...mpsgFacts])
    .filter(({ workstreamId }) => workstreamId === (room && id(`room ${room}`)))
    .map((one) => create('evidence', one))

/** Of the whole ocean, or of a room. */
export const aspirationsOf = (id: IdOf, room: string | null): SingleCommand[] =>
  aspirations(id).flatMap((one, at) =>
    (one.workstreamId ?? null) === (room && id(`room ${room}`))
      ? [create('aspirations', { ...one, orderKey: keyOf(at) })]
      : [],
  )

export const issue = (id: IdOf, { code, ideas }: RoomWork, at: number): SingleCommand =>
  create('issues', {
    id: id(`issue ${code} ${at + 1}`),
    workstreamId: id(`room ${code}`),
    text: ideas[at] ?? '',
    orderKey: keyOf(at),
    illustrative,
  })

export const proposal = (id: IdOf, room: RoomWork, at: number): SingleCommand =>
  create('initiatives', {
    id: id(initiativeName(room, at)),
    workstreamId: id(`room ${room.code}`),
    number: at + 1,
    code: `${room.code}-${at + 1}`,
    title: room.proposals[at]?.title ?? '',
    leadOrgId: id(`org ${room.proposals[at]?.lead ?? ''}`),
    orderKey: keyOf(at),
    illustrative,
  })

/** A milestone for each of them, before anybody types. */
export const milestones = (id: IdOf, room: RoomWork): SingleCommand[] =>
  takenOn(room).flatMap(([{ title }, at]) => [
    update('initiatives', id(initiativeName(room, at)), {
      state: 'planned',
      start: '2014-10-01',
      end: '2016-12-31',
    }),
    create('milestones', {
      id: id(`milestone ${room.code} ${at + 1}`),
      initiativeId: id(initiativeName(room, at)),
      title: `Done: ${title.toLowerCase()}`,
      due: '2016-12-31',
      orderKey: keyOf(0),
      illustrative,
    }),
  ])

/** A row of the 3-feet plan: whose it is in the room, where it stands, and its words. */
export interface PlannedRow {
  initiative: number
  at: number
  text: string
}

export const rowsOf = (room: RoomWork): PlannedRow[] =>
  takenOn(room).flatMap(([{ rows }, initiative]) => rows.map((text, at) => ({ initiative, at, text })))

export const rowName = ({ code }: RoomWork, { initiative, at }: PlannedRow) =>
  `activity ${code} ${initiative + 1} ${at + 1}`

/** Thirteen weeks each, one after the other. */
export const spanOf = ({ at }: PlannedRow) => {
  const plannedStart = addDays('2014-10-06', 91 * at)
  return { plannedStart, plannedEnd: addDays(plannedStart, 88) }
}

export const emptyRow = (id: IdOf, room: RoomWork, row: PlannedRow): SingleCommand =>
  create('activities', {
    id: id(rowName(room, row)),
    milestoneId: id(`milestone ${room.code} ${row.initiative + 1}`),
    workstreamId: id(`room ${room.code}`),
    orderKey: keyOf(row.at),
    illustrative,
  })

/** What an initiative costs, and how one will know. */
export const numbers = (
  id: IdOf,
  room: RoomWork,
  [{ title, lead }, at]: [Proposal, number],
): SingleCommand[] => {
  const [name, initiativeId] = [`${room.code} ${at + 1}`, id(initiativeName(room, at))]
  const line = (item: string, year: number, amount: string, n: number) =>
    create('budgetLines', {
      id: id(`budget ${name} ${n}`),
      initiativeId,
      item,
      year,
      amount,
      certainty: 'committed',
      fundingSourceId: id('fund'),
      orderKey: keyOf(at * 2 + n),
      illustrative,
    })
  const indicatorId = id(`indicator ${name}`)
  const point = (date: string, value: string, kind: 'interim' | 'final') =>
    create('trajectoryPoints', { id: id(`point ${name} ${date}`), indicatorId, date, value, kind, illustrative }) // prettier-ignore
  return [
    line('Preparation', 2015, `${at + 1}500000`, 0),
    line('Works', 2016, `${at + 2}2000000.50`, 1),
    create('indicators', {
      id: indicatorId,
      workstreamId: id(`room ${room.code}`),
      code: `${room.code}-K${at + 1}`,
      name: `Jobs that came of: ${title.toLowerCase()}`,
      unit: 'jobs',
      direction: 'increase',
      valueChain: 'outcome',
      targetMode: 'increment',
      frequency: 'quarterly',
      ownerOrgId: id(`org ${lead}`),
      baselineValue: '0',
      baselineDate: '2014-08-15',
      baselineSource: 'Counted from the lab on',
      orderKey: keyOf(at),
      illustrative,
    }),
    point('2015-12-31', `${200 * (at + 1)}`, 'interim'),
    point('2016-12-31', `${500 * (at + 1)}`, 'final'),
    { type: 'relate', id: id(`measures ${name}`), fromId: indicatorId, toId: initiativeId },
  ]
}

export const fund = (id: IdOf): SingleCommand =>
  create('fundingSources', {
    id: id('fund'),
    name: 'National budget',
    orgId: id('org NT'),
    source: 'fiscus',
    illustrative,
  })

/** A risk with its owner; it threatens the initiative of its place, or the first. */
export const risk = (id: IdOf, room: RoomWork, at: number): SingleCommand[] => {
  const threatened = takenOn(room)[at]?.[1] ?? 0
  const riskId = id(`risk ${room.code} ${at + 1}`)
  return [
    create('risks', {
      id: riskId,
      workstreamId: id(`room ${room.code}`),
      text: room.risks[at] ?? '',
      likelihood: at + 1,
      impact: 4,
      ownerOrgId: id(`org ${room.proposals[0]?.lead ?? ''}`),
      triggerEvent: 'It is told at a monthly review',
      orderKey: keyOf(at),
      illustrative,
    }),
    { type: 'relate', id: id(`threatens ${room.code} ${at + 1}`), fromId: riskId, toId: id(initiativeName(room, threatened)) }, // prettier-ignore
  ]
}

/** The department that leads a room is its delivery unit, too. */
export const governance = (id: IdOf, code: string): SingleCommand[] =>
  workstreamRecords(id).flatMap((one) =>
    one.id === id(`room ${code}`)
      ? [update('workstreams', one.id, { leadOrgId: one.leadOrgId, deliveryUnitOrgId: one.deliveryUnitOrgId })] // prettier-ignore
      : [],
  )

/** What one room asks of another: what comes first, and what waits for it. */
export const BETWEEN = [
  { name: 'request zones', first: 'activity MPSG 2 3', waits: 'activity AQ 2 3', asks: 'AQ', answers: 'DEA' },
  { name: 'request seabed', first: 'activity OG 2 2', waits: 'activity MTM 1 4', asks: 'MTM', answers: null },
] as const

export const roomWork = (code: string): RoomWork => {
  const found = ROOMS.find((room) => room.code === code)
  if (!found) throw new Error(`There is no room ${code}`)
  return found
}
