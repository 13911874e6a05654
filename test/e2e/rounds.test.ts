import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

const PHONE = { width: 390, height: 844 }

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
/** On phones: of the organisation that leads an initiative, and of another. */
let thandi: Visitor
let sipho: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({ workstreams: [{ code: 'MTM', title: 'Marine transport' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url)
  const sit = async (name: string, organisationId: string, organisationName: string) => {
    const { cookie } = await lab.join({ name, organisationId, organisationName })
    const visitor = await seatedVisitor(browser, { name, cookie }, server.url, PHONE)
    await visitor.page.goto(`${server.url}/labs/${lab.slug}/register`)
    return visitor
  }
  thandi = await sit('Thandi', ROOMS.doer, 'Department of Agriculture')
  sipho = await sit('Sipho', ROOMS.asker, 'Department of Environment')
  await lead.page.goto(`${server.url}/labs/${lab.slug}/rounds`)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const seen = async (page: Page, name: string) => {
  expect([name, await axeFindings(page)]).toEqual([name, []])
  const wider = await page.evaluate(() => {
    const main = document.getElementById('main')
    return main !== null && main.scrollWidth > main.clientWidth
  })
  expect([name, wider]).toEqual([name, false])
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const plan = () => server.server.parts.rooms.read(lab.id)

/** Three clicks and the round is open; back on the list for the next. */
const openRound = async (kind: string | null, set: (page: Page) => Promise<void> = async () => {}) => {
  const { page } = lead
  await page.goto(`${server.url}/labs/${lab.slug}/rounds`)
  await button(page, 'New round').click()
  if (kind) await page.getByRole('dialog').getByText(kind, { exact: true }).click()
  await set(page)
  await button(page, 'Open now').click()
  await button(page, 'Reveal').waitFor()
}
const reveal = async (answered: string) => {
  const { page } = lead
  await page.getByText(`${answered} have answered`).first().waitFor()
  await button(page, 'Reveal').click()
  await page.getByRole('dialog').getByText('This cannot be taken back').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const answerFromBanner = async ({ page }: Visitor, question: string) => {
  const banner = page.getByRole('region', { name: 'Open round' })
  await banner.getByText(question).waitFor()
  await banner.getByRole('link', { name: 'Answer' }).click()
}

test('RD20 ideas: opened in three clicks, told on every page, hidden until the reveal, then cards in one step', async () => {
  await seen(lead.page, 'no rounds')
  await openRound(null)
  await thandi.page
    .getByText('A round is open. Ideas: What stands in the way?')
    .waitFor({ state: 'attached' })
  await seen(thandi.page, 'banner')
  await answerFromBanner(thandi, 'Ideas: What stands in the way?')
  await thandi.page.getByLabel('Your idea', { exact: true }).fill('No survey ship')
  await thandi.page.keyboard.press('Enter')
  await thandi.page.getByText('1 idea of yours').waitFor()
  await thandi.page.getByLabel('Your idea', { exact: true }).fill('Wrong')
  await button(thandi.page, 'Add idea').click()
  await button(thandi.page, 'Take back “Wrong”').click()
  await button(thandi.page, 'Change “No survey ship”').click()
  await thandi.page.getByLabel('Change your idea').fill('No survey ship before May')
  await button(thandi.page, 'Save the change').click()
  await thandi.page.getByText('No survey ship before May').waitFor()
  await seen(thandi.page, 'ideas form')
  await answerFromBanner(sipho, 'What stands in the way?')
  await sipho.page.getByLabel('Your idea', { exact: true }).fill('Permits take a year')
  await button(sipho.page, 'Add idea').click()
  await lead.page.getByText('2 of 3 have answered').first().waitFor()
  expect(await lead.page.content()).not.toMatch(/survey ship|Permits/)
  expect(await sipho.page.content()).not.toContain('survey ship')
  await seen(lead.page, 'ideas control')
  await reveal('2 of 3')
  await sipho.page.getByText('No survey ship before May').waitFor()
  expect(await sipho.page.content()).not.toContain('Thandi')
  await seen(sipho.page, 'ideas result')
  const before = await plan()
  await lead.page.getByLabel('Choose all').check()
  await lead.page.getByLabel('Make', { exact: true }).selectOption('Issues')
  await seen(lead.page, 'ideas chosen')
  await button(lead.page, 'Make 2 cards').click()
  await lead.page.getByText(/^2 cards are on the board of/).waitFor()
  await expect.poll(async () => (await plan()).issues.size).toBe(before.issues.size + 2)
  await lead.page.getByLabel('Choose all').check() // none is chosen any more
  await lead.page.getByLabel('Make', { exact: true }).selectOption('Sticky notes')
  await button(lead.page, 'Make 2 cards').click()
  const issues = [...(await plan()).issues.values()].map(({ text }) => text)
  expect(issues).toEqual(expect.arrayContaining(['No survey ship before May', 'Permits take a year']))
})

test('RD21 votes on the ideas: dots by touch and within their limits, the result by option with its quorum', async () => {
  await openRound('Votes', async (page) => {
    await page.getByRole('dialog').getByText('2 options').waitFor()
    await seen(page, 'new votes')
    await page.getByLabel('Quorum (0: none)').fill('50')
  })
  for (const someone of [thandi, sipho]) {
    const { page } = someone
    await page.getByRole('link', { name: 'All rounds' }).click()
    await page.getByRole('link', { name: /Votes Which of these first/ }).click()
    const more = button(page, 'One dot more on Permits take a year')
    await more.click()
    await more.click()
    expect(await more.isDisabled()).toBe(true)
    await button(page, 'One dot more on No survey ship before May').click()
    await page.getByText('All your dots are placed').waitFor()
    await button(page, 'Give my vote').click()
    await page.getByText('Saved.').waitFor()
  }
  await seen(thandi.page, 'votes form')
  await reveal('2 of 3')
  await sipho.page.getByText('4 dots · 2 voters').waitFor()
  await sipho.page.getByText('The quorum of 50 % was met').waitFor()
  await sipho.page.getByText('Nothing is told by sector').waitFor()
  await seen(sipho.page, 'votes result')
  await seen(lead.page, 'votes result of the lead')
})

test('RD22 R8 R9 scores: one’s own are closed, an interest leaves out, the ranked list with its cut goes into the plan', async () => {
  await openRound('Scores', async (page) => {
    await page.getByLabel('Line after (0: none)').fill('1')
    await seen(page, 'new scores')
  })
  const score = async ({ page }: Visitor, initiative: string, impact: string, ease: string) => {
    await page.goto(`${server.url}/labs/${lab.slug}/rounds`)
    await page.getByRole('link', { name: /Scores How good/ }).click()
    await page.getByText('Your organisation leads or supports it').waitFor()
    for (const [criterion, value] of [['Impact', impact], ['Ease', ease]] as const) // prettier-ignore
      await page.getByRole('radiogroup', { name: `${criterion}, ${initiative}` }).getByText(value, { exact: true }).click() // prettier-ignore
    await page.getByText('1 of 1 scored').waitFor()
    await button(page, 'Give my scores').click()
    await page.getByText('Saved.').waitFor()
  }
  await score(thandi, 'MPSG-1 Patrols', '4', '2')
  await seen(thandi.page, 'scores form')
  await score(sipho, 'AQ-1 Farms', '5', '5')
  await sipho.page.getByLabel('I have an interest in AQ-1 Farms').check()
  await button(sipho.page, 'Change my scores').click()
  await sipho.page.getByText('Saved.').waitFor()
  await reveal('2 of 3')
  const rows = lead.page.getByRole('row')
  await rows.filter({ hasText: 'MPSG-1 Patrols' }).getByText('3.20').waitFor()
  await rows.filter({ hasText: 'AQ-1 Farms' }).getByText('Not scored').waitFor()
  await lead.page.getByText('Department of Environment: AQ-1 Farms').waitFor()
  await lead.page.getByText('The first is above this line').waitFor()
  await seen(lead.page, 'scores result')
  await seen(thandi.page, 'scores result on a phone')
  await button(lead.page, 'Take impact and ease into the plan').click()
  const patrols = async () =>
    [...(await plan()).initiatives.values()].find(({ title }) => title === 'Patrols')
  await expect.poll(patrols).toMatchObject({ impact: 4, ease: 2 })
})

test('RD23 consent: an objection says why, stays in the record, and a decision is written by who runs the round', async () => {
  await openRound('Consent', async (page) => {
    await page.getByLabel('Proposal in words').fill('The bay is closed from May to July.')
  })
  for (const { page } of [thandi, sipho]) {
    await page.goto(`${server.url}/labs/${lab.slug}/rounds`)
    await page.getByRole('link', { name: /Consent Can you go along/ }).click()
  }
  await thandi.page.getByLabel('I object').check()
  expect(await button(thandi.page, 'Give my answer').isDisabled()).toBe(true)
  await thandi.page.getByLabel('Why').fill('There is no other bay')
  await seen(thandi.page, 'consent form')
  await button(thandi.page, 'Give my answer').click()
  await sipho.page.getByLabel('I agree', { exact: true }).check()
  await button(sipho.page, 'Give my answer').click()
  await button(lead.page, '1 minute more').click()
  await reveal('2 of 3')
  await sipho.page.getByText('No consent: there are objections').waitFor()
  await sipho.page.getByText('There is no other bay').waitFor()
  await seen(sipho.page, 'consent result')
  await button(lead.page, 'Record as a decision').click()
  await expect.poll(async () => [...(await plan()).decisions.values()].map(({ text }) => text)).toEqual(['Can you go along with this?\nThe bay is closed from May to July.']) // prettier-ignore
  expect((await plan()).comments.size).toBe(0)
  const download = lead.page.waitForEvent('download')
  await button(lead.page, 'Download CSV').click()
  expect((await download).suggestedFilename()).toBe(`${lab.slug}-consent.csv`)
  await lead.page.getByRole('link', { name: 'All rounds' }).click()
  const results = lead.page.getByRole('region', { name: 'Results' })
  await expect.poll(() => results.getByRole('listitem').count()).toBe(4)
  await seen(lead.page, 'list')
  await seen(sipho.page, 'list on a phone')
  for (const { errors } of [lead, thandi, sipho]) expect(errors).toEqual([])
})
