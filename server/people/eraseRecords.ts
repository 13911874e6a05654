import { z } from 'zod'
import { digestOf } from '../rounds/runRound.ts'
import type { Tx } from '../storage/database.ts'
import { foldName, withoutNames } from './findName.ts'
import type { ErasedPerson } from './personOf.ts'
import { roundsAnswered } from './roundsOf.ts'

/** As they were written: the table lets names in them change, and not the order of what stands beside them. */
const answers = z.array(z.record(z.string(), z.unknown()))

/** Who answered for a room, and who froze a version: by their seat. */
export const eraseFromAnswers = async (
  tx: Tx,
  labId: string,
  { seatIds, names }: ErasedPerson,
  pseudonym: string,
): Promise<void> => {
  const organisation = (name: string) => (withoutNames(name, names, '') === name ? name : pseudonym)
  const given = await tx.selectFrom('requestAnswers').selectAll().where('seatId', 'in', seatIds).execute()
  // Without their plans, of which each is the whole lab.
  const versions = await tx
    .selectFrom('versions')
    .select(['version', 'answers', 'frozenBySeatId', 'frozenByName'])
    .where('labId', '=', labId)
    .execute()
  const own = new Set(given.map(({ dependencyId, answeredAt }) => `${dependencyId} ${answeredAt}`))
  for (const row of versions) {
    const kept = answers
      .parse(JSON.parse(row.answers))
      .map((one) =>
        own.has(`${String(one['dependencyId'])} ${String(one['at'])}`)
          ? { ...one, by: pseudonym, organisationName: organisation(String(one['organisationName'])) }
          : one,
      )
    const frozenByName = seatIds.includes(row.frozenBySeatId) ? pseudonym : row.frozenByName
    const written = JSON.stringify(kept)
    if (frozenByName === row.frozenByName && written === row.answers) continue
    await tx
      .updateTable('versions')
      .set({ frozenByName, answers: written })
      .where('labId', '=', labId)
      .where('version', '=', row.version)
      .execute()
  }
  for (const row of given)
    await tx
      .updateTable('requestAnswers')
      .set({ name: pseudonym, organisationName: organisation(row.organisationName) })
      .where('seq', '=', row.seq)
      .execute()
}

const named = z.looseObject({ name: z.string(), organisationName: z.string() })
const told = z.looseObject({
  ideas: z.array(z.looseObject({ by: named.nullable() })).optional(),
  voices: z.array(named).optional(),
})

/**
 * Names in the published results of rounds this person answered. Two people of one name and organisation are told
 * apart by what they gave. Returns each result's hash, as it is since, for the record.
 */
export const eraseFromRounds = async (
  tx: Tx,
  labId: string,
  { seatIds, names }: ErasedPerson,
  pseudonym: string,
): Promise<{ roundId: string; digest: string }[]> => {
  const called = new Set(names.map(foldName))
  const others = await organisationsOfOthers(tx, labId, seatIds)
  const organisation = (name: string) => (others.has(name) ? name : withoutNames(name, names, pseudonym))
  const changed: { roundId: string; digest: string }[] = []
  for (const { row, entries } of await roundsAnswered(tx, labId, seatIds)) {
    const { result: text } = await tx
      .selectFrom('rounds')
      .select('result')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    if (text === null) continue
    const result = told.parse(JSON.parse(text))
    const given = entries.map(({ body }): unknown => JSON.parse(body))
    const gave = (one: Record<string, unknown>) => given.some((entry) => isWithin(entry, one))
    const isOwn = ({ name }: { name: string }, one: Record<string, unknown>) =>
      called.has(foldName(name)) && gave(one)
    const next = organisationsAs(organisation, {
      ...result,
      ...(result.ideas && {
        ideas: result.ideas.map((one) =>
          one.by && isOwn(one.by, one) ? { ...one, by: { ...one.by, name: pseudonym } } : one,
        ),
      }),
      ...(result.voices && {
        voices: result.voices.map((one) => (isOwn(one, one) ? { ...one, name: pseudonym } : one)),
      }),
    })
    const after = JSON.stringify(next)
    if (after === JSON.stringify(result)) continue
    await tx.updateTable('rounds').set({ result: after }).where('id', '=', row.id).execute()
    changed.push({ roundId: row.id, digest: digestOf(row, next) })
  }
  return changed
}

/** Somebody who is nobody's may have given their own name as an organisation's; one that others have too is none. */
const organisationsOfOthers = async (
  tx: Tx,
  labId: string,
  seatIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('seats')
    .select('organisationName')
    .where('labId', '=', labId)
    .where('id', 'not in', seatIds)
    .execute()
  return new Set(rows.map(({ organisationName }) => organisationName))
}

const organisationsAs = (told: (name: string) => string, value: unknown): unknown => {
  const within = (one: unknown) => organisationsAs(told, one)
  if (Array.isArray(value)) return value.map(within)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      key === 'organisationName' && typeof one === 'string' ? told(one) : within(one),
    ]),
  )
}

/** Every part of what was given is part of what is told of it. */
const isWithin = (entry: unknown, one: Record<string, unknown>): boolean =>
  typeof entry === 'object' &&
  entry !== null &&
  Object.entries(entry).every(([key, value]) => JSON.stringify(one[key]) === JSON.stringify(value))
