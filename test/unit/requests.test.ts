import { describe, expect, test } from 'vitest'
import { mayAnswer } from '#shared/api/requests.ts'
import { ROLES } from '#shared/api/identity.ts'
import {
  fits,
  latestAnswers,
  requestOf,
  requestsByRoom,
  requestsOf,
  type RequestAnswer,
} from '#shared/plan/requests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { planOf, sampleId as n, withChange } from '../support/samplePlan.ts'

const [AQ, MPSG] = [n(10), n(11)]
const [ROOM_LEAD, LEAD, DOER, ASKER] = [n(1), n(2), n(3), n(4)]
const [SURVEY, FARMS, OTHER] = [n(40), n(41), n(42)]
const ASKED = n(50)

/** Marine protection waits for aquaculture's survey; a second dependency stays inside one room. */
const plan = planOf({
  organisations: [ROOM_LEAD, LEAD, DOER, ASKER].map((id) => ({ id })),
  workstreams: [
    { id: AQ, code: 'AQ', leadOrgId: ROOM_LEAD },
    { id: MPSG, code: 'MPSG', leadOrgId: ASKER },
  ],
  initiatives: [
    { id: n(20), workstreamId: AQ, leadOrgId: LEAD, title: 'Farms' },
    { id: n(21), workstreamId: MPSG, leadOrgId: ASKER, title: 'Patrols' },
  ],
  milestones: [
    { id: n(30), initiativeId: n(20), due: '2015-06-30' },
    { id: n(31), initiativeId: n(21) },
  ],
  activities: [
    {
      id: SURVEY,
      milestoneId: n(30),
      text: 'Survey',
      responsibleIds: [DOER],
      plannedStart: '2015-01-05',
      plannedEnd: '2015-03-31',
    },
    {
      id: FARMS,
      milestoneId: n(31),
      text: 'Patrol the farms',
      responsibleIds: [ASKER],
      plannedStart: '2015-04-01',
      plannedEnd: '2015-09-30',
    },
    {
      id: OTHER,
      milestoneId: n(31),
      text: 'Buy boats',
      plannedStart: '2015-10-01',
      plannedEnd: '2015-12-01',
    },
  ],
  dependencies: [
    { id: ASKED, fromId: SURVEY, toId: FARMS },
    { id: n(51), fromId: FARMS, toId: OTHER },
  ],
})

const answer = (fields: Partial<RequestAnswer> = {}): RequestAnswer => ({
  dependencyId: ASKED,
  fromId: SURVEY,
  toId: FARMS,
  type: 'FS',
  lagDays: 0,
  askedRoomId: AQ,
  answer: 'accepted',
  reason: '',
  promised: '2015-03-31',
  by: 'Thandi',
  organisationName: 'DAFF',
  at: '2014-08-01T10:00:00.000Z',
  ...fields,
})
const asked = (of: Plan, ...answers: RequestAnswer[]) => requestsOf(of, latestAnswers(answers))
const only = (of: Plan, ...answers: RequestAnswer[]) => {
  const [request, ...others] = asked(of, ...answers)
  expect(others).toEqual([])
  return request!
}
const change = (fields: Parameters<typeof withChange<'dependencies'>>[3]) =>
  withChange(plan, 'dependencies', ASKED, { fromId: SURVEY, toId: FARMS, ...fields })
const survey = (fields: Parameters<typeof withChange<'activities'>>[3]) =>
  withChange(plan, 'activities', SURVEY, fields)

test('RQ1 a dependency whose ends lie in two rooms asks the room of what comes first, and nothing else does', () => {
  const request = only(plan)
  expect(request).toMatchObject({ askedRoomId: AQ, askingRoomId: MPSG, state: 'waiting', answer: null })
  expect(request.dependency.id).toBe(ASKED)
  const rooms = requestsByRoom([request])
  expect(rooms.get(AQ)).toEqual({ asked: [request], asks: [] })
  expect(rooms.get(MPSG)).toEqual({ asked: [], asks: [request] })
  expect(asked(withChange(plan, 'activities', SURVEY, { deletedAt: '2014-08-15T12:00:00Z' }))).toEqual([])
  expect(asked(change({ deletedAt: '2014-08-15T12:00:00Z' }))).toEqual([])
  expect(requestOf(plan, plan.dependencies.get(n(51))!, null)).toBeNull()
  const between = planOf({
    workstreams: [...plan.workstreams.values()],
    initiatives: [...plan.initiatives.values()],
    milestones: [...plan.milestones.values()],
    activities: [{ id: n(43), workstreamId: AQ }, { id: n(44), workstreamId: MPSG }, { id: n(45) }],
    dependencies: [
      { id: n(60), fromId: n(20), toId: n(21) },
      { id: n(61), fromId: n(31), toId: n(30) },
      { id: n(62), fromId: n(43), toId: n(44) },
      { id: n(63), fromId: n(45), toId: n(44) },
    ],
  })
  expect(asked(between).map((r) => [r.dependency.id, r.askedRoomId])).toEqual([
    [n(60), AQ],
    [n(61), MPSG],
    [n(62), AQ],
  ])
})

