import { TldrawUiButton, TldrawUiButtonIcon, useEditor } from '@tldraw/tldraw'
import { useSyncExternalStore } from 'react'
import { i18n } from '../i18n/i18n.ts'
import { bindingOf } from './bindBoard.ts'

/** Back and forth over one's own edits, on the canvas and in forms alike. */
export const UndoButtons = () => {
  const editor = useEditor()
  const binding = bindingOf(editor)
  const steps = useSyncExternalStore(binding.lab.subscribeSteps, binding.lab.steps)
  return (
    <>
      <TldrawUiButton
        type="icon"
        title={i18n.t('canvas:undo')}
        aria-label={i18n.t('canvas:undo')}
        disabled={!steps.canUndo}
        onClick={() => binding.undo()}
      >
        <TldrawUiButtonIcon icon="undo" small />
      </TldrawUiButton>
      <TldrawUiButton
        type="icon"
        title={i18n.t('canvas:redo')}
        aria-label={i18n.t('canvas:redo')}
        disabled={!steps.canRedo}
        onClick={() => binding.redo()}
      >
        <TldrawUiButtonIcon icon="redo" small />
      </TldrawUiButton>
    </>
  )
}
