import { useMemo, useRef, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ownerReader } from '#shared/exchange/readOwners.ts'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import { useOpenImport } from '#client/exchange/importContext.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { stoppedBy } from '#client/plan/lockOf.ts'
import { cellFields, type Column } from '../gridColumns.ts'
import { isGroup, type ActivityRow, type PlanRow } from '../planRows.ts'
import { useEdit } from '../useEdit.tsx'
import type { PlanSelection } from '../usePlanSelection.ts'
import { columnsIn, rowsIn, type CellRange } from './cellRange.ts'
import type { Facts } from './cellValue.ts'
import { openWriting, type CellWriting } from './cellWriting.ts'
import { copiedText, fromClipboard, toClipboard } from './clipboard.ts'
import { moveRows } from './moveRows.ts'
import { columnsBeside, isTitles, pasteInto, slashesIn, type Paste } from './pasteCells.ts'
import type { Asked } from './asked.ts'

/** What can be done with the cells that are selected; each is one step of undo. */
export interface CellDoings {
  selectAll: () => void
  /** The cells for the clipboard; null where none is selected. */
  copied: () => { text: string; html: string } | null
  paste: (text: string, html: string) => void
  clear: (what?: 'cut') => void
  /** The first selected row over the others, dates some days later in each. */
  fillDown: (step: number) => void
  /** The selection over the rows below it, up to an index. */
  fillTo: (index: number, step: number) => void
  shift: (days: number) => void
  setResponsible: (ids: readonly string[], add: boolean) => void
  moveTo: (to: { milestoneId: string } | { initiativeId: string }) => void
  removeRows: () => void
  /** Shows a row whatever the filter says. */
  keep: (rowId: string) => void
}

interface Options {
  rows: readonly PlanRow[]
  columns: readonly Column[]
  titleOf: (column: Column) => string
  selection: PlanSelection
  range: CellRange | null
  facts: Facts
  canEdit: boolean
  keep: (rowIds: readonly string[]) => void
  /** Asks the person something first. */
  ask: (asked: Asked) => void
}

/** More rows than this are not removed before somebody has said so twice. */
const MANY_ROWS = 20

