import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attendanceView } from '#shared/api/attendance.ts'
import { seat } from '#shared/api/identity.ts'
import { labSession } from '#shared/api/labs.ts'
import { erasureDone } from '#shared/api/people.ts'
import { makeLink } from '#server/identity/links.ts'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { startTestServer, type Request, type TestServer } from '#test/support/testServer.ts'

/*
 * `data-v8-*.sqlite.gz` are the databases of a server whose `lab.sqlite` was of version 8, with rows in every table:
 * Oceans is released and imported; in Coast, Zanele facilitates, answered for a room and led a round, and Ann joined
 * twice. Kept for ever: a later program has to open them.
 */
const COAST = '01a22a5e-82d3-7637-8715-9a73064e40d2'
const NAME = 'Zanele Mthembu'
const ZANELE = '01a22a5e-831a-7166-8441-3bbb1c24e39b'
const ZANELES_LINK = 'k-953WYhbEGvz7bIuUdokdxGvhyFK7lLr-vqGddJcWE'
const ANN = '01a22a5e-8339-73e3-88fc-1c82b6681f4b'
const ANN_AGAIN = '01a22a5e-837b-7327-8f3c-cc2ab880541e'

type Row = Record<string, unknown>
type Table = readonly [string, readonly string[]]

const reading = <T>(dataDir: string, read: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(join(dataDir, 'lab.sqlite'), { readOnly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}
const tablesIn = (database: DatabaseSync): Table[] =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => [
      String(name),
      database
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(String(name))
        .map((column) => String(column['name'])),
    ])
const rowsIn = (database: DatabaseSync, tables: readonly Table[]): [string, Row[]][] =>
  tables.map(([table, columns]) => [
    table,
    database.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`).all(),
  ])

let server: TestServer
let former: { tables: Table[]; rows: [string, Row[]][] }

beforeAll(async () => {
  server = await startTestServer({
    now: () => new Date('2026-11-23T08:05:00Z'),
    fill: (dataDir) => {
      for (const name of ['lab', 'log'])
        writeFileSync(
          join(dataDir, `${name}.sqlite`),
          gunzipSync(readFileSync(`test/fixtures/data-v8-${name}.sqlite.gz`)),
        )
      former = reading(dataDir, (database) => {
        const tables = tablesIn(database)
        return { tables, rows: rowsIn(database, tables) }
      })
    },
  })
})
afterAll(() => server.close())

test('UP8 a data folder of a former version opens with every row it had, the chain of its record whole', async () => {
  expect(former.rows.filter(([, rows]) => rows.length === 0)).toEqual([])
  expect(reading(server.dataDir, (database) => rowsIn(database, former.tables))).toEqual(former.rows)
  expect(reading(server.dataDir, (database) => database.prepare('PRAGMA foreign_key_check').all())).toEqual(
    [],
  )
  expect(brokenAuditRow(await auditRows(server.server.parts.db))).toBeNull()
})

test('UP8 in it a link of then opens its seat, and what came since is done to its people: merged, marked, erased', async () => {
  const { db, now } = server.server.parts
  const at = (path: string, cookie: string, request: Request = {}) =>
    server.api(`/api/labs/${COAST}${path}`, { cookie, ...request })
  const zanele = await server.enter(ZANELES_LINK)
  expect((await at('/session', zanele)).as(labSession)).toMatchObject({
    seat: { id: ZANELE, name: NAME },
    language: null,
    formerSeats: [],
    renamed: 0,
    phase: 'frozen',
  })
  const { id: seatId } = await db
    .selectFrom('seats')
    .select('id')
    .where('labId', '=', COAST)
    .where('role', '=', 'labLead')
    .executeTakeFirstOrThrow()
  const lead = await server.enter(await makeLink(db, { kind: 'seat', seatId }, now()))
  const merged = await at(`/seats/${ANN_AGAIN}/merge`, lead, { body: { into: ANN } })
  expect(merged.as(seat)).toMatchObject({ id: ANN })
  const today = (await at('/attendance', lead)).as(attendanceView).today
  expect((await at(`/attendance/${today}/${ANN}`, lead, { method: 'PUT' })).status).toBe(204)
  const erased = await at(`/seats/${ZANELE}/erasure`, lead, { body: { confirm: NAME } })
  const { pseudonym, purged } = erased.as(erasureDone)
  expect(purged).toBe(true)
  const { answers } = await db
    .selectFrom('versions')
    .select('answers')
    .where('labId', '=', COAST)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(answers)).toMatchObject([{ answer: 'accepted', by: pseudonym }])
  const told = reading(server.dataDir, (database) => rowsIn(database, former.tables))
  expect(JSON.stringify(told)).not.toContain(NAME)
  expect(brokenAuditRow(await auditRows(db))).toBeNull()
})
