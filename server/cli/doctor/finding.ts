/** One thing that is so. */
export interface Finding {
  /** What it is about, in a word or two, as the verdict names it. */
  about: string
  /** Whether somebody has to do something. */
  needed: boolean
  /** A sentence; with what to do where something is needed. */
  text: string
}

export const well = (about: string, text: string): Finding => ({ about, needed: false, text })
export const needed = (about: string, text: string): Finding => ({ about, needed: true, text })
