import type { z } from 'zod'
import type { Sector } from '../plan/sectors.ts'

/** Who gave an answer, as they were when the round was revealed. */
export interface Voice {
  name: string
  organisationId: string | null
  organisationName: string
  sector: Sector
}

export interface Given<E> {
  id: string
  entry: E
  by: Voice
}

/** What a tally goes by beside the answers. */
export interface TallyContext {
  anonymous: boolean
  /** Seats that could have answered. */
  seats: number
  /** Organisations that lead or support each initiative, by the plan as it is now. */
  orgsOf: (initiativeId: string) => readonly string[]
}

/** One kind of round: what is set, what a seat may give, and what comes of it. */
export interface Kind<S, E, R> {
  settings: z.ZodType<S>
  entry: z.ZodType<E>
  result: z.ZodType<R>
  mayBeAnonymous: boolean
  /** Answers of one seat: one is changed by giving another. */
  perSeat: number
  /** Why this seat may not give this, or null. */
  problem: (settings: S, entry: E, by: Pick<Voice, 'organisationId'>) => string | null
  tally: (settings: S, given: readonly Given<E>[], context: TallyContext) => R
  /** The same result without anybody's name. */
  withoutAuthors: (result: R) => R
}

/** A kind for those who do not need to know which: what they hand in is read by its schemas first. */
export interface AnyKind {
  mayBeAnonymous: boolean
  perSeat: number
  readSettings: (settings: unknown) => object
  /** The answer as it is kept, or why not. */
  take: (
    settings: unknown,
    entry: unknown,
    by: Pick<Voice, 'organisationId'>,
  ) => { ok: true; entry: unknown } | { ok: false; problem: string; path: (string | number)[] }
  tally: (settings: unknown, given: readonly Given<unknown>[], context: TallyContext) => unknown
  withoutAuthors: (result: unknown) => unknown
}

export const anyKind = <S extends object, E, R>(kind: Kind<S, E, R>): AnyKind => ({
  mayBeAnonymous: kind.mayBeAnonymous,
  perSeat: kind.perSeat,
  readSettings: (settings) => kind.settings.parse(settings),
  take: (settings, raw, by) => {
    const read = kind.entry.safeParse(raw)
    if (!read.success) {
      const [issue] = read.error.issues
      const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? '' : step))
      return { ok: false, problem: issue?.message ?? 'Not what this round takes', path }
    }
    const problem = kind.problem(kind.settings.parse(settings), read.data, by)
    return problem === null ? { ok: true, entry: read.data } : { ok: false, problem, path: [] }
  },
  tally: (settings, given, context) =>
    kind.tally(
      kind.settings.parse(settings),
      given.map((one) => ({ ...one, entry: kind.entry.parse(one.entry) })),
      context,
    ),
  withoutAuthors: (result) => kind.withoutAuthors(kind.result.parse(result)),
})
