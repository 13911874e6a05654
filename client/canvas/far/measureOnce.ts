import type { Editor } from '@tldraw/tldraw'

/** Longer ones are somebody's own words, and seldom twice the same. */
const SHORT = 40
const MOST_KEPT = 500

/**
 * Relations are labelled by the same few words, and the editor lays the page out anew to measure each label. Here what
 * has been measured once is known, until other fonts are there.
 */
export const measureOnce = (editor: Editor): (() => void) => {
  const { textMeasure } = editor
  const measure = textMeasure.measureText.bind(textMeasure)
  const known = new Map<string, ReturnType<typeof measure>>()
  const forget = () => known.clear()
  const fonts: FontFaceSet | undefined = editor.getContainer().ownerDocument.fonts
  fonts?.addEventListener('loadingdone', forget)
  textMeasure.measureText = (text, options) => {
    if (text.length > SHORT) return measure(text, options)
    const key = `${text}\n${JSON.stringify(options)}`
    const size = known.get(key) ?? measure(text, options)
    if (known.size >= MOST_KEPT) forget()
    known.set(key, size)
    return { ...size }
  }
  return () => {
    textMeasure.measureText = measure
    fonts?.removeEventListener('loadingdone', forget)
  }
}
