import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveLab } from '#client/plan/hooks.ts'
import { stoppedBy } from '#client/plan/lockOf.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { cellFields, type Column } from './gridColumns.ts'
import {
  addActivityBelow,
  addActivityIn,
  addActivityTo,
  addInitiative,
  addMilestone,
  removeRow,
  type RowEdit,
} from './planEdits.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'
import { openWriting } from './table/cellWriting.ts'
import { useEdit } from './useEdit.tsx'

export interface PlanEditing {
  canEdit: boolean
  /** May a cell be written in? Where a lock closes it, that is said. */
  mayWrite: (row: PlanRow, column: Column) => boolean
  /** Each returns the new row's id, or null when nothing was added. */
  addInitiative: (room: string) => string | null
  addMilestone: (row: PlanRow | null) => string | null
  addActivity: (row: PlanRow | null) => string | null
  remove: (row: PlanRow) => void
  clear: (row: ActivityRow, column: Column) => void
}

/** What people do to the rows of a workstream, or of all where it is null, by key or by button. */
export const usePlanEditing = (
  workstreamId: string | null,
  titleOf: (column: Column) => string,
): PlanEditing => {
  const lab = useLiveLab()
  const canEdit = useCanEditIn(workstreamId ?? '')
  const { edit, editAll, remove, refuse } = useEdit()
  const { t } = useTranslation('plan')
  return useMemo(() => {
    const plan = () => lab.store.get().plan
    const added = (made: RowEdit | null): string | null =>
      made && canEdit && edit(made.command) ? made.rowId : null
    const initiativeOfRow = (row: PlanRow | null): string | null => {
      if (!row) return null
      if (row.kind === 'initiative') return row.id
      return isGroup(row) ? null : (row.milestone?.initiativeId ?? null)
    }
    const below = (row: PlanRow): RowEdit | null => {
      if (row.kind === 'activity') return addActivityBelow(plan(), row.id, lab.newId)
      if (row.kind === 'milestone') return addActivityTo(plan(), row.id, lab.newId)
      return row.kind === 'initiative' ? addActivityIn(plan(), row.id, lab.newId) : null
    }
    const mayWrite: PlanEditing['mayWrite'] = (row, column) => {
      const cell = cellFields(row, column)
      if (!canEdit || !cell) return false
      const stops = cell.fields.map((field) => stoppedBy(lab, cell.id, field)).find((one) => one !== null)
      if (stops) refuse(stops)
      return !stops
    }
    return {
      canEdit,
      mayWrite,
      addInitiative: (room) => added(addInitiative(plan(), room, lab.newId)),
      addMilestone: (row) => {
        const initiativeId = initiativeOfRow(row)
        return added(initiativeId === null ? null : addMilestone(plan(), initiativeId, lab.newId))
      },
      addActivity: (row) => added(row && below(row)),
      remove: (row) => {
        if (!canEdit || (isGroup(row) && row.kind !== 'initiative')) return
        const what = t('removed', {
          kind: t(
            `collection.${isGroup(row) ? 'initiatives' : row.kind === 'activity' ? 'activities' : 'milestones'}`,
          ),
          name: entityName(t, plan(), row.id),
        })
        remove(removeRow(plan(), row.id), what)
      },
      clear: (row, column) => {
        const writing = openWriting({ plan: plan(), newId: lab.newId, isClosed: () => false })
        writing.clear(row, column)
        if (writing.changed() > 0 && mayWrite(row, column))
          editAll(writing.commands(), t('cleared', { field: titleOf(column) }))
      },
    }
  }, [lab, canEdit, edit, editAll, remove, refuse, t, titleOf])
}
