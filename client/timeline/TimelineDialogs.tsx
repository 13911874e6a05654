import { DatesDialog } from './DatesDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { RowDependencies } from './RowDependencies.tsx'
import type { TimelineData } from './useTimelineData.ts'

export interface OpenDialog {
  kind: 'dependencies' | 'dates' | 'keys'
  id: string
}

interface Props {
  dialog: OpenDialog | null
  data: TimelineData
  canEdit: boolean
  say: (text: string) => void
  close: () => void
}

/** What is asked or told beside the rows. */
export const TimelineDialogs = ({ dialog, data, canEdit, say, close }: Props) => {
  switch (dialog?.kind) {
    case 'keys':
      return <KeysDialog close={close} />
    case 'dates':
      return <DatesDialog plan={data.plan} id={dialog.id} close={close} />
    case 'dependencies':
      return <RowDependencies data={data} id={dialog.id} canEdit={canEdit} say={say} close={close} />
    case undefined:
      return null
  }
}
