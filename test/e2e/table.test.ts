import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { axeFindings } from '#test/support/axe.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { untilKeysGoTo } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { wholePlan } from '#test/support/wholePlan.ts'

/* Two planners in the table of a plan of 3,000 activities: Fatima works in it, Pat stands beside her. */

let server: TestServer
let browser: Browser
let lab: TestLab
let fatima: Visitor
let pat: Visitor

const PLAN = wholePlan(3_000)
const ROWS = [...PLAN.activities.keys()]
const row = (n: number): string => ROWS[n - 1] ?? ''

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, PLAN)
  browser = await launchBrowser()
  fatima = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  await fatima.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { cookie } = await lab.join({ name: 'Pat' })
  pat = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const plan = (): Promise<Plan> => server.server.parts.rooms.read(lab.id)
const activity = async (n: number) => (await plan()).activities.get(row(n))
const cell = (page: Page, n: number, column: string) => page.locator(`[data-cell="${row(n)}/${column}"]`)
const state = (page: Page) => page.getByRole('toolbar', { name: 'View of the table' }).locator('output')
const selection = (page: Page) => page.getByTestId('selection')

const openTable = async ({ page }: Visitor, path = '/plan') => {
  await page.goto(`${server.url}/labs/${lab.slug}${path}`)
  await page.getByRole('treegrid').waitFor()
  await untilLineSays(page, /^Saved$/)
}

const choose = async (page: Page, entry: string) => {
  await page.getByRole('button', { name: 'With the selection' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** What another program has put on the clipboard. */
const clipboard = (page: Page, text: string) =>
  page.evaluate((said) => navigator.clipboard.writeText(said), text)

test('TB20 the whole plan of 3,000 rows opens by room and initiative, and draws what is in view', async () => {
  const { page } = fatima
  await openTable(fatima)
  await expect.poll(() => state(page).textContent()).toBe('3000 activities')
  expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('3068')
  expect(await page.locator('[role="treegrid"] tr').count()).toBeLessThan(60)
  await cell(page, 1, 'text').click()
  await page.keyboard.press('Control+End')
  await expect.poll(() => page.locator('[data-active]').getAttribute('data-cell')).toBe(`${row(3_000)}/weeks`)
  expect(await axeFindings(page)).toEqual([])
})

test('TB21 a filter, a sort and more columns are told in words, stand in the address and are remembered', async () => {
  const { page } = fatima
  await page.getByLabel('Search the rows').fill('activity 2999:')
  await expect.poll(() => state(page).textContent()).toBe('1 of 3000 activities shown')
  await page.getByLabel('Search the rows').fill('')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByLabel('Responsible').selectOption('SAPS')
  await page.getByLabel('From', { exact: true }).fill('2016-08-01')
  await expect.poll(() => state(page).textContent()).toMatch(/^\d+ of 3000 activities shown$/)
  await page.keyboard.press('Escape')
  const start = page.getByRole('columnheader', { name: 'Planned start' })
  await start.getByRole('button').click()
  await start.getByRole('button').click()
  await expect.poll(() => start.getAttribute('aria-sort')).toBe('descending')
  await expect.poll(() => state(page).textContent()).toMatch(/sorted by Planned start, last first$/)
  await page.getByRole('button', { name: /^Grouped/ }).click()
  await page.getByRole('menuitemradio', { name: 'month of start' }).click()
  // The cell one stands in stays in sight: the last group may be below what is drawn.
  await page.mouse.move(800, 600)
  const last = page.locator('tr[data-kind="alike"]', { hasText: 'June 2016' })
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 1_000)
      return last.count()
    })
    .toBe(1)
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of ['Room', 'Depends on', 'Slack'])
    await page.getByRole('menuitemcheckbox', { name }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Depends on' }).waitFor()
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toMatchObject({
    group: 'month',
    sort: 'start:desc',
    columns: 'room,dependsOn,slack',
    from: '2016-08-01',
  })
  await openTable(fatima)
  await page.getByRole('columnheader', { name: 'Slack' }).waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Plan’s own order' }).click()
  await expect.poll(() => state(page).textContent()).toBe('3000 activities')
})

test('TB22 what an activity waits for is written as planners write it; what names nothing is said', async () => {
  const { page } = fatima
  await openTable(fatima, '/plan?columns=dependsOn')
  await cell(page, 3, 'dependsOn').click()
  await page.keyboard.type('1.1SS+3d')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell(page, 3, 'dependsOn').textContent()).toBe('1.1SS+3d')
  await cell(page, 4, 'dependsOn').dblclick()
  await untilKeysGoTo(page, '[role="treegrid"] :is(input, textarea)')
  await page.keyboard.type(', 99.9')
  await page.keyboard.press('Enter')
  await page.getByText('“99.9” names no activity.').waitFor()
})

