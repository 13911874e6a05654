import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../../ui/useNarrow.ts'
import { AnnounceButton } from '../../plan/announce/AnnounceButton.tsx'
import { ArrangeButton } from '../arrange/ArrangeButton.tsx'
import { ListButton } from '../beside/ListButton.tsx'
import type { BoardBinding } from '../bindBoard.ts'
import { FindButton } from '../find/FindButton.tsx'
import { BringButton } from '../guided/BringButton.tsx'
import { CopyViewButton } from '../guided/CopyViewButton.tsx'
import { Followers } from '../../guide/people/Followers.tsx'
import { PeopleHere } from '../../guide/people/PeopleHere.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { CursorsButton } from './CursorsButton.tsx'
import { KeysButton } from '../keys/KeysButton.tsx'
import { toolbarKeys } from '../../ui/toolbarKeys.ts'
import { UndoButtons } from './UndoButtons.tsx'
import { WhatNextButton } from './WhatNextButton.tsx'

/** What the buttons of a board's head work on. */
export interface HeadProps {
  editor: Editor
  binding: BoardBinding
}

/**
 * The strip above a board: what one does with the board as a whole, and at its end with the others who are there. A
 * phone has the list as a page, and room for what is needed most.
 */
export const BoardHead = ({ editor, binding }: HeadProps) => {
  const { t } = useTranslation('canvas')
  const narrow = useNarrow()
  return (
    <div ref={toolbarKeys} className="board-head" role="toolbar" aria-label={t('head')}>
      <div className="board-head-part">
        <UndoButtons step={(move) => binding[move]()} />
        <FindButton editor={editor} binding={binding} />
        {!narrow && <CursorsButton />}
        <ArrangeButton editor={editor} binding={binding} />
        <ExportMenu editor={editor} binding={binding} />
        <WhatNextButton editor={editor} />
        <KeysButton />
      </div>
      <div className="board-head-part board-head-end">
        {!narrow && <CopyViewButton editor={editor} binding={binding} />}
        <BringButton editor={editor} binding={binding} />
        <Followers />
        <PeopleHere board={binding.board} />
        <AnnounceButton />
        {!narrow && <ListButton />}
      </div>
    </div>
  )
}
