import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { newVisitor, seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
let thandi: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({ name: 'Operation Phakisa' })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  await lab.join({ name: 'Sipho Nkosi', organisationName: 'Unions', sector: 'labour' })
  const { cookie } = await lab.join({ name: 'Thandi Dlamini', organisationName: 'Harbour', sector: 'local' })
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  thandi = await seatedVisitor(browser, { name: 'Thandi Dlamini', cookie }, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const attendance = () => `${server.url}/labs/${lab.slug}/people/attendance`

test('AD15 a facilitator sees who was there, who is missing and who has to sign and never came, ticks who has no device, and takes the table along', async () => {
  await thandi.page.goto(`${server.url}/labs/${lab.slug}/people`)
  await thandi.page.getByRole('link', { name: 'Attendance' }).waitFor()
  await untilLineSays(thandi.page, /saved/i)
  const { page } = lead
  await page.goto(attendance())
  const table = page.getByRole('table', { name: 'Attendance by day' })
  await table.getByRole('row', { name: /Thandi Dlamini ✓ 1/ }).waitFor()
  await page.getByText('1 of 3 is missing today').waitFor()
  await page.getByText(/organisations have to sign, and nobody of them was ever there/).waitFor()
  await page.getByRole('button', { name: 'Tick off who is in the hall' }).click()
  const day = page.getByRole('dialog')
  await day.getByLabel('Sipho Nkosi').click()
  await page.getByText('Everybody is there today').waitFor()
  await day.getByText('There', { exact: true }).click()
  await day.getByText(/there without a device, marked by Fatima Facilitator/).waitFor()
  expect(await day.getByLabel('Thandi Dlamini').isDisabled()).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  await day.getByRole('button', { name: 'Close' }).click()
  await day.waitFor({ state: 'detached' })
  await table.getByRole('row', { name: /Sipho Nkosi m 1/ }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  const csv = readFileSync(await file.path(), 'utf8')
  expect(csv).toContain('Labour,Unions,Sipho Nkosi,Participant,')
  expect(csv).toContain('marked')
})

test('AD16 everyone else sees sums and their own days; on a phone a day is a list', async () => {
  const { page } = thandi
  await page.getByRole('link', { name: 'Attendance' }).click()
  const table = page.getByRole('table', { name: 'Attendance by day' })
  await table.getByRole('row', { name: /^Unions/ }).waitFor()
  await table.getByRole('row', { name: /Thandi Dlamini ✓ 1/ }).waitFor()
  expect(await page.getByText('Sipho Nkosi').count()).toBe(0)
  for (const visitor of [thandi, lead]) {
    await visitor.page.setViewportSize({ width: 390, height: 844 })
    await visitor.page.goto(attendance())
    await visitor.page.getByRole('combobox', { name: 'Day' }).waitFor()
    expect(await axeFindings(visitor.page)).toEqual([])
    const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }
  await page.getByText(/^You: connected from/).waitFor()
  await lead.page.getByLabel('Sipho Nkosi').waitFor()
})

test('AD17 a lost link is shown again for a phone, which opens the seat by it; its use is told, and it is revoked', async () => {
  const { page } = thandi
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(attendance())
  await page.getByRole('button', { name: /Your seat/ }).click()
  await page.getByRole('button', { name: 'Personal link' }).click()
  const dialog = page.getByRole('dialog', { name: 'Your personal link' })
  await dialog.getByRole('button', { name: 'Show a personal link' }).click()
  await dialog.getByRole('img', { name: /QR code/ }).waitFor()
  const address = await dialog.getByRole('textbox', { name: 'Personal link' }).inputValue()
  await dialog.getByText('Not used yet').waitFor()
  const phone = await newVisitor(browser, 'Phone', { width: 390, height: 844 })
  await phone.page.goto(address)
  await phone.page.waitForURL(/\/labs\//)
  await expect.poll(() => dialog.getByText(/^Used once/).count(), { timeout: 25_000 }).toBe(2)
  expect(await axeFindings(page)).toEqual([])
  await dialog
    .getByRole('button', { name: /^Revoke the link/ })
    .first()
    .click()
  await dialog.getByText('Revoked', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toContain('Your seat')
  const late = await newVisitor(browser, 'Late')
  await late.page.goto(address)
  await late.page.getByRole('heading', { name: 'This link does not open anything' }).waitFor()
  for (const { errors } of [lead, thandi, phone]) expect(errors).toEqual([])
})
