import fc from 'fast-check'
import { DEPENDENCY_TYPES, endKind } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RequestAnswer, RequestAnswers } from '#shared/plan/requests.ts'
import { planOf, sampleId as n } from './samplePlan.ts'
import { roomByHand } from './scheduleByHand.ts'

const ROOMS = [1, 2]
const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2015, 11, 20 + days)).toISOString().slice(0, 10))
const seldom = fc.integer({ min: 0, max: 11 }).map((at) => at === 0)

const row = fc.record({
  kind: fc.constantFrom('activity', 'activity', 'milestone', 'initiative'),
  first: fc.option(day, { freq: 14 }),
  last: fc.option(day, { freq: 14 }),
  swap: fc.integer({ min: 0, max: 9 }).map((at) => at > 0),
  endKind: fc.constantFrom('date' as const, 'date' as const, 'date' as const, ...endKind.options),
  room: fc.constantFrom(...ROOMS),
  /** In which of the milestones or initiatives there are, if there is one. */
  within: fc.nat(3),
  removed: seldom,
})
const tie = fc.record({
  from: fc.nat(7),
  to: fc.nat(7),
  straight: fc.integer({ min: 0, max: 14 }).map((at) => at > 0),
  type: fc.constantFrom(...DEPENDENCY_TYPES),
  lagDays: fc.integer({ min: -20, max: 20 }),
  refused: seldom,
  answeredBefore: seldom,
  removed: seldom,
})

export interface RandomSchedule {
  plan: Plan
  answers: RequestAnswers
  /** Ids of its rows, also of those that were removed. */
  ids: string[]
}

/** Small plans of all that a schedule is made from; most dependencies lead one way, some close a circle. */
export const randomSchedule: fc.Arbitrary<RandomSchedule> = fc
  .record({
    rows: fc.array(row, { minLength: 2, maxLength: 8, size: 'max' }),
    ties: fc.array(tie, { maxLength: 12, size: 'max' }),
  })
  .map(({ rows, ties }) => {
    const dated = rows.map(({ first, last, swap, removed, ...rest }, i) => {
      const turned = swap && first !== null && last !== null && first > last
      const deletedAt = removed ? '2014-08-15T12:00:00Z' : null
      return { ...rest, id: n(i + 1), deletedAt, start: turned ? last : first, end: turned ? first : last }
    })
    const dependencies = ties.map(({ from, to, straight, type, lagDays, removed }, i) => {
      const first = from % rows.length
      const ends = [first, (first + 1 + (to % (rows.length - 1))) % rows.length] as const
      const [a, b] = straight ? [Math.min(...ends), Math.max(...ends)] : ends
      const deletedAt = removed ? '2014-08-15T12:00:00Z' : null
      return { id: n(100 + i), fromId: n(a + 1), toId: n(b + 1), type, lagDays, deletedAt }
    })
    const ofKind = (kind: string) => dated.filter((one) => one.kind === kind)
    const plan = planOf({
      initiatives: [
        ...ofKind('initiative').map(({ id, start, end, endKind: kind, room, deletedAt }) => ({
          id,
          start,
          end,
          endKind: kind,
          workstreamId: n(900 + room),
          deletedAt,
        })),
        ...ROOMS.map((room) => ({ id: n(910 + room), workstreamId: n(900 + room) })),
      ],
      milestones: ofKind('milestone').map(({ id, start, room, within, deletedAt }) => ({
        id,
        due: start,
        initiativeId: ofKind('initiative')[within]?.id ?? n(910 + room),
        deletedAt,
      })),
      activities: ofKind('activity').map(({ id, start, end, endKind: kind, room, within, deletedAt }) => ({
        id,
        milestoneId: ofKind('milestone')[within]?.id ?? null,
        plannedStart: start,
        plannedEnd: end,
        endKind: kind,
        workstreamId: n(900 + room),
        deletedAt,
      })),
      workstreams: ROOMS.map((room) => ({ id: n(900 + room) })),
      dependencies,
    })
    const answers = ties.flatMap(({ refused, answeredBefore, type }, i): [string, RequestAnswer][] => {
      const { id, fromId, toId, lagDays } = dependencies[i]!
      const lag = answeredBefore && i % 2 === 0 ? lagDays + 1 : lagDays
      const asked = answeredBefore && i % 2 === 1 ? null : roomByHand(plan, fromId)
      const form = { dependencyId: id, fromId, toId, type, lagDays: lag, askedRoomId: asked ?? n(999) }
      return refused ? [[id, refusal(form)]] : []
    })
    return { plan, answers: new Map(answers), ids: dated.map(({ id }) => id) }
  })

const refusal = (
  of: Pick<RequestAnswer, 'dependencyId' | 'fromId' | 'toId' | 'type' | 'lagDays' | 'askedRoomId'>,
): RequestAnswer => ({
  ...of,
  answer: 'refused',
  reason: 'Not before the harbour is dredged',
  promised: null,
  by: 'Nomsa',
  organisationName: 'Transnet',
  at: '2014-08-14T12:00:00Z',
})
