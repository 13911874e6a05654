import { z } from 'zod'

/** Identifier, UUIDv7 in lower case. */
export const id = (what: string) => z.uuidv7().describe(what)
/** Names another entity of the same file; null where none is named. */
export const ref = (what: string) => z.uuidv7().nullable().describe(what)
export const refs = (what: string) => z.array(z.uuidv7()).describe(what)
/** Any text of whole characters; half of one (a lone surrogate) has no canonical form. */
export const text = (what: string) =>
  z
    .string()
    .refine((string) => !/\p{Surrogate}/u.test(string), 'holds half a character')
    .describe(what)
export const flag = (what: string) => z.boolean().describe(what)
/** A plain calendar date, `YYYY-MM-DD`. */
export const date = (what: string) => z.iso.date().nullable().describe(what)
/** RFC 3339, UTC. */
export const instant = (what: string) => z.iso.datetime().describe(what)
export const year = (what: string) => z.int().min(1900).max(2200).nullable().describe(what)
/** An exact decimal number as a string, never a float. */
export const decimal = (what: string) =>
  z
    .string()
    .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/)
    .nullable()
    .describe(what)
export const currency = () =>
  z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('Currency, ISO 4217')
export const hash = (what: string) =>
  z.templateLiteral(['sha256:', z.string().regex(/^[0-9a-f]{64}$/)]).describe(what)
/** Where it stands among its like, from 1, as the lab ordered them. */
export const order = () => z.int().min(1).describe('Place among its like in the order of the lab, from 1')

/** What every entity carries. */
export const entity = {
  id: id('Identifier, the same in every version'),
  illustrative: flag('Completed for a demonstration; not a fact of the lab'),
}
