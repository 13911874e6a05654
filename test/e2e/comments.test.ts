import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { axeFindings } from '#test/support/axe.ts'
import { cardNamed, openBoard, openCard } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { openList, rowNamed } from '#test/support/list.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { endorse, freezeAndSign } from '#test/support/releaseLab.ts'
import { SAMPLE, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let sponsor: Member
/** Ann at her desk and on her phone, Ben beside her. */
let ann: Visitor
let phone: Visitor
let ben: Visitor

const CAPACITY = 'Capacity for ocean governance'
const FARMS = 'Twenty-four farms'

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, { ...samplePlan(), comments: new Map() }),
  )
  sponsor = await lab.join({ role: 'sponsor' })
  const desk = await lab.join({ name: 'Ann Lee', organisationId: SAMPLE.dea })
  const other = await lab.join({ name: 'Ben Fish', organisationId: SAMPLE.farmers })
  browser = await launchBrowser()
  ann = await seatedVisitor(browser, { name: 'Ann', cookie: desk.cookie }, server.url)
  phone = await seatedVisitor(browser, { name: 'Ann', cookie: await server.enter(desk.token) }, server.url, {
    width: 390,
    height: 844,
  })
  ben = await seatedVisitor(browser, { name: 'Ben', cookie: other.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = async ({ page }: Visitor, path: string) => {
  await page.goto(`${server.url}/labs/${lab.slug}/${path}`)
  await untilLineSays(page, /^Saved$|^Read only/)
}
const unread = (page: Page, count: number) =>
  page.getByRole('banner').getByRole('link', { name: `${count} unread in your inbox` })
const noneUnread = (page: Page) => page.getByRole('link', { name: /unread in your inbox/ }).first()
const thread = (page: Page) => page.getByRole('dialog').getByRole('region', { name: 'Comments' })
const focusedComment = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-comment]')?.textContent ?? '')
/** By Tab alone; the thread is near the end of a form, which is the nearest backwards. */
const tabInto = async (page: Page, target: Locator, key = 'Shift+Tab') => {
  for (let times = 0; times < 60; times++) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press(key)
  }
  throw new Error('Tab does not lead there')
}
test('CM22 a question is written by keyboard alone, with whom it names, and a closed drawer takes no words along', async () => {
  const { page } = ben
  await Promise.all([
    open(ann, 'people'),
    open(phone, 'people'),
    openBoard(page, server.url, lab.slug, SAMPLE.mpsg),
  ])
  await openCard(page, CAPACITY)
  await tabInto(page, thread(page).getByLabel('Write a comment'))
  await page.keyboard.type('Who pays for this, ')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await tabInto(page, thread(page).getByLabel('Write a comment'))
  await page.keyboard.press('End')
  await page.keyboard.type('@an')
  await page.getByRole('option', { name: /Ann Lee/ }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox', { name: 'People and organisations' }).count()).toBe(0)
  await page.keyboard.type('n')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('@l')
  await page.getByRole('option', { name: /Ann Lee/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.keyboard.type('? <b>Nobody</b> knows: https://example.org/budget.')
  await tabInto(page, thread(page).getByRole('radiogroup', { name: 'Kind of comment' }), 'Tab')
  await page.keyboard.press('ArrowRight')
  await page.getByText('Stays an open question of the plan until it is settled.').waitFor()
  await tabInto(page, thread(page).getByRole('button', { name: 'Send' }), 'Tab')
  await page.keyboard.press('Enter')
  await thread(page).getByText('Question', { exact: true }).waitFor()
  await thread(page).getByText('Ann Lee').waitFor()
  const plan = await server.server.parts.rooms.read(lab.id)
  const [said] = live(plan, 'comments').filter(({ text }) => text.startsWith('Who pays'))
  expect(said).toMatchObject({ kind: 'question', aboutId: SAMPLE.capacity })
  expect(said?.mentions).toHaveLength(1)
})

test('CM20 CM3 who is named finds it at once, goes to its place, answers, and makes an action of it', async () => {
  await Promise.all([unread(ann.page, 1).waitFor(), unread(phone.page, 1).waitFor()])
  const news = ann.page.getByTestId('inbox-news')
  expect(await news.textContent()).toContain('Ben Fish names you about Capacity for ocean governance')
  await unread(ann.page, 1).click()
  const row = ann.page.getByRole('button', { name: /Ben Fish names you/ })
  await row.waitFor()
  expect(await axeFindings(ann.page)).toEqual([])
  await row.click()
  await expect.poll(() => focusedComment(ann.page)).toContain('Who pays for this')
  // Words are words, and only the address leads somewhere.
  const said = thread(ann.page).getByText('<b>Nobody</b> knows')
  await said.waitFor()
  const link = thread(ann.page).getByRole('link')
  expect(await link.getAttribute('href')).toBe('https://example.org/budget')
  expect(await link.getAttribute('rel')).toContain('noopener')
  await Promise.all(
    [noneUnread(ann.page), noneUnread(phone.page)].map((one) => one.waitFor({ state: 'detached' })),
  )

  const answers = ann.page.getByRole('dialog')
  await answers
    .locator('[data-comment]')
    .filter({ hasText: 'Who pays' })
    .getByRole('button', { name: 'Answer' })
    .click()
  await answers.getByLabel('Your answer').fill('The fund does, from 2015')
  await ann.page.keyboard.press('Control+Enter')
  await thread(ben.page).getByText('The fund does, from 2015').waitFor()
  await unread(ben.page, 1).waitFor()

  await answers.getByRole('button', { name: 'Becomes…' }).last().click()
  await answers.getByRole('group', { name: 'What this comment becomes' }).waitFor()
  await answers.getByLabel('In words').fill('Write to the fund')
  await answers.getByRole('button', { name: 'Make the action' }).click()
  await answers.getByText('This is needed').waitFor()
  await answers.getByLabel('Due').fill('03.03.2015')
  await answers.getByRole('button', { name: 'Make the action' }).click()
  const became = thread(ben.page).getByText('Became action: Write to the fund (DEA, 3 Mar 2015)')
  await became.waitFor()
  const plan = await server.server.parts.rooms.read(lab.id)
  expect(live(plan, 'actions').find(({ text }) => text === 'Write to the fund')).toMatchObject({
    ownerOrgId: SAMPLE.dea,
    due: '2015-03-03',
    workstreamId: SAMPLE.mpsg,
  })
  // What it became says where it came from, and the inbox that it waits.
  await thread(ben.page).getByRole('button', { name: 'Write to the fund', exact: true }).click()
  await ben.page.getByRole('dialog').getByText('From a comment by Ann Lee').waitFor()
  await ann.page.keyboard.press('Escape')
  await ann.page.getByRole('button', { name: /Write to the fund.*Overdue since 3 Mar 2015/ }).waitFor()
})

test('CM21 dissent is told on the card, in the list and beside what is signed, and travels with the roadmap', async () => {
  const { page } = ben
  await openBoard(page, server.url, lab.slug, 'aq')
  await openCard(page, FARMS)
  await thread(page).getByLabel('Write a comment').fill('Too few of us were asked')
  await thread(page).getByText('Dissent', { exact: true }).click()
  await page.getByText('It travels with the plan into the signed roadmap').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await thread(page).getByRole('button', { name: 'Send' }).click()
  await page.keyboard.press('Escape')
  await expect
    .poll(() => cardNamed(page, FARMS).locator('.board-card-head').getAttribute('data-said'))
    .toBe('Dissent')
  await openList(phone.page, server.url, lab.slug, 'aq')
  await rowNamed(phone.page, FARMS).getByText('1 comment, 1 dissent').waitFor({ state: 'attached' })
  await rowNamed(phone.page, FARMS).getByText('Dissent', { exact: true }).waitFor()

  const frozen = await freezeAndSign(lab)
  await open(ann, 'agreement')
  await ann.page.getByRole('button', { name: '1 dissent' }).first().click()
  await thread(ann.page).getByText('Too few of us were asked').waitFor()
  expect(await thread(ann.page).getByLabel('Write a comment').count()).toBe(0)
  await endorse(lab, sponsor, frozen)
  await open(phone, 'roadmap/1')
  await phone.page.getByText('Too few of us were asked').waitFor()
  expect([...ann.errors, ...ben.errors, ...phone.errors]).toEqual([])
})
