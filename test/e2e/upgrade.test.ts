import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { live } from '#shared/plan/select.ts'
import { cardNamed, openBoard, writeWords } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { addInitiative } from '#test/support/liveDocument.ts'
import { buildOf, keptBuilds, untilShellKept } from '#test/support/keptShell.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let gate: Gate
let lab: TestLab
let browser: Browser
let pat: Visitor
let clientDir: string

const ROOM = 'mpsg'
const titles = async () =>
  live(await server.server.parts.rooms.read(lab.id), 'initiatives').map(({ title }) => title)

beforeAll(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'delivery-lab-client-'))
  cpSync('dist/client', clientDir, { recursive: true })
  server = await startTestServer({ clientDir })
  gate = await openGate(server.url)
  lab = await server.newLab()
  await addInitiative(server.url, lab, 'Protect the reefs')
  browser = await launchBrowser()
  const { cookie } = await lab.join({ name: 'Pat' })
  pat = await seatedVisitor(browser, { name: 'Pat', cookie }, gate.url)
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
  rmSync(clientDir, { recursive: true, force: true })
})

/** The server is given the pages of another build. */
const putBuild = (from: string, to: string) => {
  for (const file of ['index.html', 'join.html', 'serviceWorker.js']) {
    const path = join(clientDir, file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to))
  }
}

const AGAIN = 'Please reload: this page is older than the server. What you did is kept on this device'

test('UP20 a page of an older protocol is told to reload, keeps its edit, and the next page brings it', async () => {
  const { page, context } = pat
  await openBoard(page, gate.url, lab.slug, ROOM)
  gate.shut()
  await writeWords(page, 'Protect the reefs', 'Protect reefs and kelp')
  await untilLineSays(page, /^Offline: 1 change/)
  const session = `**/api/labs/*/session`
  await context.route(session, async (route) => {
    const response = await route.fetch().catch(() => null) // the gate is shut
    if (!response) return route.abort()
    const body = z.looseObject({}).parse(await response.json())
    await route.fulfill({ response, json: { ...body, protocol: 9, oldestProtocol: 8, somethingNew: true } })
  })
  gate.open()
  await untilLineSays(page, AGAIN)
  expect(await titles()).toEqual(['Protect the reefs'])
  await context.unroute(session)
  await page.getByRole('button', { name: 'Reload', exact: true }).click()
  await untilLineSays(page, /^Saved$/)
  await cardNamed(page, 'Protect reefs and kelp').waitFor()
  await expect.poll(titles).toEqual(['Protect reefs and kelp'])
})

test('UP21 after a restart with newer pages an open one says so and goes on; reloaded it is new, and the old files go', async () => {
  const { page } = pat
  await openBoard(page, gate.url, lab.slug, ROOM)
  await untilShellKept(page)
  const old = (await buildOf(page)) ?? ''
  expect(await keptBuilds(page)).toEqual([old])
  putBuild(old, 'the-newer-build')
  gate.shut()
  await writeWords(page, 'Protect reefs and kelp', 'Protect the coast')
  gate.open()
  await page.getByText('A newer version is ready').waitFor()
  await expect.poll(titles).toEqual(['Protect the coast'])
  await writeWords(page, 'Protect the coast', 'Protect the whole coast')
  await expect.poll(titles).toEqual(['Protect the whole coast'])
  expect(await buildOf(page)).toBe(old)
  await page.getByRole('button', { name: 'Reload', exact: true }).click()
  await expect.poll(() => buildOf(page)).toBe('the-newer-build')
  await untilLineSays(page, /^Saved$/)
  await expect.poll(() => keptBuilds(page)).toEqual(['the-newer-build'])
  gate.shut()
  await page.reload()
  await cardNamed(page, 'Protect the whole coast').waitFor()
  expect(await buildOf(page)).toBe('the-newer-build')
})
