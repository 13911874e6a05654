import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { labMoment } from '#shared/api/history.ts'
import type { Mention } from '#shared/api/people.ts'
import { COLLECTION_NAMES } from '#shared/plan/plan.ts'
import { whenReadable } from '../history/whenReadable.ts'
import type { Parts } from '../parts.ts'
import { placesOf, textsIn } from './findName.ts'

const unpacked = promisify(gunzip)

/** More are not told; whoever mends these sees the next. */
const MOST = 200
const AROUND = 40

/** Every field of the plan's past is the log's; what stands in it now people can change. */
export const mentionsOf = async (
  parts: Pick<Parts, 'db' | 'history' | 'log' | 'now'>,
  labId: string,
  names: readonly string[],
): Promise<{ mentions: Mention[]; more: boolean }> => {
  const all = [...(await inPlan(parts, labId, names)), ...(await inRecords(parts, labId, names))]
  return { mentions: all.slice(0, MOST), more: all.length > MOST }
}

const inPlan = async (
  { history, log, now }: Pick<Parts, 'history' | 'log' | 'now'>,
  labId: string,
  names: readonly string[],
): Promise<Mention[]> => {
  const bytes = await whenReadable(log, labId, history.at(labId, { time: now().getTime() }))
  if (bytes === null) return []
  const { plan, ink } = labMoment.parse(JSON.parse((await unpacked(bytes)).toString('utf8')))
  const entities = COLLECTION_NAMES.flatMap((kind) =>
    (plan[kind] ?? [])
      .filter(({ deletedAt }) => (deletedAt ?? null) === null)
      .flatMap((entity) => around(entity, names).map((words) => mention(kind, String(entity['id']), words))),
  )
  const drawings = Object.entries(ink).flatMap(([id, record]) =>
    around(record, names).map((words) => ({ ...mention('drawing', id, words), board: boardOf(record) })),
  )
  return [...entities, ...drawings]
}

const boardOf = (record: unknown): string | null =>
  typeof record === 'object' && record !== null && 'board' in record ? String(record.board) : null

/** What others wrote outside the plan, and nobody changes any more. */
const inRecords = async (
  { db }: Pick<Parts, 'db'>,
  labId: string,
  names: readonly string[],
): Promise<Mention[]> => {
  const rounds = await db.selectFrom('rounds').select(['id', 'question']).where('labId', '=', labId).execute()
  const gates = await db
    .selectFrom('gateOverrules')
    .select(['weekId as id', 'reason'])
    .where('labId', '=', labId)
    .execute()
  const answers = await db
    .selectFrom('requestAnswers')
    .select(['dependencyId as id', 'reason'])
    .where('labId', '=', labId)
    .execute()
  const said = [
    ...rounds.map(({ id, question }) => ({ kind: 'round' as const, id, text: question })),
    ...gates.map(({ id, reason }) => ({ kind: 'gate' as const, id, text: reason })),
    ...answers.map(({ id, reason }) => ({ kind: 'answer' as const, id, text: reason })),
  ]
  return said.flatMap(({ kind, id, text }) => around(text, names).map((words) => mention(kind, id, words)))
}

const mention = (kind: Mention['kind'], id: string, words: string): Mention => ({
  kind,
  id,
  words,
  board: null,
})

/** The words around each text that names one of these, once a text. */
const around = (value: unknown, names: readonly string[]): string[] =>
  textsIn(value).flatMap((text) => {
    const [first] = names.flatMap((name) => placesOf(text, name))
    if (!first) return []
    const [from, to] = [Math.max(0, first[0] - AROUND), Math.min(text.length, first[1] + AROUND)]
    const words = text.slice(from, to).replaceAll(/\s+/g, ' ').trim()
    return [`${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`]
  })
