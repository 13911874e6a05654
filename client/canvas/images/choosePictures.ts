import type { Editor } from '@tldraw/tldraw'
import { bindingOf } from '../bindBoard.ts'
import { bringPictures } from './bringPictures.ts'

const TAKEN = 'image/png,image/jpeg,image/webp,image/gif'

/** Lets a person choose pictures of their device, and puts them in the middle of the view. */
export const choosePictures = (editor: Editor): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = TAKEN
  input.multiple = true
  input.addEventListener('change', () => {
    void bringPictures(editor, bindingOf(editor), [...(input.files ?? [])])
  })
  input.click()
}
