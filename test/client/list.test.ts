import { describe, expect, test } from 'vitest'
import { areasOf } from '#shared/plan/areas.ts'
import type { InkRecord } from '#shared/plan/commands.ts'
import { cardsOf } from '#client/canvas/cards/cardFace.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { groupsByArea, moveToArea } from '#client/list/areaEdits.ts'
import { relationsByCard, relationSentences } from '#client/list/cardRelations.ts'
import { makeCardCommands, reorderCommands } from '#client/list/listEdits.ts'
import { listIntent, rowByLetters } from '#client/list/listKeys.ts'
import { groupsByKind, listRows } from '#client/list/listRows.ts'
import { relateChoices } from '#client/list/relateChoices.ts'
import { shownCard, type CardSources } from '#client/list/shownCard.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId as n, withChange } from '#test/support/samplePlan.ts'

const ROOM = n(1)
const [PERMITS, FARMS, COMMITTEE, MAP, PUBLISH] = [2, 3, 4, 5, 6].map(n) as [
  string,
  string,
  string,
  string,
  string,
]
const t = i18n.getFixedT(null, ['list', 'plan'])
const of = { workstreamId: ROOM }
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'AQ', title: 'Aquaculture' }],
  issues: [{ id: PERMITS, ...of, text: 'Permits need nine approvals', orderKey: 'a0' }],
  initiatives: [{ id: FARMS, ...of, title: 'Farms', state: 'planned', orderKey: 'a0' }],
  milestones: [{ id: n(10), initiativeId: FARMS, orderKey: 'a0' }],
  activities: [
    { id: COMMITTEE, ...of, milestoneId: n(10), text: 'Appoint the committee', orderKey: 'a0' },
    { id: MAP, ...of, milestoneId: n(10), text: 'Map every permit', orderKey: 'a1' },
    { id: PUBLISH, ...of, text: 'Publish the rules', orderKey: 'a0' },
  ],
  links: [{ id: n(20), kind: 'answers', fromId: FARMS, toId: PERMITS }],
  dependencies: [{ id: n(21), fromId: COMMITTEE, toId: MAP, type: 'FS', lagDays: 5 }],
})
const cards = cardsOf(plan, ROOM)
const card = (id: string) => cards.find((one) => one.id === id)!
const rows = listRows(
  groupsByKind(cards, (kind) => kind),
  new Set(),
)
const press = (key: string, active: string | null, held: object = {}, typing = false) =>
  listIntent(
    { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held },
    rows,
    active,
    typing,
  )

describe('LI1 cards are listed kind by kind, each row with its place among its like', () => {
  test('in the order of a lab’s thinking', () => {
    expect(rows.map((row) => (row.type === 'group' ? `${row.title} ${row.count}` : row.id))).toEqual([
      'issues 1',
      PERMITS,
      'initiatives 1',
      FARMS,
      'activities 3',
      COMMITTEE,
      MAP,
      PUBLISH,
    ])
    expect(rows.find(({ id }) => id === MAP)).toMatchObject({ at: 2, of: 3 })
  })
  test('a group that is folded away keeps its head', () => {
    const folded = listRows(
      groupsByKind(cards, (kind) => kind),
      new Set(['activities']),
    )
    expect(folded).toHaveLength(5)
    expect(folded.at(-1)).toMatchObject({ type: 'group', open: false, count: 3 })
  })
})

describe('LI2 the keys of a list lead to every row and to everything that can be done', () => {
  test('arrows, ends, groups', () => {
    expect(press('ArrowDown', PERMITS)).toEqual({ type: 'go', to: 'group initiatives', mode: 'only' })
    expect(press('End', PERMITS)).toEqual({ type: 'go', to: PUBLISH, mode: 'only' })
    expect(press('ArrowUp', 'group issues')).toEqual({ type: 'go', to: 'group issues', mode: 'only' })
    expect(press('ArrowDown', COMMITTEE, { shiftKey: true })).toEqual({ type: 'go', to: MAP, mode: 'extend' })
    expect(press('ArrowDown', COMMITTEE, { ctrlKey: true })).toEqual({ type: 'go', to: MAP, mode: 'move' })
    expect(press('ArrowLeft', MAP)).toEqual({ type: 'go', to: 'group activities', mode: 'move' })
    expect(press('ArrowLeft', 'group activities')).toEqual({ type: 'fold', open: false })
  })
  test('what they do', () => {
    expect(press('F2', MAP)).toEqual({ type: 'edit' })
    expect(press('Enter', MAP)).toEqual({ type: 'edit' })
    expect(press('Enter', MAP, { ctrlKey: true })).toEqual({ type: 'open' })
    expect(press('n', MAP)).toEqual({ type: 'new' })
    expect(press('n', MAP, {}, true)).toEqual({ type: 'letter', letter: 'n' })
    expect(press('ArrowUp', MAP, { altKey: true })).toEqual({ type: 'reorder', step: -1 })
    expect(press('z', MAP, { ctrlKey: true })).toEqual({ type: 'undo' })
    expect(press('F10', MAP, { shiftKey: true })).toEqual({ type: 'actions' })
    expect(press('Tab', MAP)).toBeNull()
    expect(press('f', MAP, { ctrlKey: true })).toBeNull()
  })
  test('letters lead to the next card that begins so, all round', () => {
    const words = (row: { id: string }) =>
      ({ [PERMITS]: 'Permits', [COMMITTEE]: 'Appoint', [MAP]: 'Map', [PUBLISH]: 'Publish' })[row.id] ?? ''
    expect(rowByLetters(rows, COMMITTEE, 'p', words)).toBe(PUBLISH)
    expect(rowByLetters(rows, PUBLISH, 'p', words)).toBe(PERMITS)
    expect(rowByLetters(rows, PERMITS, 'pu', words)).toBe(PUBLISH)
    expect(rowByLetters(rows, PERMITS, 'x', words)).toBeNull()
  })
})

