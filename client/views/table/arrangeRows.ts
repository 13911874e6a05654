import type { Workstream } from '#shared/plan/plan.ts'
import { byName, collator } from '#client/i18n/formats.ts'
import { isGroup, type ActivityRow, type GroupRow, type PlanRow, type RoomGroup } from '../planRows.ts'
import { cellValue, ownersOf, type Facts } from './cellValue.ts'
import type { Filter, Grouping, Sort } from './tableView.ts'
import { isFiltered } from './tableView.ts'

/** The groups of one room, or of each. */
export interface RoomRows {
  room: Workstream | null
  groups: readonly RoomGroup[]
}

/** A header with what stands under it, at how deep; without one, rows alone. */
export interface Section {
  group: GroupRow | null
  depth: number
  rows: readonly ActivityRow[]
}

export interface Arranging {
  facts: Facts
  grouping: Grouping
  sort: Sort | null
  filter: Filter
  /** Does a row pass the filter? */
  passes: (row: ActivityRow) => boolean
  /** What a month and what has none is called. */
  name: { month: (month: string) => string; noMonth: string; noOrganisation: string; noRoom: string }
}

/** The rows somebody wants to see, in groups and order. */
export const arrangeRows = (rooms: readonly RoomRows[], arranging: Arranging): Section[] => {
  const { grouping, name } = arranging
  const hide = isFiltered(arranging.filter)
  const kept = (rows: ActivityRow[]) => (hide ? rows.filter(arranging.passes) : rows)
  const sections =
    grouping === 'initiative'
      ? byInitiative(rooms, kept)
      : grouping === 'room'
        ? rooms.map((one) => roomSection(one, kept, name.noRoom))
        : grouping === 'none'
          ? [{ group: null, depth: 0, rows: kept(allRows(rooms)) }]
          : alike(kept(allRows(rooms)), arranging)
  const filled = hide ? sections.filter(isFilled) : sections
  return filled.map((section) => ({ ...section, rows: inOrder(section.rows, arranging) }))
}

/** A room is filled, too, by what stands under its initiatives. */
const isFilled = ({ group, rows }: Section): boolean =>
  rows.length > 0 || (group?.kind === 'room' && group.rows.length > 0)

type Kept = (rows: ActivityRow[]) => ActivityRow[]

const allRows = (rooms: readonly RoomRows[]): ActivityRow[] =>
  rooms.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))

/** Each room with its initiatives below it; without rooms, the initiatives alone. */
const byInitiative = (rooms: readonly RoomRows[], kept: Kept): Section[] =>
  rooms.flatMap(({ room, groups }) => {
    const depth = room ? 1 : 0
    const sections = groups.map((group) => ({ group, depth, rows: kept(group.rows) }))
    if (!room) return sections
    const rows = sections.flatMap((section) => section.rows)
    return [{ group: { kind: 'room' as const, id: room.id, room, rows }, depth: 0, rows: [] }, ...sections]
  })

const roomSection = ({ room, groups }: RoomRows, kept: Kept, noRoom: string): Section => {
  const rows = kept(groups.flatMap((group) => group.rows))
  const group: GroupRow = room
    ? { kind: 'room', id: room.id, room, rows }
    : { kind: 'alike', id: 'alike', title: noRoom, rows }
  return { group, depth: 0, rows }
}

/** Rows that have the same month of start, or the same organisations, together; those without at the end. */
const alike = (rows: readonly ActivityRow[], { facts, grouping, name }: Arranging): Section[] => {
  const keyOf = (row: ActivityRow): string => {
    if (row.kind !== 'activity') return ''
    return grouping === 'month'
      ? (row.activity.plannedStart?.slice(0, 7) ?? '')
      : ownersOf(facts.plan, row).join(', ')
  }
  const titleOf = (key: string): string => {
    if (key === '') return grouping === 'month' ? name.noMonth : name.noOrganisation
    return grouping === 'month' ? name.month(key) : key
  }
  return [...Map.groupBy(rows, keyOf)]
    .toSorted(([a], [b]) => Number(a === '') - Number(b === '') || byName(a, b))
    .map(([key, own]) => ({
      group: { kind: 'alike', id: `alike ${key}`, title: titleOf(key), rows: own },
      depth: 0,
      rows: own,
    }))
}

const inCells = collator({ numeric: true, sensitivity: 'base' })

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inCells().compare(String(a), String(b))

/** Empty cells come last either way; what is equal stays as it stood. */
const inOrder = (rows: readonly ActivityRow[], { facts, sort }: Arranging): readonly ActivityRow[] => {
  if (!sort) return withSpans(rows)
  const sign = sort.descending ? -1 : 1
  return rows
    .map((row) => ({ row: spanned(row, true, 1), value: cellValue(facts, row, sort.column) }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      return sign * compare(a.value, b.value)
    })
    .map(({ row }) => row)
}

/** A milestone's title is written over those of its rows that stand together. */
const withSpans = (rows: readonly ActivityRow[]): ActivityRow[] => {
  const made: ActivityRow[] = []
  for (let at = 0; at < rows.length;) {
    const first = rows[at]
    let end = at + 1
    while (first?.milestone && end < rows.length && rows[end]?.milestone === first.milestone) end++
    for (let i = at; i < end; i++) {
      const row = rows[i]
      if (row) made.push(spanned(row, i === at, end - at))
    }
    at = end
  }
  return made
}

const spans = new WeakMap<ActivityRow, ActivityRow>()

/** The row with another place among its milestone's; the same one whenever it has the same place. */
const spanned = (row: ActivityRow, first: boolean, span: number): ActivityRow => {
  if (row.kind === 'milestone' || !row.milestone || (row.first === first && row.span === span)) return row
  const before = spans.get(row)
  if (before?.first === first && before.span === span) return before
  const made: ActivityRow = { ...row, first, span }
  spans.set(row, made)
  return made
}

/** The rows to draw: what is folded away is left out. */
export const flatten = (sections: readonly Section[], closed: ReadonlySet<string>): PlanRow[] => {
  const rows: PlanRow[] = []
  let hidden = false
  for (const { group, depth, rows: own } of sections) {
    if (depth === 0) hidden = false
    if (hidden) continue
    if (group) rows.push(group)
    const isClosed = group !== null && closed.has(group.id)
    if (isClosed && depth === 0) hidden = true
    if (!isClosed) for (const row of own) rows.push(row)
  }
  return rows
}

/** How many activities are shown, folded away or not. */
export const countOf = (sections: readonly Section[]): number =>
  sections.reduce((sum, { rows }) => sum + rows.filter(({ kind }) => kind === 'activity').length, 0)

/** How deep a row stands, from 1. */
export const levelOf = (row: PlanRow, hasRooms: boolean, grouping: Grouping): number => {
  if (grouping === 'none') return 1
  const deep = hasRooms && grouping === 'initiative'
  if (isGroup(row)) return deep && row.kind !== 'room' ? 2 : 1
  return deep ? 3 : 2
}
