import { DateEditor } from './editors/DateEditor.tsx'
import type { EditorProps } from './editors/editor.ts'
import { EndEditor } from './editors/EndEditor.tsx'
import { ResponsibleEditor } from './editors/ResponsibleEditor.tsx'
import { TextEditor } from './editors/TextEditor.tsx'
import type { Column } from './gridColumns.ts'
import { useFacts, useGrid } from './gridContext.ts'
import type { ActivityRow } from './planRows.ts'
import { dependsOnText } from './table/dependsOn.ts'

type Props = Omit<EditorProps, 'label'> & { row: ActivityRow; column: Column }

/** Writes in a cell: the editor that its column has. */
export const CellEditor = (props: Props) => {
  const { row, column, ...rest } = props
  const editor = { ...rest, label: useGrid().titleOf(column) }
  if (column === 'milestone')
    return <TextEditor {...editor} field="title" value={row.milestone?.title ?? ''} long={false} />
  if (column === 'milestoneDue')
    return <DateEditor {...editor} field="due" value={row.milestone?.due ?? null} />
  if (row.kind !== 'activity') return null
  const { activity } = row
  if (column === 'text' || column === 'translation')
    return <TextEditor {...editor} field={column} value={activity[column]} long />
  if (column === 'sourceNo')
    return <TextEditor {...editor} field={column} value={activity.sourceNo} long={false} />
  if (column === 'dependsOn') return <DependsOnEditor {...editor} row={row} />
  if (column === 'responsible')
    return <ResponsibleEditor {...editor} field="responsibleIds" value={activity.responsibleIds} />
  if (column === 'start') return <DateEditor {...editor} field="plannedStart" value={activity.plannedStart} />
  if (column === 'reviewDate')
    return <DateEditor {...editor} field="reviewDate" value={activity.reviewDate} />
  if (column !== 'end') return null
  const { endKind, plannedEnd, reviewDate } = activity
  return <EndEditor {...editor} field="plannedEnd" value={{ endKind, end: plannedEnd, reviewDate }} />
}

const DependsOnEditor = ({
  row,
  ...editor
}: EditorProps & { row: Extract<ActivityRow, { kind: 'activity' }> }) => {
  const { plan } = useFacts()
  return <TextEditor {...editor} field="dependsOn" value={dependsOnText(plan, row.activity)} long={false} />
}
