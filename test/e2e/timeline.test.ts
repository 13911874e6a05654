import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { setFields, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { releasedLab } from '#test/support/releaseLab.ts'
import { SAMPLE } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { timelinePlan } from '#test/support/timelineLab.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let thandi: Visitor
let lead: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, timelinePlan())
  browser = await launchBrowser()
  const { cookie } = await lab.join({ name: 'Thandi' })
  thandi = await seatedVisitor(browser, { name: 'Thandi', cookie }, server.url)
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const timelineOf = (where: { slug: string }, room: string | null, search = '') =>
  `${server.url}/labs/${where.slug}/${room === null ? '' : `rooms/${room}/`}timeline${search}`

const rowOf = (page: Page, begins: string) =>
  page.getByRole('row', { name: new RegExp(`^${begins.replaceAll('.', '\\.')}`) })
const nameOf = (page: Page, begins: string) => rowOf(page, begins).getAttribute('aria-label')
const barOf = (page: Page, begins: string) => rowOf(page, begins).locator('[data-bar]')
const notKept = (page: Page) => page.getByRole('region', { name: 'Not kept yet' })
const said = (page: Page) => page.getByTestId('announcements')

const middleOf = async (what: Locator) => {
  const { x, y, width, height } = (await what.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}
const drag = async (
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  drop = true,
) => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  if (drop) await page.mouse.up()
}

test('TL20 a bar is dragged: what follows is seen before it is kept, by nobody else, and is one step of undo', async () => {
  const { page } = thandi
  await page.goto(timelineOf(lab, 'skill', '?zoom=week'))
  await lead.page.goto(timelineOf(lab, 'skill'))
  await expect
    .poll(() => nameOf(page, '1.1'))
    .toBe('1.1 Name the trades, 1 Jan 2015 to 31 Jan 2015, 5 weeks, by DEA, on the critical path')
  expect(await nameOf(page, '1.2')).toContain('waits for SKILL-1 1.1')
  expect(await barOf(page, '1.1').getAttribute('data-critical')).toBe('true')

  const from = await middleOf(barOf(page, '1.1'))
  await drag(page, from, { x: from.x + 45, y: from.y }, false)
  await expect
    .poll(() => notKept(page).textContent())
    .toContain(
      'Move SKILL-1 1.1 by 5 days; 2 others move with it, the plan ends on 20 Apr 2015 instead of 15 Apr 2015',
    )
  await expect.poll(() => barOf(page, '2.1').getAttribute('data-follows')).toBe('true')
  await page.mouse.up()
  expect(await nameOf(lead.page, '1.1')).toContain('1 Jan 2015 to 31 Jan 2015')
  await page.keyboard.press('Escape')
  await notKept(page).waitFor({ state: 'detached' })
  expect(await nameOf(page, '1.1')).toContain('1 Jan 2015 to 31 Jan 2015')

  await drag(page, from, { x: from.x + 90, y: from.y })
  await expect
    .poll(() => notKept(page).textContent())
    .toContain('the plan ends on 25 Apr 2015 instead of 15 Apr 2015')
  await notKept(page).getByRole('button', { name: 'Keep all' }).click()
  await expect.poll(() => nameOf(lead.page, '2.1')).toContain('11 Mar 2015 to 25 Apr 2015')
  expect(await nameOf(lead.page, '1.1')).toContain('11 Jan 2015 to 10 Feb 2015')
  await page.keyboard.press('Control+z')
  await expect.poll(() => nameOf(lead.page, '2.1')).toContain('1 Mar 2015 to 15 Apr 2015')
  expect(await nameOf(page, '1.1')).toContain('1 Jan 2015 to 31 Jan 2015')
  expect(await nameOf(page, '1.2')).toContain('1 Feb 2015 to 28 Feb 2015')
})

