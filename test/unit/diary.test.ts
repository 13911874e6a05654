import { expect, test } from 'vitest'
import { diaryBlocks, type DiaryTexts } from '#shared/diary/diaryBlocks.ts'
import { diaryOf } from '#shared/diary/diaryOf.ts'
import { plainWords } from '#shared/diary/plainWords.ts'
import { NO_RECORDS, type DayRecords } from '#shared/diary/records.ts'
import { dateIn, startOfDay } from '#shared/diary/zone.ts'
import { COLLECTION_NAMES, emptyPlan, type Plan } from '#shared/plan/plan.ts'
import { diaryTexts } from '#server/diary/diaryTexts.ts'
import { planOf, SAMPLE as S, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'

const DAY = {
  date: '2026-03-02',
  zone: 'UTC',
  from: '2026-03-02T00:00:00.000Z',
  until: '2026-03-03T00:00:00.000Z',
  finished: true,
}
const LAB = { name: 'Oceans', slug: 'oceans', language: 'en' }

const dayOf = (from: Plan, to: Plan, records: Partial<DayRecords> = {}) =>
  diaryOf({ from, to, day: DAY, lab: LAB, records: { ...NO_RECORDS, ...records } })

const texts: DiaryTexts = await diaryTexts('en')
const wordsOf = (entry: ReturnType<typeof dayOf>): string =>
  diaryBlocks(entry, texts)
    .flatMap((block) => {
      if (block.kind === 'list') return [...block.items, block.more?.text ?? '']
      return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
    })
    .join('\n')

test('DY1 of each room it is told what came, changed and went in numbers, and the few changes that matter most', () => {
  const from = samplePlan()
  const moved = withChange(from, 'activities', S.act23, { plannedEnd: '2016-12-01' })
  const to = withChange(moved, 'initiatives', S.capacity, { title: 'More rangers', state: 'agreed' })
  const entry = dayOf(from, to)
  const room = entry.rooms.find(({ id }) => id === S.mpsg)
  expect(room?.numbers).toEqual({
    created: [],
    removed: [],
    changed: [
      { collection: 'initiatives', count: 1 },
      { collection: 'activities', count: 1 },
    ],
  })
  const said = wordsOf(entry)
  expect(said).toContain('Changed: 1 initiative and 1 activity.')
  expect(said).toMatch(/Members and agreements ends \d+ days later, on 1 Dec 2016/)
  expect(said).toContain('More rangers is now agreed, before: ')
})

test('DY1 a date that moved by two weeks or less, and a place among others, are no news', () => {
  const from = samplePlan()
  const end = from.activities.get(S.act23)?.plannedEnd ?? ''
  const later = new Date(Date.parse(end) + 14 * 86_400_000).toISOString().slice(0, 10)
  const near = dayOf(from, withChange(from, 'activities', S.act23, { plannedEnd: later }))
  expect(wordsOf(near)).not.toContain('days later')
  const order = dayOf(from, withChange(from, 'activities', S.act23, { orderKey: 'a9' }))
  expect(order.rooms.every(({ numbers }) => numbers.changed.length === 0)).toBe(true)
})

test('DY1 an end that did not count, under what goes on, has not moved', () => {
  const from = samplePlan()
  const ongoing = withChange(from, 'activities', S.act23, { endKind: 'ongoing' })
  const ends = withChange(ongoing, 'activities', S.act23, { endKind: 'date', plannedEnd: '2016-12-01' })
  expect(wordsOf(dayOf(ongoing, ends))).not.toContain('days later')
  const open = withChange(from, 'initiatives', S.farms, { endKind: 'ongoing' })
  const closed = withChange(open, 'initiatives', S.farms, { endKind: 'date', end: '2020-12-31' })
  expect(wordsOf(dayOf(open, closed))).not.toContain('days later')
})

test('DY2 what a room is still asked goes by the answers of the day, also where the plan is the same', () => {
  const plan = samplePlan()
  const asked = (records: Partial<DayRecords>) =>
    dayOf(plan, plan, records).rooms.flatMap(({ parts }) =>
      parts.flatMap(({ lines }) =>
        lines.flatMap(({ kind, filled }) => (kind === 'requestsWaiting' ? filled['count'] : [])),
      ),
    )
  expect(asked({})).toEqual([2])
  const accepted = {
    dependencyId: S.betweenInitiatives,
    fromId: S.capacity,
    toId: S.farms,
    type: 'SS' as const,
    lagDays: 0,
    askedRoomId: S.mpsg,
    answer: 'accepted' as const,
    reason: '',
    promised: null,
    by: '',
    organisationName: 'DEA',
    at: '2026-03-02T10:00:00.000Z',
  }
  expect(asked({ answers: new Map([[S.betweenInitiatives, accepted]]) })).toEqual([1])
})

test('DY2 decisions of the day, actions that are due, dissent, open questions and signatures are told, nobody is named', () => {
  const from = samplePlan()
  const more = planOf({
    decisions: [{ id: sampleId(9001), workstreamId: S.mpsg, text: 'Rangers first', ownerOrgId: null }],
    actions: [
      {
        id: sampleId(9002),
        workstreamId: S.mpsg,
        text: 'Ask the Treasury',
        due: '2026-02-28',
        ownerName: 'Thandi',
      },
      { id: sampleId(9003), workstreamId: S.mpsg, text: 'Next month', due: '2026-04-28' },
    ],
    comments: [
      { id: sampleId(9004), aboutId: S.capacity, kind: 'dissent', text: 'Too late' },
      { id: sampleId(9005), aboutId: S.capacity, kind: 'question', text: 'Who pays?' },
    ],
  })
  const joined = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, new Map<string, unknown>([...from[name], ...more[name]])]),
  ) as unknown as Plan
  const entry = dayOf(from, joined, {
    people: [{ sector: 'national', count: 3 }],
    events: [{ kind: 'frozen', filled: { version: 2 } }],
    signatures: [{ initiativeId: S.capacity, organisationName: 'DFFE', decision: 'signedWithReservation' }],
  })
  const said = wordsOf(entry)
  for (const part of [
    'Rangers first',
    '2 days late: Ask the Treasury (Thandi)',
    'Too late',
    'New: Who pays?',
    'with reservation',
    'Version 2 was frozen for signing',
    '3 people changed, answered or signed something: National government 3.',
  ])
    expect(said).toContain(part)
  expect(said).not.toContain('Next month')
})

