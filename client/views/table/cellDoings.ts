import type { TFunction } from 'i18next'
import type { ImportSource } from '#client/exchange/importContext.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { stoppedBy } from '#client/plan/lockOf.ts'
import { cellFields, type Column } from '../gridColumns.ts'
import type { ActivityRow, PlanRow } from '../planRows.ts'
import type { Edit } from '../useEdit.tsx'
import type { PlanSelection } from '../usePlanSelection.ts'
import type { Asked } from './asked.ts'
import { columnsIn, rowsIn, type CellRange } from './cellRange.ts'
import type { Facts } from './cellValue.ts'
import { openWriting, type CellWriting } from './cellWriting.ts'

/** The table as it is at the moment. */
export interface TableNow {
  rows: readonly PlanRow[]
  columns: readonly Column[]
  titleOf: (column: Column) => string
  selection: PlanSelection
  range: CellRange | null
  facts: Facts
  canEdit: boolean
  /** Shows these rows whatever the filter says. */
  keep: (rowIds: readonly string[]) => void
  /** Asks the person something first, or tells them. */
  ask: (asked: Asked) => void
}

/** What is done with selected cells is done with this. */
export interface Desk {
  lab: LiveLab
  t: TFunction<'table'>
  edit: Pick<Edit, 'editAll' | 'say'>
  openImport: (source: ImportSource) => void
  now: () => TableNow
}

export const selectedRows = ({ now }: Desk): ActivityRow[] => {
  const { rows, range } = now()
  return range ? rowsIn(rows, range) : []
}

export const selectedColumns = ({ now }: Desk): readonly Column[] => {
  const { columns, range } = now()
  return range ? columnsIn(columns, range) : []
}

export const beginWriting = ({ lab }: Desk): CellWriting =>
  openWriting({
    plan: lab.store.get().plan,
    newId: lab.newId,
    isClosed: (row, column) => {
      const cell = cellFields(row, column)
      return cell !== null && cell.fields.some((field) => stoppedBy(lab, cell.id, field) !== null)
    },
  })

/** Writes all of it in one step, says what was done, and tells of each cell that was not. */
export const finishWriting = (desk: Desk, writing: CellWriting, done: (count: number) => string): void => {
  const { keep, titleOf, ask } = desk.now()
  const commands = writing.commands()
  keep(commands.flatMap((command) => (command.type === 'update' ? [command.id] : [])))
  const taken = commands.length === 0 || desk.edit.editAll(commands, done(writing.changed()))
  const { problems } = writing
  if (problems.length > 0)
    ask({ kind: 'problems', problems, titleOf, written: taken ? writing.changed() : 0 })
}

/** Repeats rows over others; with a step, dates are that many days later each time. */
export const fillRows = (
  desk: Desk,
  source: readonly ActivityRow[],
  targets: readonly ActivityRow[],
  step: number,
): void => {
  if (!desk.now().canEdit || source.length === 0 || targets.length === 0) return
  const writing = beginWriting(desk)
  for (const [at, row] of targets.entries()) {
    const from = source[at % source.length]
    const later = step * (Math.floor(at / source.length) + 1)
    if (from) for (const column of selectedColumns(desk)) writing.copy(from, row, column, later)
  }
  finishWriting(desk, writing, (count) => desk.t('did.filled', { count }))
}
