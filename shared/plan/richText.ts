import { LIMITS } from '../wire/limits.ts'

type Json = Readonly<Record<string, unknown>>

/** What the words of a drawing are made of: the nodes and marks that the board's editor knows. */
export const TEXT_NODES: ReadonlySet<unknown> = new Set(['paragraph', 'text', 'hardBreak', 'heading', 'bulletList', 'orderedList', 'listItem']) // prettier-ignore
export const TEXT_MARKS: ReadonlySet<unknown> = new Set(['bold', 'italic', 'strike', 'code', 'link', 'highlight']) // prettier-ignore

/** A longer word keeps the editor making it smaller for seconds. */
const LONGEST_WORD = 2_000
/** Where a line may break; in writing of whole syllables, anywhere. */
const BREAKS = /[\s\p{Pd}/?\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+/u

/**
 * Whether the board's editor can draw these words: it throws at what it does not know, and then nothing of the board is
 * drawn; words without end keep it for seconds.
 */
export const isRichText = (value: unknown): boolean => {
  if (!isJson(value) || value['type'] !== 'doc' || !hasAttributes(value)) return false
  const { content, text } = value
  const seen = { length: 0 }
  const isWhole =
    Array.isArray(content) && text === undefined && content.every((inner) => isNode(inner, seen))
  return isWhole && seen.length <= LIMITS.longTextLength && !hasEndlessWord(content)
}

const isNode = (node: unknown, seen: { length: number }): boolean => {
  if (!isJson(node) || !TEXT_NODES.has(node['type']) || !hasAttributes(node)) return false
  const { type, text, content, marks } = node
  if (type === 'text' ? typeof text !== 'string' || text === '' : text !== undefined) return false
  seen.length += typeof text === 'string' ? text.length : 1
  const isWhole = isListOf((inner) => isNode(inner, seen), content) && isListOf(isMark, marks)
  return isWhole && !hasEndlessWord(content)
}

/** One word may be of several texts, each with marks of its own. */
const hasEndlessWord = (content: unknown): boolean => {
  if (!Array.isArray(content)) return false
  const words = content
    .map((one) => (isJson(one) && typeof one['text'] === 'string' ? one['text'] : ' '))
    .join('')
  return words.length > LONGEST_WORD && words.split(BREAKS).some((word) => word.length > LONGEST_WORD)
}

const isMark = (mark: unknown): boolean => {
  if (!isJson(mark) || !TEXT_MARKS.has(mark['type']) || !hasAttributes(mark)) return false
  if (mark['type'] !== 'link') return true
  const href = isJson(mark['attrs']) ? (mark['attrs']['href'] ?? null) : null
  return href === null || typeof href === 'string'
}

const isListOf = (is: (one: unknown) => boolean, list: unknown): boolean =>
  list === undefined || list === null || (Array.isArray(list) && list.every((one) => is(one)))

const hasAttributes = ({ attrs = null }: Json): boolean =>
  attrs === null ||
  (isJson(attrs) && Object.values(attrs).every((value) => typeof value !== 'object' || value === null))

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
