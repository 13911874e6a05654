import type { Editor } from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { notice } from './notices.tsx'
import { putText } from './putText.ts'

/** What is pasted or dropped stays here: nothing is fetched from elsewhere. Pictures are taken (images/attachImages.ts). */
export const attachExternalContent = (editor: Editor): void => {
  const refuseDrawing = () => notice(i18n.t('images:noDrawing'))
  editor.registerExternalContentHandler('file-replace', refuseDrawing)
  editor.registerExternalContentHandler('svg-text', refuseDrawing)
  editor.registerExternalContentHandler('excalidraw', refuseDrawing)
  editor.registerExternalContentHandler('text', ({ text, html, point }) =>
    putText(editor, { text, html, point }),
  )
  editor.registerExternalContentHandler('embed', ({ url, point }) => putLink(editor, url, point))
  editor.registerExternalContentHandler('url', ({ url, point }) => putLink(editor, url, point))
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalAssetHandler('file', null)
}

/** A link is put down as the text it is. */
const putLink = (editor: Editor, text: string, point: { x: number; y: number } | undefined) => {
  void editor.putExternalContent({ type: 'text', text, ...(point && { point }) })
}