test('RQ2 the day that is needed and the day that is planned are told for each type and lag', () => {
  const days = (type: 'FS' | 'SS' | 'FF' | 'SF', lagDays: number) => {
    const request = only(change({ type, lagDays }))
    return [request.neededBy, request.date, fits(request)]
  }
  expect(days('FS', 0)).toEqual(['2015-03-31', '2015-03-31', true])
  expect(days('FS', 1)).toEqual(['2015-03-30', '2015-03-31', false])
  expect(days('FS', -3)).toEqual(['2015-04-03', '2015-03-31', true])
  expect(days('SS', 0)).toEqual(['2015-04-01', '2015-01-05', true])
  expect(days('FF', 190)).toEqual(['2015-03-24', '2015-03-31', false])
  expect(days('SF', 0)).toEqual(['2015-09-30', '2015-01-05', true])
  expect(fits(only(survey({ endKind: 'ongoing' })))).toBeNull()
})

test('RQ3 an answer holds for what it was given to; after a change of either end, type, lag or the asked room it waits again', () => {
  expect(only(plan, answer())).toMatchObject({ state: 'accepted', stale: false, moved: 0 })
  const refused = answer({ answer: 'refused', reason: 'No ship' })
  expect(only(plan, refused)).toMatchObject({ state: 'refused', answer: { reason: 'No ship' } })
  expect(only(plan, refused, answer())).toMatchObject({ state: 'accepted' })
  for (const changed of [change({ type: 'SS' }), change({ lagDays: 2 }), change({ toId: OTHER })])
    expect(only(changed, refused)).toMatchObject({ state: 'waiting', stale: true, answer: refused })
  // Given while the row lay in another room: it is not that room's word any more.
  const elsewhere = answer({ askedRoomId: MPSG })
  expect(only(plan, elsewhere)).toMatchObject({ state: 'waiting', stale: true })
  const later = '2014-08-02T00:00:00.000Z'
  const given = [answer(), answer({ answer: 'refused', reason: 'x', at: later })]
  expect(latestAnswers(given, '2014-08-01T12:00:00Z').get(ASKED)?.answer).toBe('accepted')
  expect(latestAnswers(given, later).get(ASKED)?.answer).toBe('refused')
})

test('RQ4 what was accepted says by how many days the promised day has moved, and when it is gone', () => {
  const end = (plannedEnd: string) => only(survey({ plannedEnd }), answer())
  expect(end('2015-04-14')).toMatchObject({ moved: 14, dropped: false })
  expect(end('2015-03-01')).toMatchObject({ moved: -30 })
  expect(only(survey({ endKind: 'ongoing' }), answer())).toMatchObject({ moved: 0, dropped: true })
  const refused = answer({ answer: 'refused', reason: 'No ship' })
  expect(only(survey({ plannedEnd: '2015-04-14' }), refused)).toMatchObject({ moved: 0, dropped: false })
  expect(only(plan, answer({ promised: null }))).toMatchObject({ moved: 0, dropped: false })
})

test('R3 a request that waits, one refused and a promise that moved are warned of; the refused binds no dates', () => {
  const said = (of: Plan, ...answers: RequestAnswer[]) =>
    lint(of, latestAnswers(answers)).flatMap((f) =>
      f.rule === 'R3' ? [[f.code, f.severity, f.path.id, f.initiativeId]] : [],
    )
  const refused = answer({ answer: 'refused', reason: 'No ship' })
  const late = survey({ plannedEnd: '2015-04-14' })
  const one = (code: string) => [code, 'warning', ASKED, n(21)]
  expect(said(plan)).toEqual([one('requestWaiting')])
  expect(said(plan, answer())).toEqual([])
  expect(said(plan, refused)).toEqual([one('requestRefused')])
  expect(said(late)).toEqual([one('dateConflict'), one('requestWaiting')])
  expect(said(late, answer())).toEqual([one('dateConflict'), one('promiseMoved')])
  expect(said(late, refused)).toEqual([one('requestRefused')])
  expect(said(survey({ plannedEnd: '2015-03-01' }), answer())).toEqual([])
  expect(said(survey({ endKind: 'ongoing', reviewDate: '2015-12-01' }), answer())).toEqual([
    one('promiseDropped'),
  ])
  const params = lint(late, latestAnswers([answer()])).find((f) => f.code === 'promiseMoved')?.params
  expect(params).toEqual({ from: 'Survey', to: 'Patrol the farms', room: 'AQ', days: '14' })
})

describe.each(ROLES)('RQ5 who answers for the room that is asked: %s', (role) => {
  const everywhere = role === 'facilitator' || role === 'labLead'
  test.each([
    ['leads the room', ROOM_LEAD, true],
    ['leads the initiative', LEAD, true],
    ['does the work', DOER, true],
    ['only asks', ASKER, false],
    ['is of no organisation of the plan', null, false],
  ])('whose organisation %s', (_, organisationId, own) => {
    const expected = everywhere || (role === 'participant' && own)
    expect(mayAnswer(plan, only(plan), { role, organisationId })).toBe(expected)
  })
})
