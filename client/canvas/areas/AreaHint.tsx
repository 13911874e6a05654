import { TLPOINTER_ID, useValue, type Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { areaAt, areasOf, type Area } from '#shared/plan/areas.ts'
import { useCanEditIn, useLocks, useMayLock } from '../../plan/useLock.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { allowsOf } from '../../locks/areaLockWords.ts'

/** Tools that put nothing on the board. */
const HANDS = new Set(['select', 'hand', 'zoom', 'laser', 'eraser'])
/** A point, as a place. */
const POINT = { w: 0, h: 0 }

/** Before somebody begins: whether what the chosen tool makes may be put where the pointer is. */
export const AreaHint = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const locks = useLocks()
  const mayLock = useMayLock()
  const canEdit = useCanEditIn(binding.board)
  const stops = canEdit && !mayLock && locks.some(({ target }) => target.kind === 'area' && target.frame)
  return stops ? <HintAtPointer editor={editor} binding={binding} /> : null
}

const HintAtPointer = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const { t } = useTranslation('areas')
  const locks = useLocks()
  const tool = useValue('tool', () => editor.getCurrentToolId(), [editor])
  const area = useValue(
    'area under the pointer',
    (): Area | null => {
      const pointer = editor.store.get(TLPOINTER_ID)
      if (HANDS.has(tool) || !pointer) return null
      const areas = areasOf(binding.lab.store.get().ink, binding.board, locks).filter((one) => one.locked)
      return areaAt(areas, { x: pointer.x, y: pointer.y, ...POINT })
    },
    [editor, binding, tool, locks],
  )
  if (!area?.locked) return null
  const takesNotes = allowsOf(area.locked) === 'notes'
  const welcome = takesNotes && tool === 'note'
  const words = welcome ? 'addNote' : takesNotes ? 'notesOnly' : 'closed'
  return (
    <div className="area-hint" data-stops={!welcome}>
      {t(`hint.${words}`)}
    </div>
  )
}
