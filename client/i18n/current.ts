import { useSyncExternalStore } from 'react'
import { bestLanguage, isScreenLanguage, textDirection, type ScreenLanguage } from '#shared/api/languages.ts'

const KEPT = 'delivery-lab-language'

/** The language this device was last read in, else the first of the browser's that the screens have. */
export const deviceLanguage = (): ScreenLanguage => {
  try {
    const kept = localStorage.getItem(KEPT)
    if (isScreenLanguage(kept)) return kept
  } catch {
    // a browser that keeps nothing
  }
  return bestLanguage(globalThis.navigator?.languages ?? [])
}

export const keepOnDevice = (language: ScreenLanguage): void => {
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // a browser that keeps nothing: it asks again next time
  }
}

let current: ScreenLanguage = 'en'
const listeners = new Set<() => void>()

/** The language of the screens, as it is now. */
export const currentLanguage = (): ScreenLanguage => current

/** Told once its words are there. The page's own language and direction follow. */
export const setCurrentLanguage = (language: ScreenLanguage): void => {
  current = language
  if (typeof document !== 'undefined') {
    document.documentElement.lang = language
    document.documentElement.dir = textDirection(language)
  }
  for (const listener of listeners) listener()
}

export const onLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The language of the screens; what is drawn with it is drawn anew when it is another. */
export const useLanguage = (): ScreenLanguage =>
  useSyncExternalStore(onLanguage, currentLanguage, currentLanguage)

/** Is the page read from right to left? Then the arrow keys of what lies side by side change their sense. */
export const isRightToLeft = (): boolean => textDirection(current) === 'rtl'