test('DY3 what is still empty is told of each room in words and numbers', () => {
  const from = samplePlan()
  const to = withChange(from, 'activities', S.act23, { responsibleIds: [], plannedStart: null })
  const before = dayOf(from, from).rooms.find(({ id }) => id === S.mpsg)
  const after = dayOf(from, to).rooms.find(({ id }) => id === S.mpsg)
  expect(after!.empty).toBe(before!.empty + 2)
  expect(wordsOf(dayOf(from, to))).toMatch(/\d+ rows? without an owner/)
})

test('DY4 a day of 3,000 changed rows in twelve rooms stays short: what is left out is counted', () => {
  const rooms = Array.from({ length: 12 }, (_, n) => ({
    id: sampleId(10_000 + n),
    code: `R${n}`,
    title: `Room ${n}`,
  }))
  const rows = (end: string) =>
    planOf({
      workstreams: rooms,
      activities: Array.from({ length: 3_000 }, (_, n) => ({
        id: sampleId(20_000 + n),
        workstreamId: rooms[n % 12]?.id ?? '',
        text: `Row ${n} ${'verylongword'.repeat(100)}`,
        plannedEnd: end,
      })),
    })
  const entry = dayOf(rows('2026-01-01'), rows('2027-01-01'))
  for (const { parts } of entry.rooms) {
    expect(parts.reduce((sum, { lines }) => sum + lines.length, 0)).toBeLessThanOrEqual(14)
    const changed = parts.find(({ part }) => part === 'changed')
    expect((changed?.lines.length ?? 0) + (changed?.more ?? 0)).toBe(250)
  }
  expect(wordsOf(entry).length).toBeLessThan(20_000)
  expect(wordsOf(entry)).toContain('and 245 more')
})

test('DY4 rooms in which nothing happened share one line', () => {
  const plan = samplePlan()
  const said = wordsOf(dayOf(plan, plan))
  expect(said).toContain('Nothing changed and nothing was due in: ')
  expect(said).not.toContain('What matters most')
})

test('DY5 the same day gives the same entry to the letter, in whatever order its plan was read', () => {
  const to = samplePlan()
  const turned = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, new Map<string, unknown>([...to[name]].toReversed())]),
  ) as unknown as Plan
  expect(JSON.stringify(dayOf(emptyPlan(), turned))).toBe(JSON.stringify(dayOf(emptyPlan(), to)))
})

test('DY6 words are one line without marks that turn their direction, cut between letters', () => {
  expect(plainWords('a\u202Eb\u2066c\u0000\n\td', 20)).toBe('abc d')
  expect(plainWords('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`)
  expect(plainWords('👩‍🌾👩‍🌾👩‍🌾', 2)).toBe('👩‍🌾…')
})

test('DY7 a day begins at midnight of its time zone, also when clocks are changed', () => {
  const start = (date: string, zone: string) => new Date(startOfDay(date, zone)).toISOString()
  expect(start('2026-03-02', 'UTC')).toBe('2026-03-02T00:00:00.000Z')
  expect(start('2026-03-02', 'Africa/Johannesburg')).toBe('2026-03-01T22:00:00.000Z')
  expect(start('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
  // Here midnight itself was left out.
  expect(start('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
  for (const zone of ['Asia/Kathmandu', 'Pacific/Kiritimati', 'America/New_York', 'Australia/Lord_Howe'])
    for (let day = 0; day < 366; day += 1) {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
      const at = startOfDay(date, zone)
      expect([dateIn(at, zone), dateIn(at - 1, zone) < date]).toEqual([date, true])
    }
})
