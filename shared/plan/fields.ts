import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import { isOrderKey } from './order.ts'

/**
 * How a field lives in the document: `text` is a Y.Text that merges letter by letter, `set` is a Y.Map of
 * members that merges member by member; a field without an entry here is a value, the last writer wins.
 */
export const crdtKind = z.registry<{ kind: 'text' | 'set' }>()

/** UUIDv7, lower case. */
export const id = () => z.uuidv7()

/** A reference to another entity, or null where none is chosen yet. */
export const ref = () => z.uuidv7().nullable().default(null)

/** One line a person reads: a title, a name; at most 300 characters. */
export const title = () => z.string().max(LIMITS.titleLength).default('')

/** Running text that several people may write in at once; at most 20,000 characters. */
export const longText = () =>
  z.string().max(LIMITS.longTextLength).default('').register(crdtKind, { kind: 'text' })

/** Members chosen by several people at once; sorted ids, each once. */
export const idSet = () =>
  z.array(z.uuidv7()).max(LIMITS.setSize).default([]).register(crdtKind, { kind: 'set' })

/** A plain calendar date, `YYYY-MM-DD`, without a time zone. */
export const plainDate = () => z.iso.date().nullable().default(null)

/** An exact decimal number as a string: `"1500000.50"`. Never a float. */
export const decimal = () =>
  z
    .string()
    .max(40)
    .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/)
    .nullable()
    .default(null)

/** ISO 4217 currency code. */
export const currency = () =>
  z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('ZAR')

/** A language by its BCP 47 tag (`fr`, `zh-Hant`), or empty for none. */
export const languageTag = () =>
  z
    .string()
    .max(35)
    .refine((tag) => tag === '' || isLanguageTag(tag))
    .default('')

const isLanguageTag = (tag: string): boolean => {
  try {
    return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false // a RangeError is how Intl says that it is not a tag
  }
}

/** A key between two neighbours' keys; entities are ordered by it, then by id. */
export const orderKey = () =>
  z
    .string()
    .max(200)
    .regex(/^[0-9A-Za-z]*$/)
    .refine((key) => key === '' || isOrderKey(key))
    .default('')

export const flag = () => z.boolean().default(false)
