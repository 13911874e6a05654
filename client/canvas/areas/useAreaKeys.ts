import type { Editor } from '@tldraw/tldraw'
import { useEffect, useRef } from 'react'

/** Keys of the selected area, while nothing is being written: a key's name, or `Alt+` and a letter. */
export const useAreaKeys = (editor: Editor, keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const container = editor.getContainer()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || !editor.isIn('select.idle')) return
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
      const act = latest.current[event.altKey ? `Alt+${letter}` : event.key]
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    container.addEventListener('keydown', onKeyDown, { capture: true })
    return () => container.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor])
}
