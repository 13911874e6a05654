import { expect, test } from 'vitest'
import { NO_ANSWERS } from '#shared/plan/requests.ts'
import { scheduleOf } from '#shared/plan/schedule.ts'
import { datesOfPlan } from '#client/plan/agreedDates.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { agendaOf } from '#client/timeline/agendaRows.ts'
import { arrowIndex, arrowsOf } from '#client/timeline/arrows.ts'
import { comparisonOf } from '#client/timeline/compare.ts'
import { datesCommand, markIn, pulled } from '#client/timeline/dates.ts'
import { describeLine } from '#client/timeline/describeLine.ts'
import { filterLines } from '#client/timeline/filterLines.ts'
import { askedRoom, linkProblem } from '#client/timeline/linking.ts'
import { commandsOf, proposalOf } from '#client/timeline/proposal.ts'
import { proposalCare, proposalText } from '#client/timeline/proposalWords.ts'
import { intentOf } from '#client/timeline/timelineKeys.ts'
import { openLines, timelineLines, type Line } from '#client/timeline/timelineRows.ts'
import { lineTyped } from '#client/timeline/useLinkKeys.ts'
import type { PressedKey } from '#client/ui/pressedKey.ts'
import { planOf, sampleId as n, withChange } from '#test/support/samplePlan.ts'

const [ROOM, OTHER, FIRST, NEXT, M1, M2, M3] = [n(1), n(2), n(3), n(4), n(5), n(6), n(7)]
const [A11, A12, A21, B11, UNDATED, LOOSE] = [n(11), n(12), n(13), n(14), n(15), n(16)]
const DEA = n(20)
const t = i18n.getFixedT(null, 'timeline')

const activity = (id: string, milestoneId: string | null, order: string, dates: object = {}) => ({
  id,
  milestoneId,
  workstreamId: ROOM,
  orderKey: order,
  text: `Work ${Number(id.slice(-2))}`,
  responsibleIds: [DEA],
  ...dates,
})
const plan = planOf({
  organisations: [{ id: DEA, name: 'Environment', acronym: 'DEA' }],
  workstreams: [
    { id: ROOM, code: 'MPSG', title: 'Protection', orderKey: 'a0' },
    { id: OTHER, code: 'AQ', title: 'Farms', orderKey: 'a1' },
  ],
  initiatives: [
    {
      id: FIRST,
      workstreamId: ROOM,
      code: 'MPSG-1',
      title: 'Skills',
      start: '2015-01-01',
      end: '2015-02-01',
    },
    { id: NEXT, workstreamId: OTHER, code: 'AQ-1', title: 'Sites' },
  ],
  milestones: [
    { id: M1, initiativeId: FIRST, title: 'Ready', orderKey: 'a0', due: '2015-01-20' },
    { id: M2, initiativeId: FIRST, title: 'Taught', orderKey: 'a1' },
    { id: M3, initiativeId: NEXT, title: 'Leased', orderKey: 'a0' },
  ],
  activities: [
    activity(A11, M1, 'a0', { plannedStart: '2015-01-01', plannedEnd: '2015-01-10' }),
    activity(A12, M1, 'a1', { plannedStart: '2015-01-11', plannedEnd: '2015-01-20' }),
    activity(A21, M2, 'a0', { plannedStart: '2015-01-21', plannedEnd: '2015-02-10' }),
    activity(UNDATED, M2, 'a1'),
    activity(B11, M3, 'a0', { plannedStart: '2015-02-11', plannedEnd: '2015-02-28', workstreamId: OTHER }),
    activity(LOOSE, null, 'a0', { plannedStart: '2015-01-05', endKind: 'ongoing', reviewDate: '2015-04-01' }),
  ],
  dependencies: [
    { id: n(31), fromId: A11, toId: A12 },
    { id: n(32), fromId: A12, toId: A21 },
    { id: n(33), fromId: A21, toId: B11 },
  ],
})
const schedule = scheduleOf(plan)
const ids = (lines: readonly Line[]) => lines.map(({ id }) => id)
const open = { answers: NO_ANSWERS, isLocked: () => false }

test('TL5 rows stand by room, initiative and milestone; what is in no initiative comes last', () => {
  const room = timelineLines(plan, ROOM)
  expect(ids(room)).toEqual([FIRST, M1, A11, A12, M2, A21, UNDATED, `${ROOM} loose`, LOOSE])
  expect(room.map(({ level }) => level)).toEqual([1, 2, 3, 3, 2, 3, 3, 1, 2])
  expect(ids(timelineLines(plan, null))).toEqual([ROOM, ...ids(room), OTHER, NEXT, M3, B11])
})

