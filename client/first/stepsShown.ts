import { useSyncExternalStore } from 'react'

const KEY = 'firstSteps'

/** `auto`: while a room is young; the others are a person's own choice, on this device. */
export type StepsChoice = 'auto' | 'closed' | 'open'

const remembered = (): StepsChoice => {
  try {
    return localStorage.getItem(KEY) === 'closed' ? 'closed' : 'auto'
  } catch {
    return 'auto' // a browser may keep nothing for pages: then it is as on a new device
  }
}

let choice = remembered()
let shown = 0
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** Closing is remembered on the device; what was opened by hand is until the page is left. */
export const chooseSteps = (next: StepsChoice): void => {
  choice = next
  try {
    if (next === 'closed') localStorage.setItem(KEY, 'closed')
    else localStorage.removeItem(KEY)
  } catch {
    // It holds until the page closes.
  }
  tell()
}

/** What comes next is on the screen until the returned function is called. */
export const showSteps = (): (() => void) => {
  shown += 1
  tell()
  return () => {
    shown -= 1
    tell()
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useStepsChoice = (): StepsChoice => useSyncExternalStore(subscribe, () => choice)

/** Whether what comes next is on the screen. */
export const useStepsShown = (): boolean => useSyncExternalStore(subscribe, () => shown > 0)
