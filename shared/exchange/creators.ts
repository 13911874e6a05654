import type { Item } from './reading.ts'

const CREATES =
  /\b(appoint|establish|creat|set(ting)? up|set-up|form(ed|ing|ation)?\b|constitut|launch|found(ed|ing)?\b|institut|incorporat|operationali[sz])/i

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Rows whose words say that something is created or appointed. */
export const creatorsIn = (items: readonly Item[]): Item[] =>
  items.filter(({ kind, values }) => kind === 'activity' && CREATES.test(String(values['text'] ?? '')))

/** The first of these rows that names an organisation; null when none does. */
export const createdBy = (name: string, creators: readonly Item[]): Item | null => {
  const [, , acronym = ''] = /^(.*)\(([^()]+)\)$/s.exec(name) ?? []
  const names = [name, acronym].filter((one) => one.length > 1).map(escaped)
  if (names.length === 0) return null
  const named = new RegExp(String.raw`(?<![\p{L}\d])(?:${names.join('|')})(?![\p{L}\d])`, 'u')
  return creators.find(({ values }) => named.test(String(values['text'] ?? ''))) ?? null
}
