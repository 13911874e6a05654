import { z } from 'zod'
import { sector, type Sector } from '../plan/entities.ts'
import type { Given, Kind } from './kind.ts'
import { label } from './words.ts'

const option = z.strictObject({
  id: z.string().min(1).max(60),
  label: label(),
  /** The entity it stands for, where it is one of the plan. */
  entityId: z.uuid().nullable(),
})

export const quorum = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('share'), percent: z.int().min(1).max(100) }),
  z.strictObject({ of: z.literal('number'), count: z.int().min(1).max(1_000) }),
])
export type Quorum = z.output<typeof quorum>

export const votesSettings = z
  .strictObject({
    options: z.array(option).min(2).max(60),
    /** Dots of each seat, and how many of them one option may have of it. */
    dots: z.int().min(1).max(50),
    most: z.int().min(1).max(50),
    quorum: quorum.nullable(),
  })
  .refine(({ dots, most }) => most <= dots, { path: ['most'], message: 'More on one than there are dots' })
  .refine(({ options }) => new Set(options.map(({ id }) => id)).size === options.length, {
    path: ['options'],
    message: 'An option is there twice',
  })
export type VotesSettings = z.output<typeof votesSettings>

export const ballot = z.strictObject({
  dots: z
    .array(z.strictObject({ optionId: z.string().max(60), count: z.int().min(1).max(50) }))
    .min(1)
    .max(60),
})
export type Ballot = z.output<typeof ballot>

const count = () => z.int().min(0)
export const votesResult = z.strictObject({
  options: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      entityId: z.uuid().nullable(),
      dots: count(),
      voters: count(),
      /** Dots of each of `groups`. */
      byGroup: z.array(count()),
    }),
  ),
  /** Voters by sector; small ones stand together, or nothing is said, where nobody is to be found out. */
  groups: z.array(z.strictObject({ sectors: z.array(sector), voters: count() })),
  voters: count(),
  seats: count(),
  quorum: quorum.nullable(),
  quorumMet: z.boolean().nullable(),
})
export type VotesResult = z.output<typeof votesResult>

/** A group of fewer voters could say who voted for what. */
export const LEAST_VOTERS = 3

interface Group {
  sectors: Sector[]
  voters: number
}

const larger = (a: Group, b: Group): number =>
  b.voters - a.voters || ((a.sectors[0] ?? '') < (b.sectors[0] ?? '') ? -1 : 1)

/** Sectors told apart, the small ones put together until none has fewer voters than `least`. */
export const groupsOf = (counts: ReadonlyMap<Sector, number>, least: number): Group[] => {
  let groups = [...counts].map(([one, voters]): Group => ({ sectors: [one], voters })).toSorted(larger)
  if (least <= 1) return groups
  for (let last = groups.at(-1); groups.length > 1 && last && last.voters < least; last = groups.at(-1)) {
    const next = groups.at(-2)
    const both = {
      sectors: [...(next?.sectors ?? []), ...last.sectors],
      voters: (next?.voters ?? 0) + last.voters,
    }
    groups = [...groups.slice(0, -2), both].toSorted(larger)
  }
  // One group alone would say what the total says.
  return groups.length > 1 ? groups : []
}

export const quorumMet = (asked: Quorum | null, voters: number, seats: number): boolean | null => {
  if (asked === null) return null
  return asked.of === 'number' ? voters >= asked.count : voters * 100 >= asked.percent * seats && voters > 0
}

const dotsOn = ({ entry }: Given<Ballot>, optionId: string): number =>
  entry.dots.find((one) => one.optionId === optionId)?.count ?? 0

/** Dots on options, so many a seat and so many of them on one. */
export const votes: Kind<VotesSettings, Ballot, VotesResult> = {
  settings: votesSettings,
  entry: ballot,
  result: votesResult,
  mayBeAnonymous: true,
  perSeat: 1,
  problem: ({ options, dots, most }, { dots: given }) => {
    const known = new Set(options.map(({ id }) => id))
    if (given.some(({ optionId }) => !known.has(optionId))) return 'There is no such option'
    if (new Set(given.map(({ optionId }) => optionId)).size < given.length) return 'An option is there twice'
    if (given.some(({ count: on }) => on > most)) return `At most ${most} dots on one`
    return given.reduce((sum, { count: on }) => sum + on, 0) > dots ? `At most ${dots} dots` : null
  },
  tally: ({ options, quorum: asked }, all, { anonymous, seats }) => {
    const given = all.filter(({ entry }) => entry.dots.length > 0)
    const counts = new Map<Sector, number>()
    for (const { by } of given) counts.set(by.sector, (counts.get(by.sector) ?? 0) + 1)
    const groups = groupsOf(counts, anonymous ? LEAST_VOTERS : 1)
    return {
      options: options
        .map((one) => {
          const on = given.map((vote) => ({ by: vote.by, dots: dotsOn(vote, one.id) }))
          const sum = (some: typeof on) => some.reduce((total, { dots }) => total + dots, 0)
          return {
            ...one,
            dots: sum(on),
            voters: on.filter(({ dots }) => dots > 0).length,
            byGroup: groups.map(({ sectors }) => sum(on.filter(({ by }) => sectors.includes(by.sector)))),
          }
        })
        .toSorted((a, b) => b.dots - a.dots),
      groups,
      voters: given.length,
      seats,
      quorum: asked,
      quorumMet: quorumMet(asked, given.length, seats),
    }
  },
  // Who voted for what is in no result; by sector it can be, while small sectors may be told.
  withoutAuthors: (result) => {
    if (result.groups.every(({ voters }) => voters >= LEAST_VOTERS)) return result
    return { ...result, groups: [], options: result.options.map((one) => ({ ...one, byGroup: [] })) }
  },
}