export const useCellDoings = (options: Options): CellDoings => {
  const lab = useLiveLab()
  const { t } = useTranslation('table')
  const { editAll, say } = useEdit()
  const openImport = useOpenImport()
  const latest = useRef(options)
  useLayoutEffect(() => {
    latest.current = options
  })
  return useMemo((): CellDoings => {
    const plan = () => lab.store.get().plan
    const selectedRows = (): ActivityRow[] => {
      const { rows, range } = latest.current
      return range ? rowsIn(rows, range) : []
    }
    const selectedColumns = (): readonly Column[] => {
      const { columns, range } = latest.current
      return range ? columnsIn(columns, range) : []
    }
    const isClosed = (row: ActivityRow, column: Column): boolean => {
      const cell = cellFields(row, column)
      return cell !== null && cell.fields.some((field) => stoppedBy(lab, cell.id, field) !== null)
    }
    const begin = (): CellWriting => openWriting({ plan: plan(), newId: lab.newId, isClosed })
    /** Writes, says what was done, and tells of each cell that was not. */
    const finish = (writing: CellWriting, done: (count: number) => string): boolean => {
      const commands = writing.commands()
      const { keep, titleOf, ask } = latest.current
      keep(commands.flatMap((command) => ('id' in command ? [command.id] : [])))
      const taken = commands.length === 0 || editAll(commands, done(writing.changed()))
      if (writing.problems.length > 0)
        ask({ kind: 'problems', problems: writing.problems, titleOf, written: taken ? writing.changed() : 0 })
      return taken
    }
    const fill = (source: readonly ActivityRow[], targets: readonly ActivityRow[], step: number) => {
      if (!latest.current.canEdit || source.length === 0 || targets.length === 0) return
      const writing = begin()
      for (const [at, row] of targets.entries()) {
        const from = source[at % source.length]
        const later = step * (Math.floor(at / source.length) + 1)
        if (from) for (const column of selectedColumns()) writing.copy(from, row, column, later)
      }
      finish(writing, (count) => t('did.filled', { count }))
    }
    const applyPaste = (paste: Paste, order: SlashOrder) => {
      const writing = begin()
      const reading = { plan: plan(), order, owners: ownerReader(plan()), newId: lab.newId }
      const left = pasteInto(writing, reading, paste)
      finish(writing, (count) => t('did.pasted', { count }))
      const beside = columnsBeside(paste)
      if (beside > 0) say(t('pasteBeside', { count: beside }), true)
      if (left.length === 0) return
      const titles = paste.columns.map(latest.current.titleOf)
      openImport({ kind: 'text', text: toClipboard([titles, ...left]).text })
    }
    const paste = (text: string, html: string) => {
      const { rows, columns, range, canEdit, titleOf, ask } = latest.current
      const cells = fromClipboard(text, html)
      if (!range || !canEdit || cells.length === 0) return
      const below = columns.slice(range.left)
      const brought = isTitles(cells[0] ?? [], below.map(titleOf)) ? cells.slice(1) : cells
      const pasted: Paste = {
        cells: brought,
        rows: rows.slice(range.top).filter((row): row is ActivityRow => !isGroup(row)),
        columns: below,
        selected: { rows: selectedRows().length, columns: selectedColumns().length },
      }
      const { deduced, example } = slashesIn(pasted)
      if (deduced !== 'unknown' || example === null) return applyPaste(pasted, deduced)
      ask({ kind: 'dates', example, answer: (order) => applyPaste(pasted, order) })
    }
    const removeNow = (rows: readonly ActivityRow[]) =>
      void editAll(
        rows.map(({ kind, id }) => ({
          type: 'remove',
          collection: kind === 'activity' ? 'activities' : 'milestones',
          id,
        })),
        t('did.removed', { count: rows.length }),
      )
    return {
      keep: (rowId) => latest.current.keep([rowId]),
      selectAll: () => {
        const { selection } = latest.current
        if (selection.place) selection.extendTo({ head: selection.place, across: 'all' })
      },
      copied: () => {
        const { facts } = latest.current
        const rows = selectedRows()
        const columns = selectedColumns()
        if (rows.length === 0) return null
        return toClipboard(rows.map((row) => columns.map((column) => copiedText(facts, row, column))))
      },
      paste,
      clear: (what) => {
        if (!latest.current.canEdit) return
        const writing = begin()
        for (const row of selectedRows()) for (const column of selectedColumns()) writing.clear(row, column)
        finish(writing, (count) => t(what === 'cut' ? 'did.cut' : 'did.cleared', { count }))
      },
      fillDown: (step) => {
        const [first, ...rest] = selectedRows()
        if (first) fill([first], rest, step)
      },
      fillTo: (index, step) => {
        const { rows, range, selection } = latest.current
        const last = rows[index]
        if (!range || !last) return
        fill(selectedRows(), rowsIn(rows, { ...range, top: range.bottom + 1, bottom: index }), step)
        const column = latest.current.columns[range.right]
        if (column) selection.extendTo({ head: { rowId: last.id, column }, across: 'cells' })
      },
      shift: (days) => {
        const writing = begin()
        for (const row of selectedRows()) writing.shift(row, days)
        finish(writing, (count) => t('did.shifted', { count }))
      },
      setResponsible: (ids, add) => {
        const writing = begin()
        for (const row of selectedRows()) {
          if (row.kind !== 'activity' || !writing.open(row, 'responsible')) continue
          const next = new Set([...(add ? row.activity.responsibleIds : []), ...ids])
          writing.set(row, 'responsible', { responsibleIds: [...next].toSorted() })
        }
        finish(writing, (count) => t('did.responsible', { count }))
      },
      moveTo: (to) => {
        const ids = selectedRows().flatMap((row) => (row.kind === 'activity' ? [row.id] : []))
        latest.current.keep(ids)
        editAll(moveRows(plan(), ids, to, lab.newId), t('did.moved', { count: ids.length }))
      },
      removeRows: () => {
        const rows = selectedRows()
        if (!latest.current.canEdit || rows.length === 0) return
        if (rows.length <= MANY_ROWS) return removeNow(rows)
        latest.current.ask({ kind: 'remove', count: rows.length, answer: () => removeNow(rows) })
      },
    }
  }, [lab, t, editAll, say, openImport])
}
