import { defaultHandleExternalTextContent, type Editor, type VecLike } from '@tldraw/tldraw'
import { LIMITS } from '#shared/wire/limits.ts'
import { noticeRefused } from './notices.tsx'

/** Marks of a text that a board shows. */
const KEPT = new Set(['P', 'BR', 'B', 'STRONG', 'I', 'EM', 'U', 'S', 'CODE', 'UL', 'OL', 'LI', 'A', 'DIV', 'H1', 'H2', 'H3', 'H4', 'BLOCKQUOTE']) // prettier-ignore
/** What has no words a reader would see. */
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'META', 'TITLE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'SELECT', 'TEXTAREA']) // prettier-ignore
const LINK = /^(https?|mailto):/i

/**
 * HTML of a clipboard reduced to its words, their marks and links: the editor measures it in the page itself, where
 * everything it names would be loaded.
 */
export const cleanHtml = (html: string): string =>
  written([...new DOMParser().parseFromString(html, 'text/html').body.childNodes]).trim()

const written = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? '')
      if (!(node instanceof Element) || SKIPPED.has(node.tagName.toUpperCase())) return ''
      const within = written([...node.childNodes])
      if (!KEPT.has(node.tagName)) return within
      const tag = node.tagName.toLowerCase()
      if (tag === 'br') return '<br>'
      const href = tag === 'a' ? (node.getAttribute('href') ?? '') : ''
      return `<${tag}${LINK.test(href) ? ` href="${escaped(href)}"` : ''}>${within}</${tag}>`
    })
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface Pasted {
  text: string
  html?: string | undefined
  point?: VecLike | undefined
}

/** Of more HTML than this the plain words are put down. */
const MOST_HTML = 2_000_000

/** Puts words down as a text on the board; more than a drawing may have are refused before the editor measures them. */
export const putText = async (editor: Editor, { text, html = '', point }: Pasted): Promise<void> => {
  if (text.length > LIMITS.longTextLength) return noticeRefused({ code: 'drawingNotTaken', params: {} })
  const clean = html === '' || html.length > MOST_HTML ? '' : cleanHtml(html)
  return defaultHandleExternalTextContent(editor, {
    text,
    ...(clean && { html: clean }),
    ...(point && { point }),
  })
}
