import {
  createColumnHelper,
  createExpandedRowModel,
  rowExpandingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMNS } from './gridColumns.ts'
import { isGroup, type GroupRow, type PlanRow } from './planRows.ts'

const features = tableFeatures({ rowExpandingFeature, expandedRowModel: createExpandedRowModel() })
const helper = createColumnHelper<typeof features, PlanRow>()

/** The model of the 3-feet table: its columns' titles, and the rows of the groups that are not closed. */
export const usePlanTable = (
  groups: readonly GroupRow[],
  closed: ReadonlySet<string>,
): { titles: string[]; rows: PlanRow[] } => {
  const { t } = useTranslation('plan')
  const columns = useMemo(() => COLUMNS.map((id) => helper.display({ id, header: t(`columns.${id}`) })), [t])
  const data = useMemo((): PlanRow[] => [...groups], [groups])
  const expanded = useMemo(
    () => Object.fromEntries(groups.filter((g) => !closed.has(g.id)).map((g) => [g.id, true])),
    [groups, closed],
  )
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    getSubRows: (row) => (isGroup(row) ? row.rows : undefined),
    state: { expanded },
  })
  const { rows } = table.getRowModel()
  return {
    titles: columns.map((column) => String(column.header)),
    rows: useMemo(() => rows.map((row) => row.original), [rows]),
  }
}
