import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor

const row = (id: number, milestone: number, text: string, owners: number[], start: string, end: string) => ({
  id: n(id),
  milestoneId: n(milestone),
  text,
  responsibleIds: owners.map(n),
  plannedStart: start,
  plannedEnd: end,
  orderKey: `a${id % 10}`,
})

/** The port authority is waited for three times, once too late; for one thing nobody is responsible. */
const PLAN = planOf({
  organisations: [
    { id: n(1), name: 'Transnet National Ports Authority', acronym: 'TNPA', sector: 'soe' },
    { id: n(2), name: 'Environmental Affairs', acronym: 'DEA' },
    { id: n(3), name: 'Marine Tourism Office', acronym: 'MTO', planned: true, createdByActivityId: n(43) },
  ],
  workstreams: [
    { id: n(10), code: 'MTM', title: 'Marine transport', orderKey: 'a8' },
    { id: n(11), code: 'CMT', title: 'Coastal tourism', orderKey: 'a9' },
  ],
  initiatives: [
    { id: n(20), workstreamId: n(10), code: 'MTM-1', title: 'Deepen the ports', orderKey: 'a1' },
    { id: n(21), workstreamId: n(11), code: 'CMT-1', title: 'Open the coast', orderKey: 'a1' },
  ],
  milestones: [
    { id: n(30), initiativeId: n(20), title: 'Depth', orderKey: 'a1' },
    { id: n(31), initiativeId: n(21), title: 'Access', orderKey: 'a1' },
  ],
  activities: [
    row(41, 30, 'Dredge the approach', [1], '2014-10-01', '2014-11-12'),
    row(42, 30, 'Mark the channel', [1], '2014-11-13', '2014-11-30'),
    row(43, 31, 'Found the tourism office', [2], '2014-11-10', '2014-12-10'),
    row(44, 31, 'License the tours', [3], '2015-01-05', '2015-02-28'),
    row(45, 31, 'Train the guides', [2], '2014-11-20', '2014-12-20'),
    row(46, 30, 'Set the fees', [], '2014-09-01', '2014-09-15'),
  ],
  dependencies: [
    { id: n(50), fromId: n(41), toId: n(43) },
    { id: n(51), fromId: n(42), toId: n(44) },
    { id: n(52), fromId: n(41), toId: n(45) },
    { id: n(53), fromId: n(43), toId: n(44) },
    { id: n(54), fromId: n(46), toId: n(43) },
  ],
})

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, PLAN))
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('SC40 the matrix of who waits for whom leads by keyboard from a cell to its dependencies, and by a click to a row', async () => {
  const { page, errors } = lead
  await page.goto(`${server.url}/labs/${lab.slug}/between`)
  const matrix = page.getByRole('table', { name: 'Organisations that wait' })
  await expect.poll(() => matrix.getByRole('columnheader').allInnerTexts()).toHaveLength(4)
  const [, first = '', second = '', third = ''] = await matrix.getByRole('columnheader').allInnerTexts()
  expect(first).toMatch(/TNPA[^]*3 rows[^]*1 too late/)
  expect([second, third].map((party) => party.match(/DEA|nobody yet/)?.[0])).toEqual(['DEA', 'nobody yet'])
  expect(await matrix.getByRole('rowheader').first().innerText()).toContain('DEA')
  await expect(matrix.getByText('(planned)').first().count()).resolves.toBe(1)

  await matrix.getByRole('button', { name: 'DEA waits for TNPA: 2 rows, 1 too late' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const behind = page.getByRole('region', { name: 'MTO waits for DEA' })
  await behind.getByText('25 days in hand').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('MTO waits for DEA: 1 row')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  const late = page.getByRole('region', { name: 'DEA waits for TNPA' }).getByRole('listitem').first()
  expect(await late.innerText()).toMatch(
    /3 days short[^]*Waits for an answer[^]*Found the tourism office[^]*waits for[^]*Dredge the approach[^]*has to end by 9 Nov 2014, planned to end 12 Nov 2014/,
  )
  expect(await axeFindings(page)).toEqual([])
  await late.getByRole('button', { name: /Dredge the approach/ }).click()
  await page.getByRole('dialog', { name: /Dredge the approach/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Of', exact: true }).selectOption('MTM')
  await expect.poll(() => matrix.getByRole('columnheader').count()).toBe(3)
  expect(errors).toEqual([])
})

test('SC41 on a phone who is waited for is a list that opens, the most first', async () => {
  const phone = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url, {
    width: 390,
    height: 844,
  })
  const { page, errors } = phone
  await page.goto(`${server.url}/labs/${lab.slug}/between`)
  const section = page.getByRole('region', { name: 'Who waits for whom' })
  await section.getByRole('button', { name: /TNPA.*3 rows wait for it.*1 too late/ }).click()
  await section.getByRole('region', { name: 'MTO waits' }).getByText('35 days in hand').waitFor()
  await section.getByRole('button', { name: /nobody yet.*1 row waits for it/ }).click()
  await section.getByRole('button', { name: /Set the fees/ }).waitFor()
  await section.getByRole('button', { name: /Mark the channel/ }).click()
  await page.getByRole('dialog', { name: /Mark the channel/ }).waitFor()
  expect(errors).toEqual([])
  await phone.context.close()
})

test('SC42 in a row’s details a dependency is added by number or words, with what it means said before; a circle is refused in words', async () => {
  const { page, errors } = lead
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/cmt/plan?card=${n(45)}`)
  const section = page.getByRole('dialog').getByRole('region', { name: 'Dependencies' })
  await section.getByText('7 days in hand').waitFor()
  await section.getByRole('button', { name: 'Add what it waits for' }).click()
  await page.getByRole('combobox', { name: 'What does it wait for?' }).fill('channel mark')
  await page.getByRole('option', { name: /MTM-1.*1.2.*Mark the channel/ }).click()
  const form = section.getByRole('form')
  await form.getByText('Starts 11 days before this allows').waitFor()
  await form.getByText('MTM is asked for it.').waitFor()
  await form.getByLabel('Type of dependency').selectOption('FF')
  await form.getByRole('textbox', { name: /Lag in days/ }).fill('5')
  await form.getByRole('textbox', { name: /Lag in days/ }).press('Enter')
  await form.getByText('15 days in hand').waitFor()
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  const waits = section.getByRole('list', { name: 'Waits for', exact: true }).getByRole('listitem')
  await expect.poll(() => waits.count()).toBe(2)
  await waits
    .last()
    .getByRole('textbox', { name: /Lag in days/ })
    .fill('25')
  await waits
    .last()
    .getByRole('textbox', { name: /Lag in days/ })
    .press('Enter')
  await waits.last().getByText('Ends 5 days before this allows').waitFor()

  await section.getByRole('button', { name: 'Add what waits for it' }).click()
  await page.getByRole('combobox', { name: 'What waits for it?' }).fill('MTM-1 1.1')
  await page.getByRole('option', { name: /Dredge the approach/ }).click()
  await form.getByText(/This would close a circle/).waitFor()
  expect(await form.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  await form.getByRole('button', { name: 'Cancel' }).click()
  await waits
    .last()
    .getByRole('button', { name: /Remove the dependency with “Mark the channel”/ })
    .click()
  await expect.poll(() => waits.count()).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => waits.count()).toBe(2)
  await untilLineSays(page, /saved/i)
  expect(errors).toEqual([])
})
