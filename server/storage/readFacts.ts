import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { historyFact } from '#shared/api/history.ts'
import { factRow, type StoredFact } from './historyFacts.ts'

/** Which facts of a lab; ids are those of the plan and of seats, times are milliseconds. */
export interface FactQuery {
  since?: number | undefined
  until?: number | undefined
  entity?: string | undefined
  room?: string | undefined
  /** Any of these. */
  seats?: readonly string[] | undefined
  before?: number | undefined
  limit: number
}

export interface FactPage {
  facts: StoredFact[]
  /** Give it as `before` for the next page; null when there is none. */
  next: number | null
}

/** How many facts of a kind somebody made in a stretch of time. */
export interface FactCount {
  seatId: string | null
  kind: StoredFact['kind']
  count: number
}

export interface FactReader {
  /** The newest first. A page ends early where its values are long. */
  readFacts(lab: number, query: FactQuery): FactPage
  /** Facts that ended at or after a time, in order, each with what it belonged to. */
  recentFacts(lab: number, since: number): (StoredFact & { within: string[] })[]
  /** When each of these was first in the plan; what never was is left out. */
  begunAt(lab: number, ids: readonly string[]): Map<string, number>
  /** When the last fact before a time ended, or null. */
  lastBefore(lab: number, time: number): number | null
  /** Facts from one time up to another by who made them and of what kind. */
  countFacts(lab: number, since: number, until: number): FactCount[]
}

/** Length of the values of one page, in letters: handing them on must not stop the server. */
const PAGE_LENGTH = 500_000

const FACT = `facts.no % 4294967296 as id, seq, lastSeq, at, lastAt, kind, collection, field, label, before, after,
  (select id from things where no = seat) as seatId, (select id from things where no = entity) as entityId,
  (select id from things where no = room) as workstreamId`

const withId = z.object({ id: z.string() })
const withAt = z.object({ at: z.int() })
const lastRow = z.object({ at: z.int().nullable() })
const countRow = z.object({
  seatId: z.string().nullable(),
  kind: historyFact.shape.kind,
  count: z.int(),
})
const noRow = z.object({ no: z.int() })

export const openFactReader = (db: DatabaseSync): FactReader => {
  const findThing = db.prepare('select no from things where lab = ? and id = ?')
  const thing = (lab: number, id: string): number => {
    const found = findThing.get(lab, id)
    return found === undefined ? -1 : noRow.parse(found).no
  }
  return {
    readFacts: (lab, query) => {
      const { sql, values } = statementOf(lab, query, (id) => thing(lab, id))
      const facts: StoredFact[] = []
      let length = 0
      for (const found of db.prepare(sql).iterate(...values)) {
        const row = factRow.parse(found)
        length += row.length
        const last = facts.at(-1)
        if (last && (facts.length === query.limit || length > PAGE_LENGTH)) return { facts, next: last.id }
        facts.push(row.fact)
      }
      return { facts, next: null }
    },
    begunAt: (lab, ids) => {
      const first = db.prepare(
        `select at from facts where no = (select min(fact) from within where thing = ? and fact >= ?)`,
      )
      const found = ids.flatMap((id) => {
        const row = first.get(thing(lab, id), lab * 2 ** 32)
        return row === undefined ? [] : ([[id, withAt.parse(row).at]] as const)
      })
      return new Map(found)
    },
    lastBefore: (lab, time) => {
      const last = db.prepare('select max(lastAt) as at from facts where lab = ? and lastAt < ?')
      return lastRow.parse(last.get(lab, time)).at
    },
    countFacts: (lab, since, until) =>
      db
        .prepare(
          `select (select id from things where no = seat) as seatId, kind, count(*) as count from facts
            where lab = ? and lastAt >= ? and at < ? group by seat, kind order by min(no)`,
        )
        .all(lab, since, until)
        .map((row) => countRow.parse(row)),
    recentFacts: (lab, since) =>
      db
        .prepare(`select ${FACT} from facts where lab = ? and lastAt >= ? order by no`)
        .all(lab, since)
        .map((row) => {
          const { fact } = factRow.parse(row)
          const ids = db
            .prepare('select things.id from within join things on things.no = thing where fact = ?')
            .all(lab * 2 ** 32 + fact.id)
          return { ...fact, within: ids.map((one) => withId.parse(one).id) }
        }),
  }
}

/** Facts of an entity or a room are found by what they belong to, all others in their order. */
const statementOf = (
  lab: number,
  query: FactQuery,
  thing: (id: string) => number,
): { sql: string; values: number[] } => {
  const from = lab * 2 ** 32
  const parts: { sql: string; values: number[] }[] = [
    { sql: 'facts.no between ? and ?', values: [from, from + (query.before ?? 2 ** 32) - 1] },
  ]
  const add = (sql: string, ...values: number[]) => void parts.push({ sql, values })
  for (const id of [query.entity, query.room])
    if (id !== undefined)
      add('facts.no in (select fact from within where thing = ? and fact between ? and ?)', thing(id), from, from + (query.before ?? 2 ** 32) - 1) // prettier-ignore
  if (query.seats !== undefined)
    add(`seat in (${query.seats.map(() => '?').join(', ')})`, ...query.seats.map(thing))
  if (query.since !== undefined) {
    add('facts.no >= (select min(no) from facts where lab = ? and lastAt >= ?)', lab, query.since)
    add('lastAt >= ?', query.since)
  }
  if (query.until !== undefined) add('at < ?', query.until)
  return {
    sql: `select ${FACT} from facts where ${parts.map((part) => part.sql).join(' and ')} order by facts.no desc limit ?`,
    values: [...parts.flatMap((part) => part.values), query.limit + 1],
  }
}
