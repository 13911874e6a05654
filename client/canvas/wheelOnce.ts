import type { Editor } from '@tldraw/tldraw'

/**
 * The editor's gestures report a wheel's last turn once more 140 ms after it, and the editor tells that report from a
 * turn by the time since the last one: on a busy page the report comes late and the board would jump by as much again,
 * and a turn that comes as long after another would do nothing. Here every turn reaches the editor once, whenever it
 * comes, and nothing else does.
 */
export const wheelOnce = (editor: Editor): (() => void) => {
  const container = editor.getContainer()
  const dispatch = editor.dispatch.bind(editor)
  let turned = false
  let again = false
  const turn = () => (turned = true)
  editor.dispatch = (info) => {
    if (info.type === 'wheel' && !turned) return editor
    if (info.type === 'wheel') turned = false
    return dispatch(info)
  }
  /** What the editor takes goes no further than its canvas. Told anew, a turn comes at once after the last one. */
  const untaken = (event: WheelEvent) => {
    turned = false
    const { target } = event
    if (again || !(target instanceof Element) || !target.closest('.tl-canvas')) return
    again = true
    if (!target.dispatchEvent(new WheelEvent('wheel', event))) event.preventDefault()
    again = false
  }
  container.addEventListener('wheel', turn, { capture: true, passive: true })
  container.addEventListener('wheel', untaken, { passive: false })
  return () => {
    editor.dispatch = dispatch
    container.removeEventListener('wheel', turn, { capture: true })
    container.removeEventListener('wheel', untaken)
  }
}
