import { CursorsButton } from './CursorsButton.tsx'
import { UndoButtons } from './UndoButtons.tsx'

export const QuickActions = () => (
  <>
    <UndoButtons />
    <CursorsButton />
  </>
)
