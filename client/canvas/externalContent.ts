import type { Editor } from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { notice } from './notices.tsx'

/** What is pasted or dropped stays here: nothing is fetched from elsewhere, and files are not taken. */
export const attachExternalContent = (editor: Editor): void => {
  const refuseFile = () => notice(i18n.t('canvas:notice.noFiles'))
  editor.registerExternalContentHandler('files', refuseFile)
  editor.registerExternalContentHandler('file-replace', refuseFile)
  editor.registerExternalContentHandler('svg-text', refuseFile)
  editor.registerExternalContentHandler('excalidraw', refuseFile)
  editor.registerExternalContentHandler('embed', ({ url, point }) => putText(editor, url, point))
  editor.registerExternalContentHandler('url', ({ url, point }) => putText(editor, url, point))
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalAssetHandler('file', null)
}

/** A link is put down as the text it is. */
const putText = (editor: Editor, text: string, point: { x: number; y: number } | undefined) => {
  void editor.putExternalContent({ type: 'text', text, ...(point && { point }) })
}
