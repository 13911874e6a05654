import { z } from 'zod'
import type { Given, Kind } from './kind.ts'
import { label } from './words.ts'

export const HIGHEST_SCORE = 5

const criterion = z.strictObject({
  id: z.string().min(1).max(40),
  label: label(),
  weight: z.int().min(0).max(100),
})
export const scoresSettings = z
  .strictObject({
    criteria: z.array(criterion).min(1).max(10),
    initiatives: z
      .array(
        z.strictObject({
          id: z.uuid(),
          label: label(),
          /** Organisations that lead or support it; the server says which. */
          orgIds: z.array(z.uuid()).max(400).default([]),
        }),
      )
      .min(1)
      .max(60),
    /** How many of the best are taken on, for a line in the list. */
    cut: z.int().min(1).max(60).nullable(),
  })
  .refine(({ criteria }) => criteria.some(({ weight }) => weight > 0), {
    path: ['criteria'],
    message: 'One criterion at least has a weight',
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    path: ['criteria'],
    message: 'A criterion is there twice',
  })
  .refine(({ initiatives }) => new Set(initiatives.map(({ id }) => id)).size === initiatives.length, {
    path: ['initiatives'],
    message: 'An initiative is there twice',
  })
export type ScoresSettings = z.output<typeof scoresSettings>

const scoreOf = z.strictObject({
  criterionId: z.string().max(40),
  score: z.int().min(0).max(HIGHEST_SCORE),
})
export const sheet = z.strictObject({
  /** Initiatives this seat has an interest in, by its own word. */
  conflicts: z.array(z.uuid()).max(60).default([]),
  scores: z.array(z.strictObject({ initiativeId: z.uuid(), values: z.array(scoreOf).max(10) })).max(60),
})
export type Sheet = z.output<typeof sheet>

const count = () => z.int().min(0)
const mean = () => z.number().min(0).max(HIGHEST_SCORE)
export const scoresResult = z.strictObject({
  criteria: z.array(criterion),
  cut: z.int().nullable(),
  /** The best first; those nobody scored last, with `score` null. */
  rows: z.array(
    z.strictObject({
      initiativeId: z.uuid(),
      label: z.string(),
      score: mean().nullable(),
      /** Standard deviation of the scorers' weighted means. */
      spread: z.number().min(0),
      scorers: count(),
      /** Sheets not counted here: of organisations that lead or support it or declared an interest. */
      setAside: count(),
      means: z.array(z.strictObject({ criterionId: z.string(), mean: mean(), least: mean(), most: mean() })),
    }),
  ),
  scorers: z.array(z.strictObject({ organisationName: z.string(), seats: count() })),
  conflicts: z.array(z.strictObject({ initiativeId: z.uuid(), organisationName: z.string() })),
})
export type ScoresResult = z.output<typeof scoresResult>
type Row = ScoresResult['rows'][number]

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number): number => Math.round(value * 100) / 100
const deviation = (values: readonly number[]): number => {
  const middle = average(values)
  return Math.sqrt(average(values.map((value) => (value - middle) ** 2)))
}

type Values = Sheet['scores'][number]['values']
const scoreFor = (values: Values, criterionId: string): number =>
  values.find((one) => one.criterionId === criterionId)?.score ?? 0

/** One scorer's weighted mean of an initiative. */
export const weightedMean = (criteria: ScoresSettings['criteria'], values: Values): number => {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria.reduce((sum, { id, weight }) => sum + weight * scoreFor(values, id), 0) / weights
}

const organisationOf = ({ by }: Given<Sheet>): string => by.organisationId ?? `name:${by.organisationName}`

const rowOf = (
  { criteria }: ScoresSettings,
  initiative: ScoresSettings['initiatives'][number],
  given: readonly Given<Sheet>[],
  own: readonly string[],
): Row => {
  const declared = given.filter(({ entry }) => entry.conflicts.includes(initiative.id)).map(organisationOf)
  const blocked = new Set([...initiative.orgIds, ...own, ...declared])
  const sheets = given.flatMap((one) => {
    const found = one.entry.scores.find(({ initiativeId }) => initiativeId === initiative.id)
    return found ? [{ values: found.values, blocked: blocked.has(organisationOf(one)) }] : []
  })
  const counted = sheets.filter((one) => !one.blocked).map(({ values }) => values)
  const totals = counted.map((values) => weightedMean(criteria, values))
  return {
    initiativeId: initiative.id,
    label: initiative.label,
    score: totals.length > 0 ? rounded(average(totals)) : null,
    spread: totals.length > 0 ? rounded(deviation(totals)) : 0,
    scorers: counted.length,
    setAside: sheets.length - counted.length,
    means: criteria.flatMap(({ id }) => {
      const scores = counted.map((values) => scoreFor(values, id))
      if (scores.length === 0) return []
      return [{ criterionId: id, mean: rounded(average(scores)), least: Math.min(...scores), most: Math.max(...scores) }] // prettier-ignore
    }),
  }
}

/** How many seats of each organisation, by its name. */
const byOrganisation = (given: readonly Given<Sheet>[]) =>
  [...Map.groupBy(given, ({ by }) => by.organisationName)]
    .map(([organisationName, of]) => ({ organisationName, seats: of.length }))
    .toSorted((a, b) => (a.organisationName < b.organisationName ? -1 : 1))

/** Initiatives judged by weighted criteria; nobody judges their own (R8), and it is told who judged how (R9). */
export const scores: Kind<ScoresSettings, Sheet, ScoresResult> = {
  settings: scoresSettings,
  entry: sheet,
  result: scoresResult,
  mayBeAnonymous: false,
  perSeat: 1,
  problem: ({ criteria, initiatives }, { conflicts, scores: given }, { organisationId }) => {
    const known = new Map(initiatives.map((one) => [one.id, one]))
    const named = [...conflicts, ...given.map(({ initiativeId }) => initiativeId)]
    if (named.some((id) => !known.has(id))) return 'There is no such initiative in this round'
    if (new Set(named).size < named.length)
      return 'An initiative is there twice, or scored where an interest is declared'
    const own = given.find(
      ({ initiativeId }) =>
        organisationId !== null && known.get(initiativeId)?.orgIds.includes(organisationId),
    )
    if (own) return 'Your organisation leads or supports this initiative: others score it'
    const whole = given.every(
      ({ values }) =>
        values.length === criteria.length &&
        criteria.every(({ id }) => values.some(({ criterionId }) => criterionId === id)),
    )
    return whole ? null : 'Each initiative is scored by each criterion, once'
  },
  tally: (settings, given, { orgsOf }) => {
    const scoring = given.filter(({ entry }) => entry.scores.length > 0)
    const rows = settings.initiatives.map((one) => rowOf(settings, one, given, orgsOf(one.id)))
    const conflicts = given.flatMap(({ entry, by }) =>
      entry.conflicts.map((initiativeId) => ({ initiativeId, organisationName: by.organisationName })),
    )
    return {
      criteria: settings.criteria,
      cut: settings.cut,
      rows: rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1)),
      scorers: byOrganisation(scoring),
      conflicts,
    }
  },
  withoutAuthors: (result) => result,
}