test('TL5 what is folded away takes along all that is in it', () => {
  const all = timelineLines(plan, null)
  expect(ids(openLines(all, new Set([FIRST])))).toEqual([
    ROOM,
    FIRST,
    `${ROOM} loose`,
    LOOSE,
    OTHER,
    NEXT,
    M3,
    B11,
  ])
  expect(ids(openLines(all, new Set([ROOM, OTHER])))).toEqual([ROOM, OTHER])
})

test('TL6 rows are narrowed to words, an organisation or the critical path, with all they are part of', () => {
  const all = timelineLines(plan, null)
  const find = (filter: object) =>
    ids(filterLines(plan, all, { search: '', organisation: null, criticalOnly: false, ...filter }, schedule))
  expect(find({ search: 'work 13' })).toEqual([ROOM, FIRST, M2, A21])
  expect(find({ search: 'dea' })).toContain(LOOSE)
  expect(find({ organisation: DEA })).not.toContain(`${OTHER} loose`)
  expect(find({ criticalOnly: true })).toEqual([ROOM, FIRST, M1, A11, A12, M2, A21, OTHER, NEXT, M3, B11])
  expect(find({ search: 'nothing like it' })).toEqual([])
})

test('TL7 a bar says number, words, dates, weeks, who, whether it is critical and what it waits for', () => {
  const known = {
    plan,
    schedule,
    arrows: arrowIndex(arrowsOf(plan, NO_ANSWERS, schedule)),
    agreed: null,
    locked: false,
  }
  const say = (id: string) =>
    describeLine(
      t,
      timelineLines(plan, null).find((line) => line.id === id)!,
      known,
    )
  expect(say(A12)).toBe(
    '1.2 Work 12, 11 Jan 2015 to 20 Jan 2015, 2 weeks, by DEA, on the critical path, waits for MPSG-1 1.1',
  )
  expect(say(UNDATED)).toBe('2.2 Work 15, no dates yet, by DEA')
  expect(say(LOOSE)).toContain('from 5 Jan 2015, ongoing, reviewed 1 Apr 2015')
  expect(say(M1)).toContain('due 20 Jan 2015, can slip 39 days')
})

test('TL8 what waits for a moved row is shown with it, and where the plan would end', () => {
  const proposal = proposalOf(plan, { id: A11, grip: 'move', days: 5 }, open)!
  expect(proposal.others.map(({ id }) => id)).toEqual([A12, A21, B11])
  expect([proposal.endBefore, proposal.endAfter]).toEqual(['2015-02-28', '2015-03-05'])
  expect(proposalText(t, plan, proposal)).toBe(
    'Move MPSG-1 1.1 by 5 days; 3 others move with it, the plan ends on 5 Mar 2015 instead of 28 Feb 2015',
  )
  expect(commandsOf(plan, [proposal.moved])).toEqual([
    {
      type: 'update',
      collection: 'activities',
      id: A11,
      fields: { plannedStart: '2015-01-06', plannedEnd: '2015-01-15' },
    },
  ])
})

test('TL8 a longer end pushes the others; a move to before what it waits for is named', () => {
  const longer = proposalOf(plan, { id: A12, grip: 'end', days: 3 }, open)!
  expect(longer.others.map(({ id, after }) => [id, after.start])).toEqual([
    [A21, '2015-01-24'],
    [B11, '2015-02-14'],
  ])
  const early = proposalOf(plan, { id: A12, grip: 'move', days: -4 }, open)!
  expect(proposalCare(t, plan, early)).toEqual([
    'MPSG-1 1.2 would not wait for MPSG-1 1.1 any more (4 days too early).',
  ])
})

test('TL9 a locked row stays, what waits for it stays too, and that is said', () => {
  const proposal = proposalOf(
    plan,
    { id: A11, grip: 'move', days: 5 },
    { ...open, isLocked: (id) => id === A21 },
  )!
  expect(proposal.others.map(({ id }) => id)).toEqual([A12])
  expect(proposal.locked).toEqual([A21])
  expect(proposalCare(t, plan, proposal)).toEqual([
    '1 row would have to move and is locked: it stays.',
    'MPSG-1 2.1 would not wait for MPSG-1 1.2 any more (5 days too early).',
  ])
})

