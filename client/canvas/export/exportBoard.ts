import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { download } from '#client/ui/download.ts'
import { boardPng } from './boardPng.ts'
import { boardSvg } from './boardSvg.ts'
import type { BoardTitle } from './boardTitle.ts'

export type ExportAs = 'png' | 'svg' | 'copy'

/** Whether pictures can be copied here: over plain http, browsers let no page near the clipboard. */
export const canCopy = (): boolean =>
  typeof ClipboardItem === 'function' && typeof navigator.clipboard?.write === 'function'

/** Draws these shapes and hands them out; false when there was nothing to draw. Rejects when the browser cannot. */
export const exportBoard = async (
  editor: Editor,
  ids: readonly TLShapeId[],
  as: ExportAs,
  title: BoardTitle,
): Promise<boolean> => {
  const svg = await boardSvg(editor, ids, title)
  if (!svg) return false
  if (as === 'svg') {
    download(`${title.file}.svg`, new Blob([svg.text], { type: 'image/svg+xml' }))
    return true
  }
  const png = await boardPng(svg)
  if (!png) throw new Error('this browser cannot draw so large a picture')
  if (as === 'copy') await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
  else download(`${title.file}.png`, png)
  return true
}
