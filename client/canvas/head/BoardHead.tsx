import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import type { BoardBinding } from '../bindBoard.ts'
import { CursorsButton } from './CursorsButton.tsx'
import { UndoButtons } from './UndoButtons.tsx'

/** What the buttons of a board's head work on. */
export interface HeadProps {
  editor: Editor
  binding: BoardBinding
}

/** The strip above a board: what one does with the board as a whole, and at its end with the others who are there. */
export const BoardHead = ({ binding }: HeadProps) => {
  const { t } = useTranslation('canvas')
  return (
    <div className="board-head" role="toolbar" aria-label={t('head')}>
      <div className="board-head-part">
        <UndoButtons binding={binding} />
        <CursorsButton />
      </div>
      <div className="board-head-part board-head-end" />
    </div>
  )
}
