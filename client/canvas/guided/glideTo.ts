import { EASINGS, type Editor } from '@tldraw/tldraw'
import { cameraOf, type Look } from './cameraFor.ts'

const GLIDE_MS = 420

/** Moves the camera there, at once for who wants no motion. */
export const glideTo = (editor: Editor, look: Look): void => {
  editor.stopCameraAnimation()
  editor.setCamera(cameraOf(editor, look), {
    animation: { duration: GLIDE_MS, easing: EASINGS.easeInOutCubic },
  })
}
