import { useTranslation } from 'react-i18next'
import { DateEditor } from './editors/DateEditor.tsx'
import type { EditorProps } from './editors/editor.ts'
import { EndEditor } from './editors/EndEditor.tsx'
import { ResponsibleEditor } from './editors/ResponsibleEditor.tsx'
import { TextEditor } from './editors/TextEditor.tsx'
import type { Column } from './gridColumns.ts'
import type { ActivityRow } from './planRows.ts'

/** Writes in a cell: the editor that its column has. */
export const CellEditor = (props: Omit<EditorProps, 'label'> & { row: ActivityRow; column: Column }) => {
  const { t } = useTranslation('plan')
  const { row, column, ...rest } = props
  const editor = { ...rest, label: t(`columns.${column}`) }
  if (column === 'milestone')
    return <TextEditor {...editor} field="title" value={row.milestone?.title ?? ''} long={false} />
  if (row.kind !== 'activity') return null
  const { activity } = row
  switch (column) {
    case 'text':
      return <TextEditor {...editor} field="text" value={activity.text} long />
    case 'responsible':
      return <ResponsibleEditor {...editor} field="responsibleIds" value={activity.responsibleIds} />
    case 'start':
      return <DateEditor {...editor} field="plannedStart" value={activity.plannedStart} />
    case 'end': {
      const { endKind, plannedEnd, reviewDate } = activity
      return <EndEditor {...editor} field="plannedEnd" value={{ endKind, end: plannedEnd, reviewDate }} />
    }
    case 'no':
    case 'weeks':
      return null
  }
}
