import type { Editor } from '@tldraw/tldraw'

const moving = new WeakSet<Editor>()

/** Moves the camera without that being a person's wish to look elsewhere. */
export const moveByItself = (editor: Editor, move: () => void): void => {
  moving.add(editor)
  try {
    move()
  } finally {
    moving.delete(editor)
  }
}

export const movesByItself = (editor: Editor): boolean => moving.has(editor)
