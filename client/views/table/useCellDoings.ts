import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenImport } from '#client/exchange/importContext.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { ActivityRow } from '../planRows.ts'
import { useEdit } from '../useEdit.tsx'
import {
  beginWriting,
  fillRows,
  finishWriting,
  selectedColumns,
  selectedRows,
  type Desk,
  type TableNow,
} from './cellDoings.ts'
import { rowsIn } from './cellRange.ts'
import { moveRows } from './moveRows.ts'
import { copySelected, pasteHere } from './pasteDoings.ts'
import { useLatest } from './useLatest.ts'

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

/** More rows than this are not removed before somebody has said so twice. */
const MANY_ROWS = 20

export const useCellDoings = (table: TableNow): CellDoings => {
  const lab = useLiveLab()
  const { t } = useTranslation('table')
  const edit = useEdit()
  const openImport = useOpenImport()
  const now = useLatest(table)
  return useMemo(() => doingsOf({ lab, t, edit, openImport, now }), [lab, t, edit, openImport, now])
}

const doingsOf = (desk: Desk): CellDoings => ({
  keep: (rowId) => desk.now().keep([rowId]),
  selectAll: () => {
    const { selection } = desk.now()
    if (selection.place) selection.extendTo({ head: selection.place, across: 'all' })
  },
  copied: () => copySelected(desk),
  paste: (text, html) => pasteHere(desk, text, html),
  fillDown: (step) => {
    const [first, ...rest] = selectedRows(desk)
    if (first) fillRows(desk, [first], rest, step)
  },
  fillTo: (index, step) => {
    const { rows, columns, range, selection } = desk.now()
    const rowId = rows[index]?.id
    const column = range && columns[range.right]
    if (!range || rowId === undefined || !column) return
    fillRows(desk, selectedRows(desk), rowsIn(rows, { ...range, top: range.bottom + 1, bottom: index }), step)
    selection.extendTo({ head: { rowId, column }, across: 'cells' })
  },
  ...bulkDoings(desk),
})

const bulkDoings = (
  desk: Desk,
): Pick<CellDoings, 'clear' | 'shift' | 'setResponsible' | 'moveTo' | 'removeRows'> => ({
  clear: (what) => {
    if (!desk.now().canEdit) return
    const writing = beginWriting(desk)
    for (const row of selectedRows(desk))
      for (const column of selectedColumns(desk)) writing.clear(row, column)
    finishWriting(desk, writing, (count) => desk.t(what === 'cut' ? 'did.cut' : 'did.cleared', { count }))
  },
  shift: (days) => {
    const writing = beginWriting(desk)
    for (const row of selectedRows(desk)) writing.shift(row, days)
    finishWriting(desk, writing, (count) => desk.t('did.shifted', { count }))
  },
  setResponsible: (ids, add) => {
    const writing = beginWriting(desk)
    for (const row of selectedRows(desk)) {
      if (row.kind !== 'activity' || !writing.open(row, 'responsible')) continue
      const next = new Set([...(add ? row.activity.responsibleIds : []), ...ids])
      writing.set(row, 'responsible', { responsibleIds: [...next].toSorted() })
    }
    finishWriting(desk, writing, (count) => desk.t('did.responsible', { count }))
  },
  moveTo: (to) => {
    const ids = selectedRows(desk).flatMap(({ kind, id }) => (kind === 'activity' ? [id] : []))
    desk.now().keep(ids)
    const commands = moveRows(desk.lab.store.get().plan, ids, to, desk.lab.newId)
    desk.edit.editAll(commands, desk.t('did.moved', { count: ids.length }))
  },
  removeRows: () => {
    const rows = selectedRows(desk)
    const { canEdit, ask } = desk.now()
    if (!canEdit || rows.length === 0) return
    if (rows.length <= MANY_ROWS) remove(desk, rows)
    else ask({ kind: 'remove', count: rows.length, answer: () => remove(desk, rows) })
  },
})

/** Removes rows, and goes to the one that comes to stand where they stood. */
const remove = ({ edit, t, now }: Desk, rows: readonly ActivityRow[]): void => {
  const { rows: shown, range, selection } = now()
  const next = range && (shown[range.bottom + 1] ?? shown[range.top - 1])
  const column = selection.place?.column ?? 'text'
  const removed = edit.editAll(
    rows.map(({ kind, id }) => ({
      type: 'remove',
      collection: kind === 'activity' ? 'activities' : 'milestones',
      id,
    })),
    t('did.removed', { count: rows.length }),
  )
  if (removed && next) selection.goTo({ rowId: next.id, column })
}