const sources: CardSources = {
  plan,
  layout: new Map(),
  relations: relationsByCard(plan),
  errors: (id) => (id === MAP ? 2 : 0),
  locks: [],
  signs: new Map(),
  writers: new Map([[MAP, 'Thandi']]),
}

describe('LI3 a card’s name says its kind, words, state and relations, and who is writing in it', () => {
  test('relations as sentences, with what a dependency asks for', () => {
    const shown = shownCard(t, sources, card(MAP))
    expect(shown?.relations).toEqual(['Depends on: Appoint the committee (FS + 5 days)', 'Part of: Farms'])
    expect(shown?.name).toMatch(/^Activity .*Map every permit/)
    for (const part of ['2 errors', 'Thandi is writing…', 'Depends on: Appoint the committee (FS + 5 days)'])
      expect(shown?.name).toContain(part)
    expect(shownCard(t, sources, card(PERMITS))?.name).toContain('Answered by: Farms')
    expect(shownCard(t, sources, card(FARMS))?.name).toContain('planned')
  })
  test('of many of one kind the first are named and the others counted', () => {
    const many = planOf({
      workstreams: [{ id: ROOM }],
      initiatives: [{ id: FARMS, ...of, title: 'Farms' }],
      milestones: [{ id: n(10), initiativeId: FARMS }],
      activities: [1, 2, 3, 4, 5].map((at) => ({
        id: n(30 + at),
        ...of,
        milestoneId: n(10),
        text: `A${at}`,
        orderKey: `a${at}`,
      })),
    })
    expect(relationSentences(t, many, relationsByCard(many).get(FARMS))).toEqual([
      'Contains: A1; A2; A3 and 2 more',
    ])
  })
})

const context = { now: '2014-07-08T08:00:00.000Z', newId: () => n(99) }

describe('LI4 what a relation would mean is said before it is made, or why it cannot be', () => {
  const told = (id: string, query: string) =>
    relateChoices(t, plan, id, query, context).map(
      ({ words, refusal, otherId }) =>
        `${words} ${otherId === PERMITS ? 'permits' : otherId.slice(-2)}${refusal ? ` ${refusal.code}` : ''}`,
    )
  test('two of a kind either way; what means nothing with its reason', () => {
    expect(told(PUBLISH, 'map')).toEqual(['Depends on 05', 'Needed by 05'])
    expect(told(MAP, 'appoint')).toEqual(['Depends on 04 relationExists', 'Needed by 04 wouldBeCycle'])
    expect(told(FARMS, 'nine')).toEqual(['Answers permits relationExists'])
    expect(told(MAP, 'nine')).toEqual([' permits relationNotPossible'])
  })
  test('drawn against its only direction it is told as this end sees it', () => {
    const issue = withChange(plan, 'links', n(20), { deletedAt: context.now })
    expect(relateChoices(t, issue, PERMITS, 'farms', context)[0]).toMatchObject({
      words: 'Answered by',
      refusal: null,
    })
  })
  test('with nothing typed, what can be related', () => {
    expect(told(PUBLISH, '').every((one) => !one.includes('relation'))).toBe(true)
    expect(told(PUBLISH, '')).toContain('Part of 03')
  })
})

