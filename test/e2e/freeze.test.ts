import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { cardNamed, openBoard, writeWords } from '#test/support/board.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { addInitiative } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let gate: Gate
let lab: TestLab
let browser: Browser
let participant: Visitor

const ROOM = 'mpsg'

beforeAll(async () => {
  server = await startTestServer()
  gate = await openGate(server.url)
  lab = await server.newLab()
  await addInitiative(server.url, lab, 'Protect the reefs')
  browser = await launchBrowser()
  const { cookie } = await lab.join({ name: 'Pat' })
  participant = await seatedVisitor(browser, { name: 'Pat', cookie }, gate.url)
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
})

const titles = async () =>
  live(await server.server.parts.rooms.read(lab.id), 'initiatives').map((initiative) => initiative.title)

test('X4 an edit on its way when the plan is frozen is offered back to its author, who goes on afterwards', async () => {
  const { page } = participant
  await openBoard(page, gate.url, lab.slug, ROOM)
  gate.shut()
  await writeWords(page, 'Protect the reefs', 'Protect reefs and kelp')
  await untilLineSays(page, 'Offline: 1 change kept on this device')
  expect((await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)
  gate.open()
  await untilLineSays(page, 'Read only: the plan is frozen for signing')
  await page.getByRole('button', { name: 'Not accepted: 1 change. Show them' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Protect reefs and kelp/).waitFor()
  await dialog.getByText('The plan was frozen for signing.').waitFor()
  await page.keyboard.press('Escape')
  await cardNamed(page, 'Protect the reefs').waitFor()
  expect(await titles()).toEqual(['Protect the reefs'])
})

test('X5 what was not accepted outlives a reload and is taken once the plan is open again', async () => {
  const { page } = participant
  await page.reload()
  await untilLineSays(page, 'Read only: the plan is frozen for signing')
  expect((await lab.api('/reopen', { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)
  await page.getByRole('button', { name: 'Not accepted: 1 change. Show them' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click()
  await cardNamed(page, 'Protect reefs and kelp').waitFor()
  await untilLineSays(page, /^Saved$/)
  await expect.poll(titles).toEqual(['Protect reefs and kelp'])
  await writeWords(page, 'Protect reefs and kelp', 'Protect reefs, kelp and mangroves')
  await expect.poll(titles).toEqual(['Protect reefs, kelp and mangroves'])
})

test('X6 edits made while the server is gone, page closed, arrive from the next page', async () => {
  const { page, context } = participant
  await untilLineSays(page, /^Saved$/)
  gate.shut()
  await writeWords(page, 'Protect reefs, kelp and mangroves', 'Protect the coast')
  await untilLineSays(page, 'Offline: 1 change kept on this device')
  await page.close()
  gate.open()
  participant.page = await context.newPage()
  await openBoard(participant.page, gate.url, lab.slug, ROOM)
  await cardNamed(participant.page, 'Protect the coast').waitFor()
  await expect.poll(titles).toEqual(['Protect the coast'])
})
