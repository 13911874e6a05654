import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBigLab } from '#test/support/bigLab.ts'
import { openBoard } from '#test/support/board.ts'
import { boardPlan } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { axeFindings } from '#test/support/axe.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lindiwe: Visitor
let thandi: Visitor
let sipho: Visitor

const ISSUE = sampleId(10_002)
const DAY = 86_400_000

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(40))
  browser = await launchBrowser()
  lindiwe = await seatedVisitor(browser, { name: 'Lindiwe', cookie: lab.lead.cookie }, server.url)
  const { cookie } = await lab.join({ name: 'Thandi', sector: 'labour' })
  thandi = await seatedVisitor(browser, { name: 'Thandi', cookie }, server.url)
  // A laptop that is a day behind.
  await thandi.context.addInitScript(`{ const real = Date.now; Date.now = () => real() - ${DAY} }`)
  const phone = await lab.join({ name: 'Sipho', sector: 'business' })
  sipho = await seatedVisitor(browser, { name: 'Sipho', cookie: phone.cookie }, server.url, {
    width: 390,
    height: 844,
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const hall = (page: Page) => page.getByRole('region', { name: 'The hall' })
const tool = (page: Page, name: string | RegExp) => hall(page).getByRole('button', { name })
const timer = (page: Page) => page.getByRole('timer')
const secondsOf = async (page: Page): Promise<number> => {
  const text = (await timer(page).textContent()) ?? ''
  const [minutes = 0, seconds = 0] = text.replace('+', '').split(':').map(Number)
  return (text.startsWith('+') ? -1 : 1) * (minutes * 60 + seconds)
}
const all = () => [lindiwe.page, thandi.page, sipho.page]

test('FB9 a timer begun by the facilitator runs alike on every device, one with a wrong clock and one that reloads, and overruns', async () => {
  await openBoard(lindiwe.page, server.url, lab.id, 'mpsg')
  await openBoard(thandi.page, server.url, lab.id, 'mpsg')
  await sipho.page.goto(`${server.url}/labs/${lab.id}/rooms/mpsg/list`)
  await tool(lindiwe.page, 'Timer').click()
  const form = lindiwe.page.getByRole('dialog', { name: 'Timer' })
  await form.getByLabel('Minutes').fill('5')
  await form.getByLabel('What for').fill('Vision exercise')
  await form.getByRole('button', { name: 'Begin' }).click()
  for (const page of all()) await timer(page).waitFor()
  // Pages are read one a little after the other.
  const apart = async (pages: Page[]) => {
    const shown = await Promise.all(pages.map(secondsOf))
    return Math.max(...shown) - Math.min(...shown)
  }
  expect(await secondsOf(lindiwe.page)).toBeGreaterThan(280)
  await expect.poll(() => apart(all())).toBeLessThanOrEqual(1)
  await thandi.page.reload()
  await timer(thandi.page).waitFor()
  await expect.poll(() => apart([lindiwe.page, thandi.page])).toBeLessThanOrEqual(1)

  await tool(lindiwe.page, 'Timer').click()
  await form.getByRole('button', { name: '+5 minutes' }).click()
  await expect.poll(() => secondsOf(sipho.page)).toBeGreaterThan(560)
  await form.getByRole('button', { name: 'Pause' }).click()
  await expect.poll(() => sipho.page.getByTestId('hall-timer').getAttribute('data-state')).toBe('paused')
  await form.getByRole('button', { name: 'End', exact: true }).click()
  await expect.poll(() => timer(sipho.page).count()).toBe(0)
  const body = { act: 'beginTimer', seconds: 2, label: 'Vision exercise' }
  expect((await lab.api('/hall/acts', { cookie: lab.lead.cookie, body })).status).toBe(204)
  for (const page of all())
    await expect.poll(() => page.getByTestId('hall-timer').getAttribute('data-state')).toBe('over')
  expect(await thandi.page.getByTestId('hall-timer').locator('output').textContent()).toMatch(/^Time is over/)
  await form.getByRole('button', { name: 'End', exact: true }).click()
  await expect.poll(() => timer(lindiwe.page).count()).toBe(0)
  await expect.poll(() => form.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  await lindiwe.page.keyboard.press('Escape')
  await expect.poll(() => form.count()).toBe(0)
  await expect.poll(() => timer(thandi.page).count()).toBe(0)
})

test('FB10 a hand raised by key or thumb waits in line, is called and heard, and its sector is counted', async () => {
  await thandi.page.keyboard.press('Alt+y')
  await expect.poll(() => tool(thandi.page, 'Raise hand').textContent()).toContain('No. 1')
  await tool(sipho.page, 'Raise hand').click()
  await expect.poll(() => tool(sipho.page, 'Raise hand').textContent()).toContain('No. 2')
  await sipho.page.reload()
  await expect.poll(() => tool(sipho.page, 'Raise hand').textContent()).toContain('No. 2')
  await tool(lindiwe.page, 'Speakers 2').click()
  const queue = lindiwe.page.getByRole('dialog', { name: 'Speakers' })
  await expect
    .poll(() => queue.getByRole('listitem').allTextContents())
    .toEqual([expect.stringContaining('Thandi'), expect.stringContaining('Sipho')])
  await queue.getByRole('button', { name: 'Call the next' }).click()
  await thandi.page.getByText('You have the floor.').waitFor()
  await sipho.page.getByText('Thandi speaks').waitFor()
  expect(await axeFindings(lindiwe.page)).toEqual([])
  await queue.getByRole('button', { name: 'Thandi has spoken' }).click()
  await queue.getByRole('region', { name: 'Who has spoken' }).getByText('Labour').waitFor()
  await queue.getByRole('button', { name: 'Lower the hand of Sipho' }).click()
  await expect.poll(() => tool(sipho.page, 'Raise hand').getAttribute('aria-pressed')).toBe('false')
  await lindiwe.page.keyboard.press('Escape')
  await tool(sipho.page, 'More of the hall').click()
  const sheet = sipho.page.getByRole('dialog', { name: 'The hall' })
  await sheet.getByRole('button', { name: 'React' }).click()
  await sipho.page.getByRole('button', { name: 'Slower, please' }).click()
  await expect.poll(() => thandi.page.getByTestId('reactions').textContent()).toBe('Slower, please1')
  expect(await axeFindings(sipho.page)).toEqual([])
  await sipho.page.keyboard.press('Escape')
  await sipho.page.keyboard.press('Escape')
})

test('FB11 a message and a spotlight reach every page with a way there; nobody is moved, each closes it for themselves', async () => {
  await tool(lindiwe.page, 'Message').click()
  const say = lindiwe.page.getByRole('dialog', { name: 'Message' })
  await say.getByLabel('Message to the room').fill('Tea at ten')
  await say.getByRole('button', { name: 'Say it' }).click()
  for (const page of [thandi.page, sipho.page]) {
    await page.getByRole('status').getByText('Tea at ten').waitFor()
    expect(await page.getByRole('button', { name: 'End for all' }).count()).toBe(0)
  }
  await thandi.page.getByRole('button', { name: 'Close the message' }).click()
  expect(await thandi.page.getByText('Tea at ten').count()).toBe(0)
  await lindiwe.page.getByRole('button', { name: 'End for all' }).click()
  await expect.poll(() => sipho.page.getByText('Tea at ten').count()).toBe(0)

  await thandi.page.goto(`${server.url}/labs/${lab.id}/people`)
  await tool(lindiwe.page, 'Spotlight').click()
  await lindiwe.page.getByLabel('Which card?').fill('fingerlings')
  await lindiwe.page.keyboard.press('Enter')
  await thandi.page.getByText(/^Look at /).waitFor()
  await lindiwe.page.getByTestId('spotlight-ring').waitFor()
  expect(thandi.page.url()).toMatch(/people$/)
  await thandi.page.getByRole('link', { name: 'Show it' }).click()
  await thandi.page.waitForURL(/rooms\/mpsg\/canvas\?card=/)
  await thandi.page.getByTestId('spotlight-ring').waitFor()
  const row = sipho.page.locator(`[data-row="${ISSUE}"]`)
  await expect.poll(() => row.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
  await lindiwe.page.getByRole('button', { name: 'End for all' }).click()
  await expect.poll(() => thandi.page.getByTestId('spotlight-ring').count()).toBe(0)
})

test('FB12 cursors are hidden for all in a room, the bar folds and stays so, the QR code is at hand', async () => {
  const { page } = lindiwe
  await tool(page, 'Room tools').click()
  const more = page.getByRole('dialog', { name: 'Room tools' })
  await more.getByLabel('Hide everyone’s cursors in this room').click()
  await thandi.page.getByText('Cursors are hidden in this room').waitFor()
  await more.getByRole('button', { name: 'Call everyone here' }).waitFor()
  await more.getByRole('button', { name: 'Show the QR code to join' }).click()
  await page.getByRole('img', { name: /QR/ }).waitFor()
  await page.keyboard.press('Escape')
  await tool(page, 'Fold the bar').click()
  await page.reload()
  await tool(page, 'Unfold the bar').click()
  await tool(page, 'Timer').waitFor()
  for (const { errors } of [lindiwe, thandi, sipho]) expect(errors).toEqual([])
})
