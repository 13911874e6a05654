const KEY = 'listBeside'

/** A browser may keep nothing for pages: then it is as on a new device. */
const remembered = (): boolean => {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

const listeners = new Set<() => void>()
let shown = remembered()
let asked = false

/** Whether the list is open beside the canvas, on every board on this device. */
export const besideShown = {
  get: (): boolean => shown,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** Opens it for somebody who wants to go to it. */
  ask: (): void => {
    asked = true
    besideShown.toggle()
  },
  /** Whether somebody wants to; said once. */
  takeAsked: (): boolean => {
    const wanted = asked
    asked = false
    return wanted
  },
  toggle: (): void => {
    shown = !shown
    for (const listener of listeners) listener()
    try {
      localStorage.setItem(KEY, shown ? 'on' : 'off')
    } catch {
      // It holds until the page closes.
    }
  },
}
