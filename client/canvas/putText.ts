import { defaultHandleExternalTextContent, type Editor, type VecLike } from '@tldraw/tldraw'

/** Marks of a text that a board shows. */
const KEPT = new Set(['P', 'BR', 'B', 'STRONG', 'I', 'EM', 'U', 'S', 'CODE', 'UL', 'OL', 'LI', 'A', 'DIV', 'H1', 'H2', 'H3', 'H4', 'BLOCKQUOTE']) // prettier-ignore
const NO_WORDS = 'script, style, meta, title, template, noscript, iframe, object, svg, math, select, textarea'
const LINK = /^(https?|mailto):/i

/**
 * HTML of a clipboard reduced to its words, their marks and links: the editor measures it in the page itself, where
 * everything it names would be loaded.
 */
export const cleanHtml = (html: string): string => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  body.querySelectorAll(NO_WORDS).forEach((one) => one.remove())
  for (const one of body.querySelectorAll('*')) {
    if (!KEPT.has(one.tagName)) {
      one.replaceWith(...one.childNodes)
      continue
    }
    const href = one.tagName === 'A' ? (one.getAttribute('href') ?? '') : ''
    for (const name of one.getAttributeNames()) one.removeAttribute(name)
    if (LINK.test(href)) one.setAttribute('href', href)
  }
  return body.innerHTML.trim()
}

interface Pasted {
  text: string
  html?: string | undefined
  point?: VecLike | undefined
}

/** Puts words down as a text on the board. */
export const putText = (editor: Editor, { text, html, point }: Pasted): Promise<void> => {
  const clean = html === undefined ? '' : cleanHtml(html)
  return defaultHandleExternalTextContent(editor, {
    text,
    ...(clean && { html: clean }),
    ...(point && { point }),
  })
}