test('TL21 an end is pulled, for this one only; what would then contradict is drawn so', async () => {
  const { page } = thandi
  await page.goto(timelineOf(lab, 'skill', '?zoom=month'))
  const { x, y, width, height } = (await barOf(page, '1.2').boundingBox())!
  await drag(page, { x: x + width - 1, y: y + height / 2 }, { x: x + width - 1 + 9, y: y + height / 2 })
  await expect
    .poll(() => notKept(page).textContent())
    .toContain('End of SKILL-1 1.2: 3 days later; 1 other moves with it')
  await notKept(page).getByRole('button', { name: 'Only this one' }).click()
  await expect.poll(() => nameOf(page, '1.2')).toContain('1 Feb 2015 to 3 Mar 2015')
  expect(await nameOf(page, '2.1')).toContain('1 Mar 2015')
  expect(await page.locator('[data-arrow][data-tone="conflict"]').count()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('[data-arrow][data-tone="conflict"]').count()).toBe(0)
})

test('TL22 a dependency is drawn from bar to bar; one that would close a circle is refused while it is drawn', async () => {
  const { page } = thandi
  const link = page.getByRole('region', { name: 'New dependency' })
  const arrows = page.locator('[data-arrow]')
  await rowOf(page, '2.1').hover()
  const end = await middleOf(barOf(page, '2.1').locator('[data-port="end"]'))
  await drag(page, end, await middleOf(barOf(page, '1.1')), false)
  await expect.poll(() => link.textContent()).toContain('This would close a circle')
  await expect.poll(() => rowOf(page, '1.1').getAttribute('data-target')).toBe('cannot')
  await page.mouse.up()
  await expect.poll(() => said(page).textContent()).toContain('Nothing was made')
  expect(await arrows.count()).toBe(2)

  await rowOf(page, '1.1').hover()
  const begin = await middleOf(barOf(page, '1.1').locator('[data-port="start"]'))
  const { x, y, height } = (await barOf(page, '2.1').boundingBox())!
  await drag(page, begin, { x: x + 10, y: y + height / 2 }, false)
  await expect
    .poll(() => link.textContent())
    .toContain('SKILL-1 2.1 would wait for SKILL-1 1.1: start to start.')
  await page.mouse.up()
  await expect.poll(() => arrows.count()).toBe(3)
  expect(await nameOf(page, '2.1')).toContain('waits for SKILL-1 1.2, SKILL-1 1.1')
  await page.keyboard.press('Control+z')
  await expect.poll(() => arrows.count()).toBe(2)
})

test('TL23 by keyboard alone: rows, moves, dates, a dependency with its lag, and all of it is said', async () => {
  const { page } = thandi
  await page.goto(timelineOf(lab, 'skill'))
  await rowOf(page, 'Initiative').focus()
  for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toContain('1.1')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect
    .poll(() => said(page).textContent())
    .toContain('Move SKILL-1 1.1 by 8 days; 2 others move with it')
  await page.keyboard.press('Escape')
  await expect.poll(() => said(page).textContent()).toContain('Put back.')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => nameOf(page, '1.1')).toContain('1 Jan 2015 to 1 Feb 2015')
  expect(await nameOf(page, '1.2')).toContain('2 Feb 2015 to 1 Mar 2015')
  await page.keyboard.press('Control+z')
  await expect.poll(() => nameOf(page, '1.2')).toContain('1 Feb 2015 to 28 Feb 2015')

  await page.keyboard.press('d')
  await page.keyboard.type('2.2')
  await expect
    .poll(() => said(page).textContent())
    .toContain('SKILL-1 2.2 would wait for SKILL-1 1.1: finish to start.')
  await page.keyboard.press('Enter')
  await expect.poll(() => nameOf(page, '2.2')).toContain('no dates yet, by DEA, waits for SKILL-1 1.1')
  await page.keyboard.press('s')
  await page.getByLabel('Start', { exact: true }).fill('2015-05-01')
  await page.getByLabel('End', { exact: true }).fill('2015-05-31')
  await page.keyboard.press('Enter')
  await expect.poll(() => nameOf(page, '2.2')).toContain('1 May 2015 to 31 May 2015, 5 weeks')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await rowOf(page, '2.2').focus()
  await page.keyboard.press('l')
  const lag = page.getByRole('dialog').getByLabel('Lag in days, negative for a lead')
  await lag.fill('7')
  await lag.press('Enter')
  await expect.poll(() => said(page).textContent()).toContain('finish to start, +7 d')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(thandi.errors).toEqual([])
})