test('TL8 an initiative takes along what is in it; an end stops at the other end', () => {
  const moved = proposalOf(plan, { id: FIRST, grip: 'move', days: 2 }, open)!
  expect(moved.others.map(({ id }) => id)).toEqual([M1, A11, A12, A21, B11])
  expect(pulled({ start: '2015-01-01', end: '2015-01-10' }, 'start', 30)).toEqual({
    start: '2015-01-10',
    end: '2015-01-10',
  })
  expect(datesCommand(plan, LOOSE, { start: '2015-01-07', end: '2015-01-07' })).toMatchObject({
    fields: { plannedStart: '2015-01-07' },
  })
  expect(markIn(plan, UNDATED)).toEqual({ kind: 'none' })
  expect(proposalOf(plan, { id: UNDATED, grip: 'move', days: 2 }, open)).toBeNull()
})

test('TL10 a circle, the same again, oneself and another kind are refused before anything is made', () => {
  expect(linkProblem(plan, A21, A11)).toBe('circle')
  expect(linkProblem(plan, A11, A12)).toBe('exists')
  expect(linkProblem(plan, A11, A11)).toBe('itself')
  expect(linkProblem(plan, A11, M1)).toBe('kinds')
  expect(linkProblem(plan, A11, A21)).toBeNull()
  expect(askedRoom(plan, A21, B11)).toBe(ROOM)
  expect(askedRoom(plan, A11, A21)).toBeNull()
})

test('TL11 dates that contradict a dependency are told, and a request of another room by its answer', () => {
  const early = withChange(plan, 'activities', A21, { plannedStart: '2015-01-15' })
  const states = arrowsOf(early, NO_ANSWERS, scheduleOf(early)).map(({ conflict, request }) => [
    conflict,
    request?.state,
  ])
  expect(states).toEqual([
    [false, undefined],
    [true, undefined],
    [false, 'waiting'],
  ])
})

test('TL12 against the agreed version: who is later, by room, what is new and what is gone', () => {
  const agreed = { version: 2, at: '2015-01-02T10:00:00Z', released: true, ...datesOfPlan(plan) }
  const later = withChange(plan, 'activities', B11, { plannedEnd: '2015-03-05' })
  const gone = withChange(later, 'activities', A11, { deletedAt: '2015-02-01T00:00:00Z' } as object)
  const all = {
    ...gone,
    activities: new Map([
      ...gone.activities,
      [n(40), { ...gone.activities.get(A12)!, id: n(40), orderKey: 'a2' }],
    ]),
  }
  const found = comparisonOf(all, timelineLines(all, null), agreed, null)
  expect([found.later, found.earlier]).toEqual([1, 0])
  expect([...found.laterByRoom]).toEqual([[OTHER, 1]])
  expect(found.added.map(({ id }) => id)).toEqual([n(40), LOOSE])
  expect(found.removed.map(({ number, text }) => [number, text])).toEqual([['1.1', 'Work 11']])
})

const press = (key: string, held: Partial<PressedKey> = {}) =>
  intentOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, false)

test('TL13 keys move rows and their ends, by days and weeks, and go along the rows', () => {
  expect(press('ArrowRight', { altKey: true })).toEqual({ type: 'pull', grip: 'move', days: 1 })
  expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toEqual({
    type: 'pull',
    grip: 'move',
    days: -7,
  })
  expect(press('ArrowRight', { shiftKey: true })).toEqual({ type: 'pull', grip: 'end', days: 1 })
  expect(press('ArrowLeft', { ctrlKey: true })).toEqual({ type: 'pull', grip: 'start', days: -1 })
  expect(press('ArrowDown')).toEqual({ type: 'go', rows: 1 })
  expect(press('d')).toEqual({ type: 'link' })
  expect(press('Tab')).toBeNull()
  expect(
    intentOf({ key: 'd', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, true),
  ).toEqual({
    type: 'typed',
    letter: 'd',
  })
})

test('TL13 a row is found by what is typed, from where one is and all round', () => {
  const lines = timelineLines(plan, ROOM)
  expect(lineTyped(lines, '2.1', 0, A11)?.id).toBe(A21)
  expect(lineTyped(lines, '1.', 4, A11)?.id).toBe(A12)
  expect(lineTyped(lines, 'work 15', 0, A11)?.id).toBe(UNDATED)
})

test('TL14 the agenda stands by month, first what has no dates', () => {
  const rows = agendaOf(plan, timelineLines(plan, null))
  expect(rows.map((row) => (row.kind === 'month' ? row.month : row.line.id))).toEqual([
    null,
    UNDATED,
    '2015-01',
    A11,
    LOOSE,
    A12,
    M1,
    A21,
    '2015-02',
    B11,
  ])
})
