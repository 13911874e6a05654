interface Node {
  type?: unknown
  text?: unknown
  content?: unknown
}

/** Words as the canvas keeps them: a paragraph a line. */
export const richTextOf = (words: string) => ({
  type: 'doc',
  content: words
    .split('\n')
    .map((text) => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })),
})

/** The words of what the canvas keeps, without their marks; of anything else none. */
export const wordsOf = (richText: unknown): string => wordsWithin(richText, 0).trim()

/** How deep lists may lie in lists. */
const MOST_NESTED = 32

const wordsWithin = (node: unknown, depth: number): string => {
  if (typeof node !== 'object' || node === null || depth > MOST_NESTED) return ''
  const { type, text, content }: Node = node
  if (type === 'text') return typeof text === 'string' ? text : ''
  if (type === 'hardBreak') return '\n'
  if (!Array.isArray(content)) return ''
  return content.map((child) => wordsWithin(child, depth + 1)).join(isLine(content) ? '' : '\n')
}

const isLine = (content: readonly unknown[]): boolean =>
  content.every((child) => ['text', 'hardBreak'].includes(String((child as Node | null)?.type)))
