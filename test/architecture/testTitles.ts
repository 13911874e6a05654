import { parseAst } from 'vite'

interface Node {
  type: string
  [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Literal text, `…` for what is only known when the test runs; null for what is no text. */
const textOf = (node: unknown): string | null => {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return null
  return node['quasis'].map((part: { value: { cooked: string } }) => part.value.cooked).join('…')
}

const TABLES = new Set(['each', 'for', 'skipIf', 'runIf'])

/** `describe` or `test` of a call, whatever hangs on it: `test.each(rows)(title, …)`. */
const callOf = (callee: unknown): { word: string; rows: unknown } | null => {
  if (!isNode(callee)) return null
  if (callee.type === 'Identifier') return { word: String(callee['name']), rows: null }
  if (callee.type === 'MemberExpression') return callOf(callee['object'])
  if (callee.type !== 'CallExpression' || !Array.isArray(callee['arguments'])) return null
  const below = callOf(callee['callee'])
  return below && { word: below.word, rows: callee['arguments'][0] }
}

const isTable = (callee: unknown): boolean =>
  isNode(callee) &&
  callee.type === 'MemberExpression' &&
  isNode(callee['property']) &&
  TABLES.has(String(callee['property']['name']))

const elements = (node: unknown): unknown[] =>
  isNode(node) && node.type === 'ArrayExpression' && Array.isArray(node['elements']) ? node['elements'] : []

/** A title with the first word of each row of its table in the place of its first `%s`. */
const expand = (title: string, rows: unknown): string[] => {
  if (!title.includes('%s')) return [title]
  const words = elements(rows).map((row) => textOf(row) ?? textOf(elements(row)[0]) ?? '%s')
  return words.length === 0 ? [title] : words.map((word) => title.replace('%s', () => word))
}

const titled = (node: Node): { word: string; titles: string[]; rest: unknown[] } | null => {
  if (node.type !== 'CallExpression' || isTable(node['callee'])) return null
  const call = callOf(node['callee'])
  const given = node['arguments']
  if (!call || !Array.isArray(given) || !/^(describe|test|it)$/.test(call.word)) return null
  const title = textOf(given[0])
  return { word: call.word, titles: title === null ? ['?'] : expand(title, call.rows), rest: given.slice(1) }
}

const walk = (value: unknown, above: string[]): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => walk(item, above))
  if (!isNode(value)) return []
  const found = titled(value)
  if (!found) return Object.values(value).flatMap((inner) => walk(inner, above))
  const full = above.flatMap((head) => found.titles.map((title) => `${head} ${title}`.trim()))
  return found.word === 'describe' ? walk(found.rest, full) : full
}

/** The full titles, describes included, of the tests in a file. */
export const testTitles = (path: string, text: string): string[] =>
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), [''])