test('TL24 the whole lab stands room by room; a dependency on another room is a request, and says so', async () => {
  const { page } = lead
  await page.goto(timelineOf(lab, null))
  await rowOf(page, 'Room FARM').waitFor()
  await rowOf(page, '1.1 Advertise').focus()
  await page.keyboard.press('d')
  await page.keyboard.type('2.1')
  await expect
    .poll(() => page.getByRole('region', { name: 'New dependency' }).textContent())
    .toContain('This asks FARM: it stays a request until that room has answered.')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-arrow][data-state="waiting"]').count()).toBe(1)
  await page.getByRole('searchbox', { name: 'Look for a row' }).fill('sites')
  await rowOf(page, 'Room SKILL').waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('q')).toBe('sites')
  await page.getByRole('searchbox', { name: 'Look for a row' }).fill('')
  await rowOf(page, 'Room SKILL').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('TL25 what is printed has every row, folded or not, for the paper that was chosen', async () => {
  const { page } = lead
  await page.getByRole('button', { name: 'Fold all' }).click()
  await rowOf(page, '1.1').first().waitFor({ state: 'detached' })
  await page.evaluate(() => {
    window.print = () => {}
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await page.getByRole('menuitem', { name: 'On A3, landscape' }).click()
  const paper = page.getByTestId('print-view')
  await paper.waitFor({ state: 'attached' })
  expect(await paper.getAttribute('data-paper')).toBe('A3')
  expect(await paper.locator('[data-print-row][data-kind="activity"]').count()).toBe(5)
  expect(await paper.textContent()).toContain('Whole lab')
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1')).toMatch(/MediaBox ?\[0 0 119[01]/)
  expect(lead.errors).toEqual([])
})

test('TL26 the plan is compared with the agreed version, and on a phone it is a list by month', async () => {
  const released = await releasedLab(server)
  const { cookie } = released.lab.lead
  await released.lab.api('/reopen', { cookie, method: 'POST' })
  await withDocument(server.url, cookie, released.lab.id, (doc) =>
    setFields(doc, 'activities', SAMPLE.act22, { plannedEnd: '2015-12-01' }),
  )
  const visitor = await seatedVisitor(browser, { name: 'Lead', cookie }, server.url)
  const { page } = visitor
  await page.goto(timelineOf(released.lab, null))
  await page.getByRole('button', { name: 'Compare with version 1' }).click()
  const comparison = page.getByTestId('comparison')
  await expect.poll(() => comparison.textContent()).toContain('Agreed version 1, released')
  expect(await comparison.textContent()).toContain('1 later (MPSG 1)')
  expect(await nameOf(page, '2.2')).toContain('since version 1: ends 7 days later')
  expect(await page.locator('[data-agreed]').count()).toBeGreaterThan(3)
  expect(new URL(page.url()).searchParams.has('compare')).toBe(true)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(timelineOf(released.lab, null, '?compare=1'))
  const agenda = page.getByRole('region', { name: 'The plan by month' })
  await agenda.getByRole('heading', { name: 'October 2014' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(visitor.errors).toEqual([])
  await visitor.context.close()
})

test('TL27 before the first release the plan is compared with the version last frozen', async () => {
  const lone = await newBigLab(server, timelinePlan())
  const { cookie } = lone.lead
  await lone.api('/freeze', { cookie, method: 'POST' })
  await lone.api('/reopen', { cookie, method: 'POST' })
  await withDocument(server.url, cookie, lone.id, (doc) => {
    const [first] = timelinePlan().activities.keys()
    setFields(doc, 'activities', first ?? '', { plannedStart: '2015-01-03', plannedEnd: '2015-02-02' })
  })
  const visitor = await seatedVisitor(browser, { name: 'Lead', cookie }, server.url)
  await visitor.page.goto(timelineOf(lone, 'skill', '?compare=1'))
  await expect.poll(() => nameOf(visitor.page, '1.1')).toContain('since version 1: 2 days later')
  expect(await visitor.page.getByTestId('comparison').textContent()).toContain('not released yet: 1 later')
  await visitor.context.close()
})
