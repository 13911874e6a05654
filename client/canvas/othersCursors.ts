import { atom } from '@tldraw/tldraw'

const KEY = 'othersCursors'

/** A browser may keep nothing for pages: then it is as on a new device. */
const remembered = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

/** Whether this person wants to see others' cursors, on every board on this device. */
export const othersCursors = atom('others cursors', remembered())

export const toggleOthersCursors = (): void => {
  const shown = !othersCursors.get()
  othersCursors.set(shown)
  try {
    localStorage.setItem(KEY, shown ? 'on' : 'off')
  } catch {
    // It holds until the page closes.
  }
}
