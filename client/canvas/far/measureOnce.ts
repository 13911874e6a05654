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
  const fonts: FontFaceSet | undefined = editor.getContainer().ownerDocument.fonts
  let fontsThen = 0
  // Counted, not listened for: the editor measures anew before the page is told that a font has come.
  const forgetOtherFonts = () => {
    const now = loadedFonts(fonts)
    if (now !== fontsThen) known.clear()
    fontsThen = now
  }
  textMeasure.measureText = (text, options) => {
    if (text.length > SHORT) return measure(text, options)
    forgetOtherFonts()
    const key = `${text}\n${JSON.stringify(options)}`
    const size = known.get(key) ?? measure(text, options)
    if (known.size >= MOST_KEPT) known.clear()
    known.set(key, size)
    return { ...size }
  }
  return () => {
    textMeasure.measureText = measure
  }
}

const loadedFonts = (fonts: FontFaceSet | undefined): number => {
  let loaded = 0
  fonts?.forEach(({ status }) => (loaded += Number(status === 'loaded')))
  return loaded
}
