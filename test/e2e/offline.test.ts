import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { cardNamed, openBoard, writeWords } from '#test/support/board.ts'
import { INSECURE_HOST, launchBrowser } from '#test/support/browser.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { addInitiative } from '#test/support/liveDocument.ts'
import { untilShellKept } from '#test/support/keptShell.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { typeRows } from '#test/support/planTable.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let gate: Gate
let lab: TestLab
let browser: Browser
let pat: Visitor

const ROOM = 'mpsg'
const ROW = { text: 'Survey the reefs', organisation: 'Reef Watch', start: '2014-10-01', end: '2014-12-15' }

const visitor = async (url = gate.url, viewport?: { width: number; height: number }): Promise<Visitor> => {
  const { cookie } = await lab.join({ name: 'Pat' })
  return seatedVisitor(browser, { name: 'Pat', cookie }, url, viewport)
}

beforeAll(async () => {
  server = await startTestServer()
  gate = await openGate(server.url)
  lab = await server.newLab()
  await addInitiative(server.url, lab, 'Protect the reefs')
  browser = await launchBrowser()
  pat = await visitor()
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
})

const board = () => `${gate.url}/labs/${lab.slug}/rooms/${ROOM}/canvas`
const plan = () => server.server.parts.rooms.read(lab.id)
const titles = async () =>
  live(await plan(), 'initiatives')
    .map(({ title }) => title)
    .toSorted()
const asLead = async (path: string) =>
  expect((await lab.api(path, { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)

test('OF30 a lab that was open once opens without the server and is worked on, on the canvas and in the table', async () => {
  const { page } = pat
  await openBoard(page, gate.url, lab.slug, ROOM)
  await untilShellKept(page)
  gate.shut()
  await page.reload()
  await cardNamed(page, 'Protect the reefs').waitFor()
  await untilLineSays(page, /^Offline/)
  await writeWords(page, 'Protect the reefs', 'Protect reefs and kelp')
  await untilLineSays(page, /^Offline: 1 change kept on this device$/)
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByText('Protect reefs and kelp').first().click()
  await page.getByRole('button', { name: 'Add an activity', exact: true }).click()
  await typeRows(page, [ROW])
  await untilLineSays(page, /^Offline: \d+ changes kept on this device$/)
  expect(await titles()).toEqual(['Protect the reefs'])
})

test('OF30 in the next tab, too, with what was done in the one before', async () => {
  await pat.page.close()
  pat.page = await pat.context.newPage()
  const { page } = pat
  await page.goto(board())
  await cardNamed(page, 'Protect reefs and kelp').waitFor()
  await writeWords(page, 'Protect reefs and kelp', 'Protect the whole coast')
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByText(ROW.text).first().waitFor()
  expect(await titles()).toEqual(['Protect the reefs'])
})

test('OF31 all of it arrives once, although others wrote and the plan was frozen and opened again meanwhile', async () => {
  await addInitiative(server.url, lab, 'Count the whales')
  await asLead('/freeze')
  await asLead('/reopen')
  gate.open()
  await untilLineSays(pat.page, /^Saved$/)
  await expect.poll(titles).toEqual(['Count the whales', 'Protect the whole coast'])
  expect(live(await plan(), 'activities').map(({ text }) => text)).toEqual([ROW.text])
  expect(live(await plan(), 'organisations').filter(({ name }) => name === ROW.organisation)).toHaveLength(1)
})

test('OF32 what meets a frozen plan is offered back, and taken once it is open', async () => {
  const { context } = pat
  await pat.page.goto(board())
  await untilLineSays(pat.page, /^Saved$/)
  gate.shut()
  await pat.page.reload()
  await cardNamed(pat.page, 'Count the whales').waitFor()
  await writeWords(pat.page, 'Count the whales', 'Count whales and seals')
  await pat.page.close()
  await asLead('/freeze')
  gate.open()
  pat.page = await context.newPage()
  await pat.page.goto(board())
  await pat.page.getByRole('button', { name: 'Not accepted: 1 change. Show them' }).click()
  await pat.page
    .getByRole('dialog')
    .getByText(/Count whales and seals/)
    .waitFor()
  await asLead('/reopen')
  await pat.page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click()
  await untilLineSays(pat.page, /^Saved$/)
  await expect.poll(titles).toEqual(['Count whales and seals', 'Protect the whole coast'])
})

test('OF33 a lab this browser has not opened says so without the server, and opens as soon as there is one', async () => {
  gate.open()
  const { page } = await visitor()
  await page.goto(gate.url)
  await untilShellKept(page)
  gate.shut()
  await page.goto(board())
  await page.getByText('this device has no copy of the plan yet. The lab opens').waitFor()
  gate.open()
  await cardNamed(page, 'Protect the whole coast').waitFor()
  await untilLineSays(page, /^Saved$/)
})

test('OF34 who leaves this browser leaves no plan on it', async () => {
  gate.open()
  const { page } = await visitor()
  await openBoard(page, gate.url, lab.slug, ROOM)
  await untilShellKept(page)
  await page.getByRole('button', { name: 'Your seat: Pat' }).click()
  await page.getByRole('button', { name: 'Leave on this device' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click()
  await page.waitForURL(`${gate.url}/`)
  gate.shut()
  await page.goto(board())
  await page.getByText('this device has not opened this lab before').waitFor()
  gate.open()
})

test('OF35 over plain http the page says that it has to stay open', async () => {
  gate.open()
  const url = gate.url.replace('127.0.0.1', INSECURE_HOST)
  const { page } = await visitor(url)
  await openBoard(page, url, lab.slug, ROOM)
  gate.shut()
  const words = 'Keep this page open: without the network it cannot be opened again'
  await untilLineSays(page, new RegExp(words))
  const phone = await visitor(url, { width: 390, height: 800 })
  gate.open()
  await phone.page.goto(`${url}/labs/${lab.slug}/rooms/${ROOM}/plan`)
  await untilLineSays(phone.page, /^Saved$/)
  gate.shut()
  await phone.page.getByText('Offline: keep open').waitFor()
  gate.open()
})
