import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { COLLECTION_NAMES } from '#shared/plan/plan.ts'
import { encodeStep1 } from '#shared/wire/frames.ts'
import { docOf } from '#test/support/logDocument.ts'
import { fillWithLabs } from '#test/support/manyLabs.ts'
import { openRawClient } from '#test/support/syncClient.ts'
import { startTestServer } from '#test/support/testServer.ts'

const LABS = 50
/** With what hangs on them the cards are 300 entities. */
const SIZE = { cards: 170, rows: 2_000 }
const ENTITIES = 300
const MOST_MS = 10_000
const SERVE = new URL('../support/serveFrom.ts', import.meta.url).pathname

/** The server in a process of its own; resolves with its address when it says it. */
const startProcess = async (dataDir: string, clientDir: string) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVE, clientDir], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (url !== undefined) return { url, kill: async () => (child.kill('SIGKILL'), ended) }
  }
  throw new Error('the server ended before it said its address')
}

/** The whole document of a lab, as a page that has nothing of it gets it. */
const documentOf = async (url: string, lab: string, cookie: string): Promise<Uint8Array[]> => {
  const client = await openRawClient(`${url.replace(/^http/, 'ws')}/sync`, { lab, cookie })
  client.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  while (client.updates.length === 0) await once(client.socket, 'message')
  client.socket.close()
  return client.updates
}

/** Milliseconds from the start of a server that was killed, and the documents it served. */
const timedStart = async (dataDir: string, clientDir: string, labs: readonly string[], cookie: string) => {
  const began = performance.now()
  const since = () => Math.round(performance.now() - began)
  const server = await startProcess(dataDir, clientDir)
  const listens = since()
  const served: number[] = []
  const documents = await Promise.all(
    labs.map(async (lab) => {
      const updates = await documentOf(server.url, lab, cookie)
      served.push(since())
      return updates
    }),
  )
  await server.kill()
  return { listens, first: served.at(0) ?? 0, all: served.at(-1) ?? 0, documents }
}

test(`DU6 a server that was killed serves the documents of ${LABS} labs within ${MOST_MS / 1_000} s of its start`, async () => {
  const before = await startTestServer()
  const pages = mkdtempSync(join(tmpdir(), 'delivery-lab-pages-'))
  for (const page of ['index.html', 'join.html']) writeFileSync(join(pages, page), page)
  const labs = await fillWithLabs(before, LABS, SIZE)
  const cookie = await before.facilitator()
  const start = async () =>
    timedStart(
      before.dataDir,
      pages,
      labs.map(({ id }) => id),
      cookie,
    )
  // Whatever else the machine does, one of three starts has its two cores for a while.
  let fastest = await start()
  for (let more = 2; more > 0 && fastest.all > MOST_MS; more--) {
    const next = await start()
    if (next.all < fastest.all) fastest = next
  }
  const { listens, first, all, documents } = fastest
  console.info(
    `It listened after ${listens} ms, served the first of ${LABS} labs after ${first} ms, all after ${all} ms.`,
  )
  for (const updates of documents) {
    const { plan } = readPlan(docOf(updates))
    expect(plan.workstreams.size).toBe(3)
    expect(COLLECTION_NAMES.reduce((sum, name) => sum + plan[name].size, 0)).toBeGreaterThan(ENTITIES)
  }
  expect(all).toBeLessThan(MOST_MS)
  await before.close()
  rmSync(pages, { recursive: true })
})