test('TB23 cells are selected by mouse and keys, counted in words, filled down and taken back in one step', async () => {
  const { page } = fatima
  await openTable(fatima, '/plan?group=initiative')
  await cell(page, 1, 'start').click()
  await cell(page, 4, 'end').click({ modifiers: ['Shift'] })
  await expect
    .poll(() => selection(page).textContent())
    .toBe('4 rows · 8 cells · 20 weeks · 01.10.2014 – 24.11.2014')
  expect(await page.locator('[aria-selected="true"]').count()).toBe(8)
  await page.keyboard.press('Control+d')
  await expect.poll(async () => (await activity(4))?.plannedEnd).toBe('2014-10-31')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await activity(4))?.plannedEnd).toBe('2014-11-24')
  await expect.poll(async () => (await activity(2))?.plannedStart).toBe('2014-10-08')
  await choose(page, 'Fill down, dates a week later each')
  await expect.poll(async () => (await activity(4))?.plannedStart).toBe('2014-10-22')
  await expect.poll(async () => (await activity(4))?.plannedEnd).toBe('2014-11-21')
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect.poll(async () => (await activity(4))?.plannedEnd).toBe('2014-11-24')
})

test('TB24 the handle fills the rows it is drawn over', async () => {
  const { page } = fatima
  await cell(page, 1, 'responsible').click()
  await cell(page, 1, 'responsible').locator('[data-fill-handle]').hover()
  await page.mouse.down()
  await cell(page, 2, 'responsible').hover()
  await cell(page, 3, 'responsible').hover()
  await page.mouse.up()
  const dea = PLAN.activities.get(row(1))?.responsibleIds
  await expect.poll(async () => (await activity(3))?.responsibleIds).toEqual(dea)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await activity(3))?.responsibleIds).not.toEqual(dea)
})

test('TB25 rows go to a spreadsheet and come back by the clipboard; what cannot be read is told, one undo', async () => {
  const { page } = fatima
  await cell(page, 1, 'text').click()
  await cell(page, 2, 'end').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split(/\r?\n/)[0]).toBe(
    'Activity 1: agree and carry out what was decided\tDEA\t2014-10-01\t2014-10-31',
  )
  await clipboard(
    page,
    'Survey\tDEA; DoT\t1/10/2015\tOngoing\nRepair\tNo such office\t3/10/2015\t2015-12-31\n',
  )
  await cell(page, 5, 'text').click()
  await page.keyboard.press('Control+v')
  await page.getByRole('button', { name: 'The day comes first' }).click()
  await page.getByText('The plan has no organisation “No such office”.').waitFor()
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect.poll(async () => (await activity(5))?.endKind).toBe('ongoing')
  expect(await activity(5)).toMatchObject({ text: 'Survey', plannedStart: '2015-10-01' })
  expect(await activity(6)).toMatchObject({
    text: 'Repair',
    plannedStart: '2015-10-03',
    plannedEnd: '2015-12-31',
  })
  expect((await activity(5))?.responsibleIds).toHaveLength(2)
  await cell(page, 5, 'text').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await activity(5))?.text).toMatch(/^Activity 5/)
  expect((await activity(6))?.text).toMatch(/^Activity 6/)
})

test('TB26 rows pasted beyond the last one are offered to the plan first', async () => {
  const { page } = fatima
  await cell(page, 1, 'text').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
  await clipboard(page, 'The last one\nOne beyond\nAnother beyond\n')
  await page.keyboard.press('Control+v')
  await expect.poll(async () => (await activity(3_000))?.text).toBe('The last one')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('One beyond').first().waitFor()
  await page.keyboard.press('Escape')
})

test('TB27 whole rows are taken by their number; many of them are removed only when said twice, and all come back', async () => {
  const { page } = fatima
  await openTable(fatima, '/plan?group=none')
  await cell(page, 1, 'no').click()
  await expect.poll(() => selection(page).textContent()).toMatch(/^1 row · 7 cells/)
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+PageDown')
  await expect.poll(() => selection(page).textContent()).toMatch(/^25 rows/)
  await choose(page, 'Shift dates…')
  await page.getByLabel('Days later').fill('14')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await activity(1))?.plannedStart).toBe('2014-10-15')
  await choose(page, 'Remove the rows')
  await page.getByRole('button', { name: 'Remove 25 rows' }).click()
  await expect.poll(() => state(page).textContent()).toBe('2975 activities')
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect.poll(() => state(page).textContent()).toBe('3000 activities')
})

test('TB28 one sees in which cell another stands, and what they write in the row one looks at', async () => {
  await openTable(pat, '/plan?group=none')
  await cell(pat.page, 2, 'text').click()
  await openTable(fatima, '/plan?group=none')
  await cell(fatima.page, 2, 'text').getByText('Pat', { exact: true }).waitFor()
  await pat.page.keyboard.press('ArrowRight')
  await cell(fatima.page, 2, 'responsible').getByText('Pat', { exact: true }).waitFor()
  await cell(pat.page, 3, 'text').dblclick()
  await untilKeysGoTo(pat.page, '[role="treegrid"] :is(input, textarea)')
  await pat.page.keyboard.type(' – by Pat')
  await pat.page.keyboard.press('Enter')
  await cell(fatima.page, 3, 'text')
    .getByText(/by Pat\s*$/)
    .waitFor()
})

test('TB29 the titles are reached by keys and sort; on a phone the cards are searched', async () => {
  const { page } = fatima
  await cell(page, 1, 'end').click()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-sort'))).toBe('end')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => state(page).textContent()).toMatch(/sorted by Length \(weeks\)$/)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByLabel('Search the rows').fill('activity 2999:')
  await page.getByRole('list', { name: '3-feet plan' }).getByText('Activity 2999').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect([...fatima.errors, ...pat.errors]).toEqual([])
})
