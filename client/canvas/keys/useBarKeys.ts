import type { Editor } from '@tldraw/tldraw'
import { useEffect, type RefObject } from 'react'
import { moveInToolbar } from '../../ui/toolbarKeys.ts'
import { focusCanvas } from '../focusCanvas.ts'

const FIRST = 'button:not(:disabled), input:not(:disabled), a[href]'

/** Shift+F10, or the menu key, goes from the canvas to the bar beside what is selected, Escape back; arrows go along it. */
export const useBarKeys = (editor: Editor, bar: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const container = editor.getContainer()
    const toBar = (event: KeyboardEvent): boolean => {
      const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      const first = asks && event.target === container && bar.current?.querySelector<HTMLElement>(FIRST)
      if (first) first.focus()
      return Boolean(first)
    }
    const inBar = (event: KeyboardEvent): boolean => {
      const { current } = bar
      if (!current || !(event.target instanceof Node) || !current.contains(event.target)) return false
      moveInToolbar(current, event)
      if (event.key === 'Escape') focusCanvas(editor)
      return event.key === 'Escape'
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!toBar(event) && !inBar(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor, bar])
}
