import { readTable } from '../../making/readTable.ts'

/** Words and HTML of what was pasted last. */
interface Words {
  text: string
  html?: string
}

/**
 * Remembers the words of what is pasted: the editor takes a picture before them, and spreadsheets copy a picture of the
 * range along with it.
 */
export const watchPastedWords = () => {
  let last: Words | null = null
  const onPaste = ({ clipboardData }: ClipboardEvent) => {
    const html = clipboardData?.getData('text/html') ?? ''
    last = clipboardData && { text: clipboardData.getData('text/plain'), ...(html && { html }) }
  }
  const onDrop = () => {
    last = null
  }
  document.addEventListener('paste', onPaste, { capture: true })
  document.addEventListener('drop', onDrop, { capture: true })
  return {
    /** The rows that came with a picture, once; null when the picture is what was meant. */
    takeRows: (): Words | null => {
      const words = last
      last = null
      return words && readTable(words.text, words.html) ? words : null
    },
    stop: () => {
      document.removeEventListener('paste', onPaste, { capture: true })
      document.removeEventListener('drop', onDrop, { capture: true })
    },
  }
}
