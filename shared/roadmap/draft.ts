import { z } from 'zod'
import { COLLECTION_NAMES, COLLECTIONS, type Collection, type Entity, type Plan } from '../plan/plan.ts'
import { requestAnswer, type RequestAnswers } from '../plan/requests.ts'
import { live } from '../plan/select.ts'
import { canonicalText } from './canonical.ts'
import { DRAFT_SCHEMA_ID } from './isDraft.ts'

const draftSchema = z.strictObject({
  $schema: z.literal(DRAFT_SCHEMA_ID),
  lab: z.strictObject({ slug: z.string(), name: z.string() }),
  plan: z.strictObject(
    Object.fromEntries(COLLECTION_NAMES.map((name) => [name, z.array(COLLECTIONS[name])])) as unknown as {
      [C in Collection]: z.ZodArray<(typeof COLLECTIONS)[C]>
    },
  ),
  answers: z.array(requestAnswer),
})

export interface Draft {
  lab: { slug: string; name: string }
  plan: Plan
  answers: RequestAnswers
}

/** A plan as it is now, for whoever checks it before it is signed: without what was removed, and without seats. */
export const draftText = ({ lab, plan, answers }: Draft): string =>
  canonicalText({
    $schema: DRAFT_SCHEMA_ID,
    lab: { slug: lab.slug, name: lab.name },
    plan: Object.fromEntries(
      COLLECTION_NAMES.map((name) => [
        name,
        live(plan, name)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map(withoutSeats),
      ]),
    ),
    answers: [...answers.values()].toSorted((a, b) => (a.dependencyId < b.dependencyId ? -1 : 1)),
  })

/** `mentions` name seats. */
const withoutSeats = (entity: Entity<Collection>): Record<string, unknown> => {
  const {
    deletedAt: _deletedAt,
    mentions: _mentions,
    ...rest
  } = entity as Entity<Collection> & {
    mentions?: unknown
  }
  return rest
}

/** The draft in a value read from a file, or where it is none. */
export const readDraft = (value: unknown): { ok: true; draft: Draft } | { ok: false; path: string } => {
  const parsed = draftSchema.safeParse(value)
  if (!parsed.success) return { ok: false, path: (parsed.error.issues[0]?.path ?? []).map(String).join('.') }
  const { lab, plan, answers } = parsed.data
  const collections = COLLECTION_NAMES.map((name) => [
    name,
    new Map((plan[name] as Entity<Collection>[]).map((entity) => [entity.id, entity])),
  ])
  return {
    ok: true,
    draft: {
      lab,
      plan: Object.fromEntries(collections) as unknown as Plan,
      answers: new Map(answers.map((answer) => [answer.dependencyId, answer])),
    },
  }
}
