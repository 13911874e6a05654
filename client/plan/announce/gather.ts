import type { Happening } from './happenings.ts'

/** How much one wants to hear of what others do. */
export const ANNOUNCE_MODES = ['off', 'calm', 'all'] as const
export type AnnounceMode = (typeof ANNOUNCE_MODES)[number]

/** At most one sentence in this time, in milliseconds; longer while the person writes. */
export const CALM_MS = 6_000
export const WRITING_MS = 15_000
/** What belongs together comes within this. */
export const TOGETHER_MS = 1_200
/** The same is not said again before this. */
export const AGAIN_MS = 60_000

export interface GatherOptions {
  mode: () => AnnounceMode
  /** Is the person writing just now? */
  writing: () => boolean
  /** Says happenings in words; the sentence, or an empty text. */
  wordsOf: (happenings: readonly Happening[]) => string
  speak: (text: string) => void
  /** Milliseconds. */
  now: () => number
}

export interface Gather {
  add: (happenings: readonly Happening[]) => void
  close: () => void
}

/** Gathers what others do and says it now and then. Nothing is kept for later while it is off. */
export const createGather = ({ mode, writing, wordsOf, speak, now }: GatherOptions): Gather => {
  let waiting: Happening[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let last = Number.NEGATIVE_INFINITY
  let lastText = ''

  const rest = () => (mode() === 'all' ? TOGETHER_MS : writing() ? WRITING_MS : CALM_MS)
  const wait = (least: number) => {
    timer = setTimeout(tell, Math.max(least, last + rest() - now()))
  }
  const tell = () => {
    timer = null
    // Begun to write since: it can wait longer.
    const early = last + rest() - now()
    if (early > 0) return wait(early)
    const text = wordsOf(waiting)
    waiting = []
    if (text === '' || mode() === 'off') return
    if (mode() === 'calm' && text === lastText && now() - last < AGAIN_MS) return
    last = now()
    lastText = text
    speak(text)
  }
  return {
    add: (happenings) => {
      if (happenings.length === 0 || mode() === 'off') return
      waiting.push(...happenings)
      if (timer === null) wait(TOGETHER_MS)
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = []
    },
  }
}
