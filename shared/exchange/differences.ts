import type { Activity, Initiative, Milestone } from '../plan/plan.ts'
import type { Values } from './reading.ts'

const RUNNING = ['text', 'description', 'translation']

const isSame = (now: unknown, then: unknown): boolean => {
  if (Array.isArray(now) && Array.isArray(then))
    return now.length === then.length && now.toSorted().every((one, at) => one === then.toSorted()[at])
  if (typeof now === 'string' && typeof then === 'string') return plain(now) === plain(then)
  return now === then
}

/** Files do not keep how a line ends or what is behind the last word. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()

export interface Difference {
  fields: Values
  base: Record<string, string | string[]>
}

/** What a row changes of an entity; null for nothing. Under an end that is no date, the date does not count. */
export const differenceOf = (
  entity: Activity | Initiative | Milestone,
  values: Values,
): Difference | null => {
  const now = entity as unknown as Values
  const fields: Values = {}
  const base: Difference['base'] = {}
  for (const [field, then] of Object.entries(values)) {
    const isHidden =
      (field === 'plannedEnd' || field === 'end') &&
      now['endKind'] !== 'date' &&
      values['endKind'] === now['endKind']
    if (isHidden || isSame(now[field], then)) continue
    fields[field] = then
    const held = now[field]
    if (typeof held === 'string' && RUNNING.includes(field)) base[field] = held
    if (Array.isArray(held)) base[field] = held as string[]
  }
  return Object.keys(fields).length === 0 ? null : { fields, base }
}
