import type { Editor } from '@tldraw/tldraw'

/**
 * The editor's gestures report a wheel's last turn once more 140 ms after it; the editor leaves that out when it comes
 * in time, which on a busy page it does not: the board would jump by as much again. Only what a wheel has really done
 * reaches the editor here.
 */
export const wheelOnce = (editor: Editor): (() => void) => {
  const container = editor.getContainer()
  const dispatch = editor.dispatch.bind(editor)
  let turned = false
  const turn = () => (turned = true)
  container.addEventListener('wheel', turn, { capture: true, passive: true })
  editor.dispatch = (info) => {
    if (info.type === 'wheel' && !turned) return editor
    if (info.type === 'wheel') turned = false
    return dispatch(info)
  }
  return () => {
    editor.dispatch = dispatch
    container.removeEventListener('wheel', turn, { capture: true })
  }
}