describe('LI5 a card is put before or after its like in one command', () => {
  test('between its neighbours, and nowhere beyond the ends', () => {
    expect(reorderCommands(plan, cards, card(MAP), -1)).toEqual([
      { type: 'update', collection: 'activities', id: MAP, fields: { orderKey: 'Zz' } },
    ])
    expect(reorderCommands(plan, cards, card(MAP), 1)).toBeNull()
    expect(reorderCommands(plan, cards, card(PUBLISH), -1)).toBeNull()
  })
  test('those without a key of their own are numbered first', () => {
    const same = withChange(plan, 'activities', MAP, { orderKey: 'a0' })
    const commands = reorderCommands(same, cardsOf(same, ROOM), card(MAP), -1)
    expect(commands).toEqual([
      { type: 'update', collection: 'activities', id: MAP, fields: { orderKey: 'Zz' } },
    ])
    const none = withChange(withChange(plan, 'activities', MAP, { orderKey: '' }), 'activities', COMMITTEE, {
      orderKey: '',
    })
    expect(reorderCommands(none, cardsOf(none, ROOM), card(MAP), -1)).toHaveLength(2)
  })
})

const frame: InkRecord = {
  board: ROOM,
  record: {
    id: 'shape:a',
    typeName: 'shape',
    type: 'frame',
    parentId: 'page:page',
    x: 2_000,
    y: 0,
    rotation: 0,
    props: { w: 700, h: 500, name: 'Ideas' },
  },
}

describe('LI6 cards are listed by area and moved between areas; the others stay where everyone sees them', () => {
  test('into free places, each in the area, and listed there', async () => {
    const { lab, close } = await openLocalLab('A', docOf(plan))
    lab.dispatch({ type: 'ink', id: 'shape:a', record: frame })
    const areas = areasOf(lab.store.get().ink, ROOM)
    const commands = moveToArea(lab.store.get(), ROOM, areas, [MAP, PUBLISH], areas[0]!)
    expect(lab.dispatchAll(commands).ok).toBe(true)
    const titles = { unnamed: '?', outside: 'Outside' }
    const groups = () => groupsByArea(lab.store.get(), areas, cardsOf(lab.store.get().plan, ROOM), titles)
    expect(groups().map(({ title, cards: own }) => [title, own.length])).toEqual([
      ['Ideas', 2],
      ['Outside', 3],
    ])
    lab.undo()
    expect(groups().map(({ cards: own }) => own.length)).toEqual([0, 5])
    lab.dispatchAll(commands)
    lab.dispatchAll(moveToArea(lab.store.get(), ROOM, areas, [MAP], null))
    expect(groups().map(({ cards: own }) => own.length)).toEqual([1, 4])
    close()
  })
})

describe('LI7 a card made in the list has a free place on the board, and is one step of undo', () => {
  test('under the last of its kind; an activity may be made part of an initiative', async () => {
    const { lab, close } = await openLocalLab('A', docOf(plan))
    const make = (words: string, under: string | null) => {
      const id = lab.newId()
      const made = { id, collection: 'activities' as const, words, under }
      expect(lab.dispatchAll(makeCardCommands(lab, ROOM, made)).ok).toBe(true)
      return id
    }
    const [first, second] = [make('Train forty inspectors', null), make('Buy boats', FARMS)]
    const { layout } = lab.store.get()
    const [a, b] = [layout.get(first)!, layout.get(second)!]
    expect(b.y).toBeGreaterThanOrEqual(a.y + a.h)
    expect(lab.store.get().plan.activities.get(second)?.milestoneId).toBe(n(10))
    lab.undo()
    expect(lab.store.get().plan.activities.get(second)).toBeUndefined()
    expect(lab.store.get().plan.activities.get(first)?.text).toBe('Train forty inspectors')
    close()
  })
})

test('LI31 a board’s cards have one order, whatever order they are read in: loose activities come last', () => {
  const activity = (at: number, milestone: number | null, orderKey: string) => ({
    id: n(at),
    ...of,
    orderKey,
    ...(milestone !== null && { milestoneId: n(milestone) }),
  })
  const [second, first] = [
    { initiativeId: n(50), orderKey: 'a1' },
    { initiativeId: n(50), orderKey: 'a0' },
  ]
  const base = {
    workstreams: [{ id: ROOM }],
    initiatives: [
      { id: n(51), ...of, orderKey: 'a1' },
      { id: n(50), ...of, orderKey: 'a0' },
    ],
    milestones: [
      { id: n(60), ...second },
      { id: n(61), ...first },
      { id: n(62), initiativeId: n(51), orderKey: 'a0' },
    ],
  }
  const activities = [
    activity(70, 60, 'a0'),
    activity(71, 61, 'a2'),
    activity(72, null, 'a1'),
    activity(73, 62, 'a0'),
    activity(74, 61, 'a1'),
    activity(75, null, 'a0'),
  ]
  const order = (list: typeof activities) =>
    cardsOf(planOf({ ...base, activities: list }), ROOM).map(({ id }) => id)
  const expected = [50, 51, 74, 71, 70, 73, 75, 72].map(n)
  for (let at = 0; at < activities.length; at++)
    expect(order([...activities.slice(at), ...activities.slice(0, at)])).toEqual(expected)
})
