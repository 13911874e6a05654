import { TldrawUiButton, TldrawUiButtonIcon, useValue } from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { othersCursors, toggleOthersCursors } from './othersCursors.ts'

/** Turns others' cursors off and on: in a full hall they can be more than one wants to see. */
export const CursorsButton = () => {
  const shown = useValue(othersCursors)
  return (
    <TldrawUiButton
      type="icon"
      className="board-cursors"
      title={i18n.t(shown ? 'canvas:cursors.hide' : 'canvas:cursors.show')}
      aria-label={i18n.t('canvas:cursors.label')}
      aria-pressed={shown}
      onClick={toggleOthersCursors}
    >
      <TldrawUiButtonIcon icon="tool-pointer" small />
    </TldrawUiButton>
  )
}
