import type { ClipboardEvent } from 'react'
import type { PlanViewProps } from '../usePlanGrid.ts'

interface ClipboardHandlers {
  onCopy: (event: ClipboardEvent) => void
  onCut: (event: ClipboardEvent) => void
  onPaste: (event: ClipboardEvent) => void
}

/** Copy, cut and paste of cells by the browser's own events, which also come over plain http. */
export const useClipboard = ({ selection, doings, editing }: PlanViewProps): ClipboardHandlers => {
  /** While a cell is written in, the clipboard is its field's. */
  const isOurs = ({ target }: ClipboardEvent): boolean =>
    selection.typed === undefined &&
    !(target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]'))

  const copy = (event: ClipboardEvent): boolean => {
    const copied = isOurs(event) ? doings.copied() : null
    if (!copied) return false
    event.clipboardData.setData('text/plain', copied.text)
    event.clipboardData.setData('text/html', copied.html)
    event.preventDefault()
    return true
  }
  return {
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      if (copy(event) && editing.canEdit) doings.clear('cut')
    },
    onPaste: (event) => {
      if (!isOurs(event)) return
      const { clipboardData } = event
      event.preventDefault()
      doings.paste(clipboardData.getData('text/plain'), clipboardData.getData('text/html'))
    },
  }
}
