import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import type { Kind } from './kind.ts'
import { label, passage } from './words.ts'

export const ideasSettings = z.strictObject({})
export const idea = z.strictObject({ title: label(), text: passage().default('') })
export type Idea = z.output<typeof idea>

const ideaAuthor = z.strictObject({ name: z.string(), organisationName: z.string() })
export const ideasResult = z.strictObject({
  ideas: z.array(z.strictObject({ id: z.string(), title: z.string(), text: z.string(), by: ideaAuthor.nullable() })), // prettier-ignore
})
export type IdeasResult = z.output<typeof ideasResult>

/** Short texts, written by each for themselves and shown all at once. Their order is that of their random ids. */
export const ideas: Kind<z.output<typeof ideasSettings>, Idea, IdeasResult> = {
  settings: ideasSettings,
  entry: idea,
  result: ideasResult,
  mayBeAnonymous: true,
  perSeat: LIMITS.ideasPerSeat,
  problem: () => null,
  tally: (_, given, { anonymous }) => ({
    ideas: given
      .map(({ id, entry, by }) => ({
        id,
        title: entry.title,
        text: entry.text,
        by: anonymous ? null : { name: by.name, organisationName: by.organisationName },
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }),
  withoutAuthors: (result) => ({ ideas: result.ideas.map((one) => ({ ...one, by: null })) }),
}
