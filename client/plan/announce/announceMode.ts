import { ANNOUNCE_MODES, type AnnounceMode } from './gather.ts'

const KEY = 'announce'

/** A browser may keep nothing for pages: then it is as on a new device. */
export const rememberedMode = (): AnnounceMode => {
  try {
    const kept = localStorage.getItem(KEY)
    return ANNOUNCE_MODES.find((mode) => mode === kept) ?? 'calm'
  } catch {
    return 'calm'
  }
}

export const rememberMode = (mode: AnnounceMode): void => {
  try {
    localStorage.setItem(KEY, mode)
  } catch {
    // It holds until the page closes.
  }
}
