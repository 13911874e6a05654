import type { Editor } from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { notice } from './notices.tsx'
import { putText } from './putText.ts'

/** What is pasted or dropped stays here: nothing is fetched from elsewhere. Pictures are taken (images/attachImages.ts). */
export const attachExternalContent = (editor: Editor): void => {
  const refuseFile = () => notice(i18n.t('canvas:notice.noFiles'))
  editor.registerExternalContentHandler('file-replace', refuseFile)
  editor.registerExternalContentHandler('svg-text', refuseFile)
  editor.registerExternalContentHandler('excalidraw', refuseFile)
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
