import type { Editor, TLShape } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'
import { bringPictures } from './bringPictures.ts'
import { imageAsset, isImage } from './imageAsset.ts'
import { watchPastedWords } from './pastedWords.ts'
import { pasteContent } from './pasteContent.ts'

/** Pictures on a board: what is pasted or dropped is brought into the lab, and what others brought is shown. */
export const attachImages = (editor: Editor, binding: BoardBinding): (() => void) => {
  const { id: labId } = binding.lab.session.lab
  const know = (shape: TLShape) => {
    const asset = isImage(shape) ? imageAsset(labId, shape) : null
    if (asset && !editor.store.has(asset.id)) editor.store.put([asset])
  }
  editor.getCurrentPageShapes().forEach(know)
  const pasted = watchPastedWords()
  editor.registerExternalContentHandler('files', ({ files, point }) => {
    const rows = pasted.takeRows()
    if (rows) return void editor.putExternalContent({ type: 'text', ...rows, ...(point && { point }) })
    void bringPictures(editor, binding, files, point)
  })
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    void pasteContent(editor, binding, content as Parameters<typeof pasteContent>[2], point)
  })
  const offs = [
    pasted.stop,
    editor.sideEffects.registerAfterCreateHandler('shape', know),
    editor.sideEffects.registerAfterChangeHandler('shape', (_, shape) => know(shape)),
  ]
  return () => offs.forEach((off) => off())
}
