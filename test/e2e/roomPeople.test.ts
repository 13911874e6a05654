import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { SAMPLE, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
let ana: Visitor
let phone: Visitor
let sponsor: Member
let anaSeat: Member

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  anaSeat = await lab.join({ name: 'Ana Reef', sector: 'labour' })
  await lab.join({ name: 'Ben Tide', sector: 'business' })
  await lab.join({ name: 'Fay Guide', role: 'facilitator' })
  sponsor = await lab.join({ name: 'Sam Sponsor', role: 'sponsor' })
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url)
  ana = await seatedVisitor(browser, { name: 'Ana', cookie: anaSeat.cookie }, server.url)
  const small = { width: 390, height: 844 }
  phone = await seatedVisitor(browser, { name: 'Sam', cookie: sponsor.cookie }, server.url, small)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = async ({ page }: Visitor, path: string) => {
  await page.goto(`${server.url}/labs/${lab.slug}/${path}`)
  await untilLineSays(page, /^Saved$|^Read only/)
}
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const tile = (page: Page, name: string) => page.getByRole('article', { name })

test('RP20 several people are put into a room at once, one as its facilitator, and those of a room or of none are shown', async () => {
  const { page } = lead
  await open(lead, 'people')
  await row(page, 'Ana Reef').getByText('Not in any room yet').waitFor()
  await page.getByRole('checkbox', { name: 'Choose Ana Reef' }).check()
  await page.getByRole('checkbox', { name: 'Choose Ben Tide' }).check()
  const bar = page.getByRole('group', { name: 'Put seats into a room' })
  await bar.getByText('2 chosen').waitFor()
  await bar.getByLabel('Room', { exact: true }).selectOption({ label: 'AQ' })
  expect(await bar.getByRole('button', { name: 'Make facilitators of it' }).isDisabled()).toBe(true)
  await bar.getByRole('button', { name: 'Put into the room' }).click()
  await row(page, 'Ana Reef').getByText('AQ', { exact: true }).waitFor()
  await row(page, 'Ben Tide').getByText('AQ', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: 'Choose Fay Guide' }).check()
  await bar.getByRole('button', { name: 'Make facilitators of it' }).click()
  await row(page, 'Fay Guide').getByText('Facilitates').waitFor()
  const rooms = page.getByRole('region', { name: 'Rooms and who is in them' })
  await rooms.getByText('3 people · facilitated by Fay Guide').waitFor()
  await rooms.getByText(/Labour: 1.*Missing: .*Civil society/).waitFor({ state: 'attached' })
  expect(await axeFindings(page)).toEqual([])
  const shown = page.getByLabel('Show', { exact: true })
  await shown.selectOption('none')
  await row(page, 'Ana Reef').waitFor({ state: 'detached' })
  await row(page, 'Sam Sponsor').waitFor()
  await rooms.getByRole('button', { name: /Aquaculture/ }).click()
  await row(page, 'Sam Sponsor').waitFor({ state: 'detached' })
  await row(page, 'Ana Reef').waitFor()
  await page.waitForURL(/room=aq/)
})

test('RP21 one puts oneself into a room on its page, which tells who facilitates and who is here; others see it at once', async () => {
  const { page } = ana
  const mpsg = `rooms/${SAMPLE.mpsg}/plan`
  await open(ana, mpsg)
  await page.getByRole('button', { name: '0 people of this room' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Nobody has been put into this room yet.').waitFor()
  await drawer.getByRole('button', { name: 'Put me in this room' }).click()
  await drawer.getByRole('button', { name: 'Leave this room' }).waitFor()
  await drawer.getByText('Ana Reef').waitFor()
  await drawer.getByText(/^Missing: .*Business/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  // The lead looks at who is in Aquaculture, where Ana stays, and is told of her other room.
  await row(lead.page, 'Ana Reef').getByText('MPSG', { exact: true }).waitFor()
  await drawer.getByRole('button', { name: 'Leave this room' }).click()
  await drawer.getByText('Nobody has been put into this room yet.').waitFor()
  await open(ana, 'rooms/aq/plan')
  await page.getByRole('button', { name: '3 people of this room' }).click()
  const people = drawer.getByRole('listitem')
  await expect.poll(() => people.first().innerText()).toContain('Fay Guide')
  await open(ana, 'programme?week=2')
  await page.getByText('Facilitated by Fay Guide').first().waitFor()
})

test('RP22 the plenary shows all rooms, follows what others write there, and leads into a room', async () => {
  const { page } = lead
  await open(lead, 'plenary')
  const aq = tile(page, 'Aquaculture')
  await aq.getByText('3 initiatives').or(aq.getByText('initiatives')).first().waitFor()
  await tile(page, 'Marine protection and governance').getByText('All activities are filled in').waitFor()
  await aq.getByText('Facilitated by Fay Guide').waitFor()
  const painted = () =>
    aq
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.width > 0 && canvas.toDataURL().length)
  await expect.poll(painted).toBeGreaterThan(2_000)
  const before = await painted()
  await open(ana, 'rooms/aq/list')
  await withDocument(server.url, anaSeat.cookie, lab.id, (doc) => {
    setFields(doc, 'activities', SAMPLE.actFarm, { plannedStart: null })
    setFields(doc, 'initiatives', SAMPLE.idea, { deletedAt: '2026-01-01T00:00:00Z' })
  })
  await aq
    .getByText('2 activities with empty fields')
    .or(aq.getByText('1 activity with empty fields'))
    .waitFor()
  await expect.poll(painted).not.toBe(before)
  await aq.getByText(/Ana Reef, \d/).waitFor()
  await expect.poll(() => aq.innerText()).toMatch(/1 here, 3 belong here/)
  expect(await axeFindings(page)).toEqual([])
  await aq.getByRole('link', { name: 'AQ Aquaculture' }).click()
  await page.waitForURL(/rooms\/aq/)
  await open(phone, 'plenary')
  await tile(phone.page, 'Aquaculture').waitFor()
  expect(await phone.page.locator('canvas').count()).toBe(0)
})

test('RP23 a room in nine minutes: on a phone, and on one sheet of paper', async () => {
  await tile(phone.page, 'Aquaculture')
    .getByRole('link', { name: /^Nine minutes/ })
    .click()
  const sheet = phone.page.getByTestId('visit')
  await sheet.getByText('More jobs at sea').waitFor()
  await sheet.getByText('Permits take years').waitFor()
  await sheet.getByText(/Facilitated by Fay Guide/).waitFor()
  expect(await axeFindings(phone.page)).toEqual([])
  const { page } = lead
  await open(lead, `rooms/${SAMPLE.mpsg}/visit`)
  const asks = page.getByRole('region', { name: 'What we ask of you' })
  await asks.getByText(/that nobody has committed yet, for 1 initiative/).waitFor()
  await page.getByRole('region', { name: 'Who does not agree' }).getByText('The team is too small').waitFor()
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  for (const { errors } of [lead, ana, phone]) expect(errors).toEqual([])
})
