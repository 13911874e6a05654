import type { SingleCommand } from '#shared/plan/commands.ts'
import { addDays } from '#shared/plan/dates.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { predecessorEdits } from '#shared/plan/predecessorEdits.ts'
import { dependenciesInto, liveOf } from '#shared/plan/select.ts'
import { cellTarget, COLUMN_FIELDS, type Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'

/** Why a cell was not written as it was brought. */
export type CellProblem =
  | 'notADate'
  | 'unknownOwners'
  | 'unknownPredecessors'
  | 'tooLong'
  | 'severalTitles'
  | 'locked'

export interface ToldProblem {
  row: ActivityRow
  column: Column
  code: CellProblem
  /** What of it is meant. */
  what: string
}

export type Fields = Record<string, unknown>

/** Many cells on their way into the plan, as few commands: one for each entity. What a lock closes is left out and told. */
export interface CellWriting {
  /** The fields written so far of what a cell writes into; null where it is not written in, or is closed. */
  open: (row: ActivityRow, column: Column) => { written: Fields } | null
  set: (row: ActivityRow, column: Column, fields: Fields) => void
  /** What an activity has to wait for instead. */
  add: (commands: readonly SingleCommand[]) => void
  /** Empties a cell. */
  clear: (row: ActivityRow, column: Column) => void
  /** Makes a cell as another one of its column is, its dates some days later. */
  copy: (from: ActivityRow, to: ActivityRow, column: Column, later: number) => void
  /** Moves the dates of a row. */
  shift: (row: ActivityRow, days: number) => void
  tell: (row: ActivityRow, column: Column, code: CellProblem, what: string) => void
  commands: () => SingleCommand[]
  problems: readonly ToldProblem[]
  /** Cells whose content changes. */
  changed: () => number
}

export interface WritingOptions {
  plan: Plan
  newId: () => string
  /** Is a cell closed to this person? */
  isClosed: (row: ActivityRow, column: Column) => boolean
}

const EMPTY: Fields = {
  responsibleIds: [],
  plannedStart: null,
  plannedEnd: null,
  endKind: 'date',
  reviewDate: null,
  due: null,
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const ISO = /^\d{4}-\d\d-\d\d$/
const later = (value: unknown, days: number): unknown =>
  days !== 0 && typeof value === 'string' && ISO.test(value) ? addDays(value, days) : value

export const openWriting = ({ plan, newId, isClosed }: WritingOptions): CellWriting => {
  const updates = new Map<string, { collection: Collection; fields: Fields }>()
  const more: SingleCommand[] = []
  const problems: ToldProblem[] = []
  let changed = 0

  const entityOf = (target: { collection: Collection; id: string }): Fields =>
    (liveOf(plan, target.collection, target.id) ?? {}) as Fields

  const tell: CellWriting['tell'] = (row, column, code, what) =>
    void problems.push({ row, column, code, what })

  const open: CellWriting['open'] = (row, column) => {
    const target = cellTarget(row, column)
    if (!target) return null
    if (!isClosed(row, column)) return { written: updates.get(target.id)?.fields ?? {} }
    tell(row, column, 'locked', '')
    return null
  }
  const set: CellWriting['set'] = (row, column, fields) => {
    const target = cellTarget(row, column)
    if (!target) return
    const before = entityOf(target)
    const held = updates.get(target.id)?.fields ?? {}
    if (
      Object.entries(fields).every(([name, value]) => same(value, name in held ? held[name] : before[name]))
    )
      return
    changed += 1
    updates.set(target.id, { collection: target.collection, fields: { ...held, ...fields } })
  }
  const add: CellWriting['add'] = (commands) => {
    if (commands.length > 0) changed += 1
    more.push(...commands)
  }
  return {
    open,
    set,
    add,
    tell,
    problems,
    changed: () => changed,
    clear: (row, column) => {
      if (!open(row, column)) return
      if (column === 'dependsOn') return add(predecessorEdits(plan, row.id, [], newId))
      set(
        row,
        column,
        Object.fromEntries(
          COLUMN_FIELDS[column].map((name) => [name, EMPTY[name] ?? (name in EMPTY ? null : '')]),
        ),
      )
    },
    copy: (from, to, column, days) => {
      const source = cellTarget(from, column)
      if (!source || !open(to, column)) return
      if (column === 'dependsOn') {
        const wanted = dependenciesInto(plan, from.id).filter(({ fromId }) => fromId !== to.id)
        return add(predecessorEdits(plan, to.id, wanted, newId))
      }
      const entity = entityOf(source)
      set(
        to,
        column,
        Object.fromEntries(COLUMN_FIELDS[column].map((name) => [name, later(entity[name], days)])),
      )
    },
    shift: (row, days) => {
      if (row.kind !== 'activity') return
      const { plannedStart, plannedEnd, reviewDate } = row.activity
      if (open(row, 'start')) set(row, 'start', { plannedStart: later(plannedStart, days) })
      if (open(row, 'end'))
        set(row, 'end', { plannedEnd: later(plannedEnd, days), reviewDate: later(reviewDate, days) })
    },
    commands: () => [
      ...[...updates].map(([id, update]): SingleCommand => ({ type: 'update', id, ...update })),
      ...more,
    ],
  }
}
