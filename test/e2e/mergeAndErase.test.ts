import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const FARMS = sampleId(5)

/** Opens the menu of a seat and chooses in it. */
const choose = async (page: Page, name: string, entry: string) => {
  await page
    .getByRole('button', { name: `Actions for ${name}` })
    .first()
    .click()
  await page.getByRole('menuitem', { name: entry }).click()
}
const who = async ({ page }: Visitor, name: string) =>
  expect.poll(() => page.getByRole('button', { name }).count(), { timeout: 15_000 }).toBeGreaterThan(0)

test('ER20 a lab lead merges two seats of one person, takes them apart and erases the person, and is told what happens', async () => {
  const lab = await server.newLab()
  await lab.join({ name: 'Thandi Nkosi', organisationName: 'DEA' })
  const phone = await lab.joinByInvitation('participant', {
    name: 'Thandi  Nkosi-B',
    organisationName: 'DEA',
  })
  await withDocument(server.url, phone.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ initiatives: [{ id: FARMS, title: 'Ask Thandi Nkosi about farms' }] })),
  )
  const lead = await seatedVisitor(browser, { name: 'lead', cookie: lab.lead.cookie }, server.url)
  const thandi = await seatedVisitor(browser, { name: 'thandi', cookie: phone.cookie }, server.url)
  await thandi.page.goto(`${server.url}/labs/${lab.slug}/plan`)
  await who(thandi, 'Thandi Nkosi-B')
  await untilLineSays(thandi.page, /./)

  // Asking for it is told to the lab lead.
  await thandi.page.getByRole('button', { name: 'Your seat: Thandi Nkosi-B' }).click()
  await thandi.page.getByRole('button', { name: 'My data' }).click()
  const own = thandi.page.getByRole('dialog')
  await own.getByText('A lab lead does this: Fatima Facilitator').waitFor()
  await own.getByRole('button', { name: 'Ask for my data to be erased' }).click()
  await own.getByText('The lab lead is told').waitFor()
  await thandi.page.keyboard.press('Escape')
  await own.waitFor({ state: 'detached' })
  await expect
    .poll(() => thandi.page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toContain('Your seat')

  // Suggested, looked at, merged: the open page of the second seat is the first's.
  await lead.page.goto(`${server.url}/labs/${lab.slug}/people`)
  await lead.page.getByText('Thandi Nkosi-B asked on').waitFor()
  await lead.page.getByRole('button', { name: /Look at both seats/ }).click()
  const dialog = lead.page.getByRole('dialog')
  await dialog.getByText('What happens').waitFor()
  await dialog.getByText(/\d+ changes? of the plan/).waitFor()
  expect(await axeFindings(lead.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => lead.page.getByRole('row', { name: /Nkosi/ }).count()).toBe(1)
  await expect
    .poll(() => thandi.page.getByRole('button', { name: 'Thandi Nkosi-B' }).count(), { timeout: 15_000 })
    .toBe(0)

  await choose(lead.page, 'Thandi Nkosi', 'Take out again')
  await lead.page.getByRole('dialog').getByRole('button', { name: 'Take it out' }).click()
  await expect.poll(() => lead.page.getByRole('row', { name: /Nkosi/ }).count()).toBe(2)
  await who(thandi, 'Thandi Nkosi-B')

  // Erased by the typed name; what stays was told, with the place where the name stands.
  await lead.page.setViewportSize({ width: 390, height: 844 })
  await choose(lead.page, 'Thandi Nkosi-B', 'Erase this person')
  const erasing = lead.page.getByRole('dialog')
  await erasing.getByText('What stays, and why').waitFor()
  const confirm = erasing.getByRole('button', { name: 'Erase for good' })
  expect(await confirm.isDisabled()).toBe(true)
  await erasing.getByLabel(/Type the name/).fill('Thandi Nkosi-B')
  await confirm.click()
  await erasing.getByText(/The person is Person [0-9A-F]{4} from now on/).waitFor()
  expect(await axeFindings(lead.page)).toEqual([])
  await lead.page.keyboard.press('Escape')
  await lead.page
    .getByText(/^Person [0-9A-F]{4}$/)
    .first()
    .waitFor()
  // Whoever was erased is out on every page that is open.
  await untilLineSays(thandi.page, 'your seat in this lab has ended')
  expect(lead.errors).toEqual([])
})
