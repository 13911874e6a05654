import type { Item } from './reading.ts'

const CREATES =
  /\b(appoint|establish|creat|set(ting)? up|set-up|form(ed|ing|ation)?\b|constitut|launch|found(ed|ing)?\b|institut|incorporat|operationali[sz])/i

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The first row whose words say that an organisation of this name is created or appointed; null when none does. */
export const createdBy = (name: string, items: readonly Item[]): Item | null => {
  const [, , acronym = ''] = /^(.*)\(([^()]+)\)$/s.exec(name) ?? []
  const names = [name, acronym].filter((one) => one.length > 1).map(escaped)
  if (names.length === 0) return null
  const named = new RegExp(String.raw`(?<![\p{L}\d])(?:${names.join('|')})(?![\p{L}\d])`, 'u')
  return (
    items.find(({ kind, values }) => {
      const text = kind === 'activity' ? String(values['text'] ?? '') : ''
      return named.test(text) && CREATES.test(text)
    }) ?? null
  )
}
