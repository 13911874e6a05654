import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { CellContent } from './CellContent.tsx'
import { CellEditor } from './CellEditor.tsx'
import { cellFindings, cellLock, otherInCell } from './cellFacts.ts'
import { cellName } from './cellName.ts'
import { lockText } from '#client/plan/lockText.ts'
import { findingText, SeverityIcon } from './FindingMark.tsx'
import { cellTarget, type Column } from './gridColumns.ts'
import { useGrid } from './gridContext.ts'
import classes from './PlanCards.module.css'
import type { ActivityRow } from './planRows.ts'

interface Props {
  row: ActivityRow
  column: Column
  typed: string | null | undefined
}

/** One field of a card: touched, it is written in where it stands. */
export const CardField = ({ row, column, typed }: Props) => {
  const { t } = useTranslation('plan')
  const grid = useGrid()
  const other = otherInCell(grid, row, column)
  const lock = cellLock(grid, row, column)
  const place = { rowId: row.id, column }
  const labelled = column === 'start' || column === 'end' || column === 'weeks'
  const writable = grid.canEdit && cellTarget(row, column) !== null
  const common = {
    className: classes['field'],
    'data-column': column,
    'data-cell': cellName(row.id, column),
    'data-locked': (lock !== null && grid.lockStops) || undefined,
    'data-other': other ? true : undefined,
    style: { gridArea: column, '--person': other?.color } as CSSProperties,
  }
  if (typed !== undefined)
    return (
      <div {...common} data-editing>
        {labelled && <span className={classes['label']}>{t(`shortColumns.${column}`)}</span>}
        <CellEditor
          row={row}
          column={column}
          typed={typed}
          commit={(edit, after) => grid.commit(row, place, edit, after)}
          cancel={grid.cancel}
        />
      </div>
    )
  const inside = (
    <>
      {labelled ? (
        <span className={classes['label']}>{t(`shortColumns.${column}`)}</span>
      ) : (
        <span className="visually-hidden">{t(`columns.${column}`)}: </span>
      )}
      <CellContent row={row} column={column} />
      {cellFindings(grid, row, column).map((finding) => (
        <span key={finding.code} className={classes['finding']}>
          <SeverityIcon severity={finding.severity} size={14} /> {findingText(t, finding)}
        </span>
      ))}
      {lock && <span className="visually-hidden">{lockText(t, lock)}</span>}
      {other && <span className={classes['person']}>{other.name}</span>}
    </>
  )
  return writable ? (
    <button type="button" {...common} onClick={() => grid.edit(place, null)}>
      {inside}
    </button>
  ) : (
    <div {...common}>{inside}</div>
  )
}
