import { z } from 'zod'
import { currency, date, flag, hash, id, instant, text } from './fields.ts'

/* What stands around the collections of a roadmap, in every version of the format. */

export const head = z
  .strictObject({
    id: id('The same for every version of one lab’s roadmap'),
    version: z.int().min(1).describe('Version of the plan'),
    frozenAt: instant('When the plan was closed for this version'),
    releasedAt: instant('When lab lead and sponsor had both endorsed it'),
    currency: currency(),
    language: text('Language of the texts, BCP 47'),
    illustrative: flag('Some part was completed for a demonstration'),
  })
  .describe('This version')

export const labSchema = z
  .strictObject({
    id: id('Identifier'),
    slug: text('Short name'),
    name: text('Name'),
    venue: text('Where it met'),
    startDate: date('First day'),
    weeks: z.int().min(1).max(52).describe('How many weeks it took'),
    sponsor: text('Sponsor'),
    methodology: text('Method'),
    sourceNote: text('Where its content comes from'),
  })
  .describe('The lab that made the plan')

const count = (name: string) => z.int().min(0).describe(`How many ${name}`)

/** One number for each collection that is always there; `sparse` ones are counted where they are there. */
export const countsSchema = <C extends string, S extends string = never>(
  names: readonly C[],
  sparse: readonly S[] = [],
) => {
  const always = Object.fromEntries(names.map((name) => [name, count(name)])) as Record<C, z.ZodInt>
  const whereThere = Object.fromEntries(
    sparse.map((name) => [name, count(name).min(1).optional()]),
  ) as unknown as Record<S, z.ZodOptional<z.ZodInt>>
  return z.strictObject({ ...always, ...whereThere }).describe('How many there are of each')
}

export const hashesSchema = <P extends string>(parts: readonly P[]) =>
  z
    .strictObject({
      initiatives: z
        .array(z.strictObject({ id: id('Initiative'), hash: hash('What its signatures are tied to') }))
        .describe('One for each initiative with all that hangs on it'),
      collections: z
        .array(z.strictObject({ name: z.enum(parts).describe('Part'), hash: hash('Hash of the part') }))
        .describe('One for each part of this file'),
      plan: hash('The plan alone: what lab lead and sponsor endorsed'),
      whole: hash('Everything but this hash and the signature'),
    })
    .describe('SHA-256 over the canonical form, RFC 8785')

export const signatureSchema = z
  .strictObject({
    alg: z.literal('EdDSA').describe('Ed25519'),
    kid: z.string().min(1).describe('Which key of the server signed'),
    jws: z
      .string()
      .regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]{85}[AQgw]$/)
      .describe('Detached JWS, RFC 7797, over the canonical form of everything but the signature'),
  })
  .describe('The server’s signature')
