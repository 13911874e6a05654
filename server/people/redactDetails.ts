import { withoutNames } from './findName.ts'

/** Details of the record in which people's own words stand; all others are ids, hashes, roles and numbers. */
const WORDS: ReadonlySet<string> = new Set(['text', 'label', 'question', 'reason'])

/**
 * Details of an act with other words in place of these names. Whoever leads a lab gives its seats their names: one that
 * reads like an id, a role or a hash takes nothing out of the record.
 */
export const redactDetails = (
  details: Readonly<Record<string, unknown>>,
  names: readonly string[],
  instead: string,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      WORDS.has(key) && typeof value === 'string' ? withoutNames(value, names, instead) : value,
    ]),
  )
