import type { Editor, VecLike } from '@tldraw/tldraw'
import { readHtmlCells } from '../../making/readHtmlCells.ts'
import { readTable, type Table } from '../../making/readTable.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { noticeRefused } from '../notices.tsx'
import { putText } from '../putText.ts'
import { isEditingText } from './isEditingText.ts'

/** Rows somebody pasted or dropped; `point` is where they were dropped, in canvas units. */
export interface PastedRange {
  table: Table
  point: VecLike | null
  asText: () => void
}

/**
 * Text of several lines or cells that is pasted or dropped is offered as rows. One line stays what it is: a text on the
 * board, also when it is dropped on a card.
 */
export const attachRanges = (
  editor: Editor,
  binding: BoardBinding,
  offer: (range: PastedRange) => void,
): (() => void) => {
  const put = (text: string, html: string | undefined, point: VecLike | undefined) =>
    putText(editor, { text, html, point })
  editor.registerExternalContentHandler('text', ({ text, html, point }) => {
    const table = readTable(text, html)
    if (!table) return put(text, html, point)
    offer({ table, point: point ?? null, asText: () => void put(text, undefined, point) })
  })
  const onDrop = (event: DragEvent) => {
    const { dataTransfer, clientX, clientY } = event
    const text = dataTransfer?.getData('text/plain') ?? ''
    const other = dataTransfer === null || dataTransfer.files.length > 0 || dataTransfer.getData('url') !== ''
    if (other || text.trim() === '' || isEditingText(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    if (!binding.lab.canEdit()) return noticeRefused({ code: 'readOnly', params: {} })
    const html = dataTransfer.getData('text/html')
    const point = editor.screenToPage({ x: clientX, y: clientY })
    void editor.putExternalContent({ type: 'text', text, point, ...(html && { html }) })
  }
  /** A spreadsheet puts a picture of its cells beside them, which the editor would take in their place. */
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData } = event
    if (!clipboardData || clipboardData.files.length === 0 || !isForBoard(editor, binding)) return
    const [text, html] = [clipboardData.getData('text/plain'), clipboardData.getData('text/html')]
    const cells = text.includes('\t') || readHtmlCells(html) !== null
    if (!cells || !readTable(text, html)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void editor.putExternalContent({ type: 'text', text, ...(html && { html }) })
  }
  const container = editor.getContainer()
  container.addEventListener('drop', onDrop, { capture: true })
  document.addEventListener('paste', onPaste, { capture: true })
  return () => {
    container.removeEventListener('drop', onDrop, { capture: true })
    document.removeEventListener('paste', onPaste, { capture: true })
  }
}

const isForBoard = (editor: Editor, { lab }: BoardBinding) =>
  editor.getInstanceState().isFocused &&
  !editor.menus.hasAnyOpenMenus() &&
  !isEditingText(document.activeElement) &&
  lab.canEdit()
