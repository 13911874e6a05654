import { addressWith } from '#client/ui/useChangeAddress.ts'
import { COLUMNS, MORE_COLUMNS, type Column, type MoreColumn } from '../gridColumns.ts'

/** What rows stand under. */
export const GROUPINGS = ['initiative', 'room', 'organisation', 'month', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Sort {
  column: Column
  descending: boolean
}

export interface Filter {
  text: string
  /** A room's and an organisation's id. */
  room: string | null
  organisation: string | null
  checks: 'errors' | 'warnings' | null
  /** Plain dates: what happens between them, both included. */
  from: string | null
  to: string | null
  dates: 'ongoing' | 'none' | null
  /** Those of one's own organisation. */
  mine: boolean
}

/** How somebody looks at the table. */
export interface TableView {
  group: Grouping
  sort: Sort | null
  filter: Filter
  /** Those beyond the seven, in the order of `MORE_COLUMNS`. */
  columns: readonly MoreColumn[]
}

export const NO_FILTER: Filter = {
  text: '',
  room: null,
  organisation: null,
  checks: null,
  from: null,
  to: null,
  dates: null,
  mine: false,
}

export const PLAIN_VIEW: TableView = { group: 'initiative', sort: null, filter: NO_FILTER, columns: [] }

export const isFiltered = (filter: Filter): boolean =>
  (Object.keys(NO_FILTER) as (keyof Filter)[]).some((key) => filter[key] !== NO_FILTER[key])

/** A column's next sorting: from first to last, from last to first, then as the plan has it. */
export const nextSort = (sort: Sort | null, column: Column): Sort | null => {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

/** What of an address is the table's. */
export const VIEW_KEYS = [
  'group',
  'sort',
  'columns',
  'q',
  'room',
  'org',
  'checks',
  'from',
  'to',
  'dates',
  'mine',
] as const

const ALL: readonly Column[] = [...COLUMNS, ...MORE_COLUMNS]

/** The view an address names; what it names wrongly is as if it were not there. */
export const viewOfAddress = (params: URLSearchParams): TableView => {
  const get = (key: (typeof VIEW_KEYS)[number]): string => params.get(key)?.slice(0, 300) ?? ''
  const oneOf = <T extends string>(key: (typeof VIEW_KEYS)[number], all: readonly T[]): T | null =>
    all.find((one) => one === get(key)) ?? null
  const date = (key: 'from' | 'to') => (/^\d{4}-\d\d-\d\d$/.test(get(key)) ? get(key) : null)
  const [sorted, direction] = get('sort').split(':')
  const column = ALL.find((one) => one === sorted)
  const wanted = new Set(get('columns').split(','))
  return {
    group: oneOf('group', GROUPINGS) ?? PLAIN_VIEW.group,
    sort: column ? { column, descending: direction === 'desc' } : null,
    columns: MORE_COLUMNS.filter((one) => wanted.has(one)),
    filter: {
      text: get('q'),
      room: get('room') || null,
      organisation: get('org') || null,
      checks: oneOf('checks', ['errors', 'warnings'] as const),
      from: date('from'),
      to: date('to'),
      dates: oneOf('dates', ['ongoing', 'none'] as const),
      mine: get('mine') === '1',
    },
  }
}

/** What an address says of a view; what is as usual is left out. */
export const saidOfView = ({
  group,
  sort,
  filter,
  columns,
}: TableView): Record<(typeof VIEW_KEYS)[number], string | null> => ({
  group: group === PLAIN_VIEW.group ? null : group,
  sort: sort && `${sort.column}${sort.descending ? ':desc' : ''}`,
  columns: columns.join(',') || null,
  q: filter.text || null,
  room: filter.room,
  org: filter.organisation,
  checks: filter.checks,
  from: filter.from,
  to: filter.to,
  dates: filter.dates,
  mine: filter.mine ? '1' : null,
})

/** The same address with this view in it. */
export const addressOfView = (before: URLSearchParams, view: TableView): URLSearchParams =>
  addressWith(before, saidOfView(view))

export const namesView = (params: URLSearchParams): boolean => VIEW_KEYS.some((key) => params.has(key))
