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
interface Target {
  collection: Collection
  id: string
}

/** Many cells on their way into the plan, as few commands: one for each entity. What a lock closes is left out and told. */
export interface CellWriting {
  /** The fields written so far of what a cell writes into; null where it is not written in. */
  open: (row: ActivityRow, column: Column) => { written: Fields } | null
  set: (row: ActivityRow, column: Column, fields: Fields) => void
  /** What an activity has to wait for instead. */
  add: (row: ActivityRow, column: Column, commands: readonly SingleCommand[]) => void
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

/** What is written into each entity so far. */
const openUpdates = (plan: Plan) => {
  const updates = new Map<string, { collection: Collection; fields: Fields }>()
  const entityOf = (target: Target): Fields => (liveOf(plan, target.collection, target.id) ?? {}) as Fields
  return {
    entityOf,
    writtenOf: ({ id }: Target): Fields => updates.get(id)?.fields ?? {},
    differ: (target: Target, fields: Fields): boolean => {
      const now = { ...entityOf(target), ...updates.get(target.id)?.fields }
      return Object.entries(fields).some(([name, value]) => !same(value, now[name]))
    },
    set: (target: Target, fields: Fields): void => {
      const held = updates.get(target.id)?.fields
      updates.set(target.id, { collection: target.collection, fields: { ...held, ...fields } })
    },
    commands: () => [...updates].map(([id, update]): SingleCommand => ({ type: 'update', id, ...update })),
  }
}

const fieldsOf = (column: Column, value: (name: string) => unknown): Fields =>
  Object.fromEntries(COLUMN_FIELDS[column].map((name) => [name, value(name)]))

const emptyOf = (name: string): unknown => (name in EMPTY ? EMPTY[name] : '')

export const openWriting = ({ plan, newId, isClosed }: WritingOptions): CellWriting => {
  const updates = openUpdates(plan)
  const more: SingleCommand[] = []
  const problems: ToldProblem[] = []
  let changed = 0

  const tell: CellWriting['tell'] = (row, column, code, what) =>
    void problems.push({ row, column, code, what })
  const open: CellWriting['open'] = (row, column) => {
    const target = cellTarget(row, column)
    return target && { written: updates.writtenOf(target) }
  }
  const set: CellWriting['set'] = (row, column, fields) => {
    const target = cellTarget(row, column)
    if (!target || !updates.differ(target, fields)) return
    if (isClosed(row, column)) return tell(row, column, 'locked', '')
    updates.set(target, fields)
    changed += 1
  }
  const add: CellWriting['add'] = (row, column, commands) => {
    if (commands.length === 0) return
    if (isClosed(row, column)) return tell(row, column, 'locked', '')
    more.push(...commands)
    changed += 1
  }
  const clear: CellWriting['clear'] = (row, column) => {
    if (!open(row, column)) return
    if (column === 'dependsOn') add(row, column, predecessorEdits(plan, row.id, [], newId))
    else set(row, column, fieldsOf(column, emptyOf))
  }
  const copy: CellWriting['copy'] = (from, to, column, days) => {
    const source = cellTarget(from, column)
    if (!source || !open(to, column)) return
    const entity = updates.entityOf(source)
    if (column !== 'dependsOn')
      return set(
        to,
        column,
        fieldsOf(column, (name) => later(entity[name], days)),
      )
    const wanted = dependenciesInto(plan, from.id).filter(({ fromId }) => fromId !== to.id)
    add(to, column, predecessorEdits(plan, to.id, wanted, newId))
  }
  const shift: CellWriting['shift'] = (row, days) => {
    if (row.kind !== 'activity') return
    const { plannedStart, plannedEnd, reviewDate } = row.activity
    if (open(row, 'start')) set(row, 'start', { plannedStart: later(plannedStart, days) })
    if (open(row, 'end'))
      set(row, 'end', { plannedEnd: later(plannedEnd, days), reviewDate: later(reviewDate, days) })
  }
  const commands = () => [...updates.commands(), ...more]
  return { open, set, add, tell, clear, copy, shift, commands, problems, changed: () => changed }
}
