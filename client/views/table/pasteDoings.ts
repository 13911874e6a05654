import { ownerReader } from '#shared/exchange/readOwners.ts'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import { isGroup, type ActivityRow } from '../planRows.ts'
import { beginWriting, finishWriting, selectedColumns, selectedRows, type Desk } from './cellDoings.ts'
import { copiedText, fromClipboard, toClipboard } from './clipboard.ts'
import { columnsBeside, isTitles, pasteInto, slashesIn, type Paste } from './pasteCells.ts'

/** The selected cells for the clipboard; null where none is. */
export const copySelected = (desk: Desk): { text: string; html: string } | null => {
  const { facts } = desk.now()
  const rows = selectedRows(desk)
  const columns = selectedColumns(desk)
  if (rows.length === 0) return null
  return toClipboard(rows.map((row) => columns.map((column) => copiedText(facts, row, column))))
}

/** Writes what a clipboard holds from the first selected cell on. Rows for which there is none are offered to the plan. */
export const pasteHere = (desk: Desk, text: string, html: string): void => {
  const { rows, columns, range, canEdit, titleOf, ask } = desk.now()
  const cells = fromClipboard(text, html)
  if (!range || !canEdit || cells.length === 0) return
  const right = columns.slice(range.left)
  const paste: Paste = {
    cells: isTitles(cells[0] ?? [], right.map(titleOf)) ? cells.slice(1) : cells,
    rows: rows.slice(range.top).filter((row): row is ActivityRow => !isGroup(row)),
    columns: right,
    selected: { rows: selectedRows(desk).length, columns: selectedColumns(desk).length },
  }
  const { deduced, example } = slashesIn(paste)
  if (deduced !== 'unknown' || example === null) apply(desk, paste, deduced)
  else ask({ kind: 'dates', example, answer: (order) => apply(desk, paste, order) })
}

const apply = (desk: Desk, paste: Paste, order: SlashOrder): void => {
  const { lab, t, edit, openImport, now } = desk
  const { plan } = lab.store.get()
  const writing = beginWriting(desk)
  const left = pasteInto(writing, { plan, order, owners: ownerReader(plan), newId: lab.newId }, paste)
  finishWriting(desk, writing, (count) => t('did.pasted', { count }))
  const beside = columnsBeside(paste)
  if (beside > 0) edit.say(t('pasteBeside', { count: beside }), true)
  if (left.length === 0) return
  const titles = paste.columns.map(now().titleOf)
  openImport({ kind: 'text', text: toClipboard([titles, ...left]).text })
}
