import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { liveOf } from '#shared/plan/select.ts'
import { axeFindings } from '#test/support/axe.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { deliveryLab } from '#test/support/runNode.ts'
import { SAMPLE as S, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let dea: Visitor

/** A row of MPSG-4 without an end, one without a text, and an indicator without a unit. */
const plan = () =>
  withChange(
    withChange(
      withChange(samplePlan(), 'activities', S.act12, { plannedEnd: null, responsibleIds: [S.dea] }),
      'activities',
      S.actFarm,
      { text: '' },
    ),
    'indicators',
    S.trained,
    { unit: '' },
  )

const now = () => server.server.parts.rooms.read(lab.id)
const finding = (page: Page, text: string | RegExp) => page.locator('[data-entry]').filter({ hasText: text })
const guide = (page: Page) => page.getByRole('region', { name: 'What the rule says' })

/** Entity and field that the focus is in. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field'])

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, plan())
  browser = await launchBrowser()
  const seat = await lab.join({ name: 'Ana', organisationId: S.dea })
  dea = await seatedVisitor(browser, { name: 'Ana', cookie: seat.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('PK10 a finding leads into its field, mended it goes, and a key leads to the next', async () => {
  const { page } = dea
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/mpsg/plan`)
  await page.getByRole('link', { name: /^Checks.*errors/ }).click()
  await page
    .getByText('0 of 2 planned initiatives are ready to be signed. 3 errors stand in the way.')
    .waitFor()
  expect(await axeFindings(page)).toEqual([])

  await page.getByLabel('Show', { exact: true }).selectOption('Errors')
  await finding(page, 'Give a planned end').click()
  await expect.poll(() => focused(page)).toBe(`${S.act12} plannedEnd`)
  await guide(page).getByText('A row nobody owns').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.type('31.12.2014')
  await page.keyboard.press('Enter')
  await guide(page).getByText('Mended. 2 findings are left.').waitFor()
  expect(liveOf(await now(), 'activities', S.act12)?.plannedEnd).toBe('2014-12-31')
  expect(await focused(page)).toBe(`${S.act12} plannedEnd`)

  await page.keyboard.press('F8')
  await expect.poll(() => focused(page)).toBe(`${S.trained} unit`)
  await page.keyboard.type('people')
  await guide(page).getByRole('button', { name: 'Next' }).click()
  await expect.poll(() => focused(page)).toBe(`${S.actFarm} text`)
  await guide(page).getByText('Say what is to be done.').waitFor()
  await page.keyboard.type('Open the first farms')
  await guide(page).getByText('Mended. Nothing is left.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Nothing is left here').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('checks-list')
  await page.getByText('2 of 2 planned initiatives are ready to be signed.').waitFor()
})

test('PK11 an organisation is handed its findings as a link, and one closed leads back to where it was', async () => {
  const { page } = dea
  await page.goto(`${server.url}/labs/${lab.slug}/checks`)
  await page.getByLabel('My organisation’s').click()
  await page.getByLabel('Grouped by').selectOption('Organisation')
  await page.getByRole('heading', { name: /^DEA/ }).waitFor()
  const address = new URL(page.url())
  expect(address.searchParams.get('organisation')).toBe(S.dea)
  expect(address.searchParams.get('by')).toBe('organisation')
  const count = await page.locator('[data-entry]').count()
  const other = await seatedVisitor(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url, {
    width: 390,
    height: 844,
  })
  await other.page.goto(address.href)
  await other.page.getByRole('heading', { name: /^DEA/ }).waitFor()
  expect(await other.page.locator('[data-entry]').count()).toBe(count)
  await finding(other.page, 'Unfunded').click()
  await expect.poll(() => focused(other.page)).toBe(`${S.capacity} budget`)
  expect(await axeFindings(other.page)).toEqual([])
  await other.page.getByRole('button', { name: 'Close' }).click()
  await expect
    .poll(() => other.page.evaluate(() => document.activeElement?.textContent))
    .toContain('Unfunded')
  await page
    .getByRole('button', { name: /^1 note/ })
    .first()
    .click()
  expect(new URL(page.url()).searchParams.get('rule')).not.toBeNull()
  expect([...dea.errors, ...other.errors]).toEqual([])
  await other.context.close()
})

test('PK12 a downloaded draft has on the command line the findings of the page', async () => {
  const { page } = dea
  await page.goto(`${server.url}/labs/${lab.slug}/checks`)
  await page.locator('[data-entry]').first().waitFor()
  const shown = await page
    .locator('[data-entry]')
    .evaluateAll((rows) =>
      rows.map(
        (row) =>
          `${row.lastElementChild?.textContent} ${row.querySelector('span span')?.lastChild?.textContent}`,
      ),
    )
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download draft' }).click()
  const file = await (await waiting).path()
  expect(await readFile(file, 'utf8')).toContain('"$schema":"urn:delivery-lab:draft:1"')
  const ran = await deliveryLab(['lint', file, '--json'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  const found = z
    .array(z.looseObject({ rule: z.string(), message: z.string() }))
    .parse(JSON.parse(ran.stdout))
  expect(found.length).toBeGreaterThan(0)
  expect(found.map(({ rule, message }) => `${rule} ${message}`).toSorted()).toEqual(shown.toSorted())
})
