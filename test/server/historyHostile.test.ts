import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { answerQuestions } from '#server/history/answerQuestions.ts'
import { HistoryUnavailable, openHistory } from '#server/history/openHistory.ts'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { historyPage } from '#shared/api/history.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { startAttackedServer, underAttack } from '#test/support/attackedLab.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { planOf } from '#test/support/samplePlan.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { startTestServer } from '#test/support/testServer.ts'

/** Rows of a lab, each of so many letters. */
const manyRows = (count: number, letters: number): Plan =>
  planOf({
    activities: Array.from({ length: count }, (_, n) => ({
      id: v7(),
      text: `${n} ${'words '.repeat(letters / 6)}`,
    })),
  })

test('HI13 fifty questions at once of one seat are answered one by one or refused with 429; nobody else waits', async () => {
  const server = await startAttackedServer()
  onTestFinished(async () => server.close())
  let asked = 0
  const prepare = async ({
    http,
    lab,
    cookies: [cookie = ''],
  }: {
    http: string
    lab: string
    cookies: string[]
  }) => {
    for (let part = 0; part < 3; part++)
      await withDocument(http, cookie, lab, (doc) => putPlan(doc, manyRows(400, 1_200)))
  }
  await underAttack('fifty questions', server, { seats: 2, prepare }, async ({ http, lab, cookies }) => {
    const ask = async (cookie: string, path: string) =>
      fetch(`${http}/api/labs/${lab}/history${path}`, { headers: { cookie } })
    const hostile = Array.from({ length: 50 }, async (_, n) => {
      const answer = await ask(cookies[0] ?? '', n % 2 ? '?limit=500' : '/at?time=2099-01-01T00:00:00Z')
      await answer.arrayBuffer()
      return answer.status
    })
    const other = await ask(cookies[1] ?? '', '?limit=5')
    expect(historyPage.parse(await other.json()).facts).toHaveLength(5)
    const statuses = await Promise.all(hostile)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    asked = statuses.filter((status) => status === 200).length
  })
  expect(asked).toBeGreaterThanOrEqual(8)
  expect(asked).toBeLessThan(25)
})

test('HI13 a lab with very many edits does not hold up a question about another', async () =>
  withFolder(async (folder) => {
    const log = await openUpdateLog(join(folder, 'log.sqlite'))
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
    const plan = manyRows(100, 60)
    const ids = [...plan.activities.keys()]
    putPlan(doc, plan)
    for (let n = 0; n < 8_000; n++) setFields(doc, 'activities', ids[n % 100] ?? '', { sourceNo: String(n) })
    const rows = updates.map((bytes, n) => ({ kind: 'update' as const, seatId: null, at: n * 61_000, bytes }))
    await log.append('big', rows)
    await log.append('small', rows.slice(0, 1))
    await log.close()
    const ask = answerQuestions({
      logFile: join(folder, 'log.sqlite'),
      historyFile: join(folder, 'history.sqlite'),
    })
    const answered: string[] = []
    const question = async (lab: string) => {
      const page = await ask({ kind: 'facts', lab, query: { limit: 500 } })
      answered.push(lab)
      return page
    }
    const [big, small] = await Promise.all([question('big'), question('small')])
    expect(answered).toEqual(['small', 'big'])
    expect(big).toMatchObject({ facts: { length: 500 } })
    expect(small).toMatchObject({ facts: { length: 100 }, next: null })
  }))

const PRLIMIT = '/usr/bin/prlimit'

test('HI14 when the disk takes no more of it, history is answered with 503 and the lab goes on; with space again it is there', async () => {
  if (!existsSync(PRLIMIT)) throw new Error(`this test needs ${PRLIMIT}: install the package "util-linux"`)
  const server = await startTestServer()
  onTestFinished(async () => server.close())
  const lab = await server.newLab()
  const plans = Array.from({ length: 4 }, () => manyRows(500, 30))
  for (const plan of plans)
    await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, plan))
  // No file of this process may grow much past what the log has now; of the same edit history keeps more.
  const limit = (bytes: number | string) =>
    execFileSync(PRLIMIT, ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`])
  limit(statSync(join(server.dataDir, 'log.sqlite-wal')).size + 100_000)
  onTestFinished(() => void limit('unlimited'))
  const ask = async () => lab.api('/history?limit=1', { cookie: lab.lead.cookie })
  const full = await ask()
  expect([full.status, full.text]).toEqual([503, expect.stringContaining('The lab itself goes on')])
  const [id = ''] = plans[0]?.activities.keys() ?? []
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'activities', id, { plannedEnd: '2014-12-01' }),
  )
  limit('unlimited')
  expect((await ask()).as(historyPage).facts).toMatchObject([{ field: 'plannedEnd', after: '2014-12-01' }])
})

test('HI14 a log that cannot be read makes history unavailable, and no lab empty; once it can be read all is there', async () =>
  withFolder(async (dataDir) => {
    const history = openHistory({ dataDir })
    onTestFinished(async () => history.close())
    await expect(history.facts('a', { limit: 10 })).rejects.toThrow(HistoryUnavailable)
    await expect(history.at('a', { seq: 1 })).rejects.toThrow('the log could not be read')
    const log = await openUpdateLog(join(dataDir, 'log.sqlite'))
    const doc = new Y.Doc()
    putPlan(doc, manyRows(3, 60))
    await log.append('a', [{ kind: 'update', seatId: null, at: 1, bytes: Y.encodeStateAsUpdate(doc) }])
    expect((await history.facts('a', { limit: 10 })).facts).toHaveLength(3)
    await log.close()
    await history.close()
    await expect(history.facts('a', { limit: 10 })).rejects.toThrow(HistoryUnavailable)
  }))
