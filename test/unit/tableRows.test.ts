import { expect, test } from 'vitest'
import type { LintResult } from '#client/plan/lintStore.ts'
import { wholePlanRows, planRows, type PlanRow } from '#client/views/planRows.ts'
import { arrangeRows, countOf, flatten, type Arranging } from '#client/views/table/arrangeRows.ts'
import { rowFilter } from '#client/views/table/rowFilter.ts'
import {
  addressOfView,
  nextSort,
  NO_FILTER,
  PLAIN_VIEW,
  viewOfAddress,
  type Filter,
  type TableView,
} from '#client/views/table/tableView.ts'
import { withChange } from '#test/support/samplePlan.ts'
import { wholePlan } from '#test/support/wholePlan.ts'

const plan = wholePlan(300)
const lint: LintResult = { findings: [], byEntity: new Map(), byField: new Map(), byInitiative: new Map() }
const rooms = wholePlanRows(plan)
const all = rooms.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
const firstOrganisation = [...plan.organisations.keys()][0] ?? ''

const arranged = (view: Partial<TableView>, of = plan) => {
  const { group, sort, filter } = { ...PLAIN_VIEW, ...view }
  const arranging: Arranging = {
    facts: { plan: of, lint, schedule: null, agreed: null },
    grouping: group,
    sort,
    filter,
    passes: rowFilter(filter, { names: of, lint }, firstOrganisation),
    name: { month: (month) => month, noMonth: 'none', noOrganisation: 'nobody', noRoom: 'room' },
  }
  return arrangeRows(wholePlanRows(of), arranging)
}
const flat = (view: Partial<TableView>) => flatten(arranged(view), new Set())
const texts = (rows: readonly PlanRow[]) =>
  rows.flatMap((row) => (row.kind === 'activity' ? [row.activity.text.split(':')[0]] : []))
const counted = (filter: Partial<Filter>) => countOf(arranged({ filter: { ...NO_FILTER, ...filter } }))

test('TB1 the whole plan stands by room and initiative, every activity once', () => {
  const rows = flat({})
  expect(rows.slice(0, 3).map(({ kind }) => kind)).toEqual(['room', 'initiative', 'activity'])
  expect(rows.filter(({ kind }) => kind === 'room')).toHaveLength(6)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(texts(rows)).toHaveLength(300)
})

test('TB1 what is folded away goes with all that stands under it', () => {
  const sections = arranged({})
  const [room, initiative] = flatten(sections, new Set())
  expect(flatten(sections, new Set([initiative?.id ?? '']))).toHaveLength(300 - 50 + 12)
  expect(flatten(sections, new Set([room?.id ?? '']))[1]?.kind).toBe('room')
})

test.each(['organisation', 'month', 'room', 'none'] as const)(
  'TB1 grouped by %s, every activity is there once',
  (group) => {
    const rows = flat({ group })
    expect(texts(rows).toSorted()).toEqual(texts(all).toSorted())
  },
)

test('TB2 a row that nothing was changed in is the same object after others were', () => {
  const [room] = plan.workstreams.keys()
  const [first] = plan.activities.keys()
  const before = planRows(plan, room ?? '').flatMap(({ rows }) => rows)
  const changed = withChange(plan, 'activities', first ?? '', {
    ...plan.activities.get(first ?? ''),
    text: 'New',
  })
  const after = planRows(changed, room ?? '').flatMap(({ rows }) => rows)
  expect(after.filter((row, at) => row !== before[at]).map(({ id }) => id)).toEqual([first])
  const other = withChange(plan, 'organisations', firstOrganisation, {
    ...plan.organisations.get(firstOrganisation),
    name: 'New',
  })
  expect(planRows(other, room ?? '').every((group, at) => group === planRows(plan, room ?? '')[at])).toBe(
    true,
  )
})

test('TB3 a filter leaves what has all of it, and no empty header', () => {
  expect(counted({ text: 'ACTIVITY 299' })).toBe(1)
  expect(counted({ organisation: firstOrganisation })).toBe(38)
  expect(counted({ mine: true })).toBe(38)
  expect(counted({ room: [...plan.workstreams.keys()][1] ?? '' })).toBe(50)
  expect(counted({ to: '2014-10-01' })).toBe(3)
  expect(counted({ from: '2014-10-01', to: '2014-10-01', organisation: firstOrganisation })).toBe(2)
  const ends = [...plan.activities.values()].map(({ plannedEnd }) => plannedEnd ?? '')
  const late = ends.toSorted().at(-3) ?? ''
  expect(counted({ from: late })).toBe(ends.filter((end) => end >= late).length)
  expect(counted({ dates: 'ongoing' })).toBe(0)
  expect(flat({ filter: { ...NO_FILTER, text: 'activity 299:' } }).map(({ kind }) => kind)).toEqual([
    'room',
    'initiative',
    'activity',
  ])
  const [header, ...under] = flat({ group: 'room', filter: { ...NO_FILTER, text: 'activity 299:' } })
  expect(under.map(({ kind }) => kind)).toEqual(['activity'])
  expect(header?.kind === 'room' && header.rows).toHaveLength(1)
  expect(flat({ group: 'room', filter: { ...NO_FILTER, text: 'activity 301:' } })).toEqual([])
})

test('TB4 sorted by a column within groups, empty cells last both ways, equal ones as they stood', () => {
  const [first = ''] = plan.activities.keys()
  const bare = withChange(plan, 'activities', first, { ...plan.activities.get(first), plannedStart: null })
  const sorted = (descending: boolean) =>
    flatten(arranged({ group: 'none', sort: { column: 'start', descending } }, bare), new Set()).flatMap(
      (row) => (row.kind === 'activity' ? [row.activity.plannedStart] : []),
    )
  expect(sorted(false).slice(0, 3)).toEqual(['2014-10-01', '2014-10-01', '2014-10-08'])
  expect(sorted(false).at(-1)).toBeNull()
  expect(sorted(true).at(-1)).toBeNull()
  expect(sorted(true)[0]).toBe('2016-08-24')
  expect(texts(flat({ group: 'none', sort: { column: 'text', descending: false } })).slice(0, 3)).toEqual([
    'Activity 1',
    'Activity 2',
    'Activity 3',
  ])
})

test('TB4 a title sorts up, down and not at all', () => {
  const up = nextSort(null, 'start')
  const down = nextSort(up, 'start')
  expect([up, down, nextSort(down, 'start')]).toEqual([
    { column: 'start', descending: false },
    { column: 'start', descending: true },
    null,
  ])
})

test('TB5 a view goes into the address and comes back; what is wrong in it is as if it were not there', () => {
  const view: TableView = {
    group: 'month',
    sort: { column: 'slack', descending: true },
    columns: ['room', 'dependsOn'],
    filter: { ...NO_FILTER, text: 'a b', checks: 'errors', from: '2015-01-01', mine: true },
  }
  const address = addressOfView(new URLSearchParams('card=x'), view)
  expect(address.get('card')).toBe('x')
  expect(viewOfAddress(new URLSearchParams(address.toString()))).toEqual(view)
  expect(viewOfAddress(new URLSearchParams('group=x&sort=y:desc&from=now&checks=z&columns=room,q'))).toEqual({
    ...PLAIN_VIEW,
    columns: ['room'],
  })
  expect(addressOfView(address, PLAIN_VIEW).toString()).toBe('card=x')
})
