import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBoard } from '#test/support/board.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let browser: Browser
let lab: TestLab
const seated = async (name: string, observes = false): Promise<Visitor> => {
  const { cookie } = observes ? await lab.join({ name, role: 'observer' }) : await lab.join({ name })
  return seatedVisitor(browser, { name, cookie }, server.url)
}

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(12))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page) =>
  page.getByRole('toolbar', { name: 'Board' }).getByRole('button', { name: 'Arrange' })
const bar = (page: Page) => page.getByRole('region', { name: 'Proposed arrangement' })
const open = async (page: Page) => {
  await openBoard(page, server.url, lab.slug, BOARD)
  await expect.poll(async () => (await places(page)).size).toBeGreaterThan(5)
}

/** Where cards lie on the board, of those in view: there are elements for no others. */
const places = async (page: Page): Promise<Map<string, string>> => {
  const found = await page
    .locator('.tl-shape[data-shape-type="card"]')
    .evaluateAll((shapes) =>
      shapes.map(
        (shape) =>
          [shape.getAttribute('data-shape-id') ?? '', (shape as HTMLElement).style.transform] as const,
      ),
    )
  return new Map(found)
}

/** Of the cards that are in both, how many lie elsewhere. */
const moved = async (page: Page, before: ReadonlyMap<string, string>): Promise<number> => {
  const now = await places(page)
  const both = [...now].filter(([id]) => before.has(id))
  expect(both.length).toBeGreaterThan(2)
  return both.filter(([id, place]) => before.get(id) !== place).length
}
const frameCount = (page: Page) => page.locator('.tl-shape[data-shape-type="frame"]').count()

test('AG7 AG8 a proposal is seen by one, what is kept by both, and one undo brings it back', async () => {
  const [ann, ben] = [await seated('Ann'), await seated('Ben')]
  await open(ann.page)
  await open(ben.page)
  const before = await places(ben.page)
  await button(ann.page).click()
  await ann.page.getByRole('menuitem', { name: 'Issue tree' }).click()
  await bar(ann.page)
    .getByText(/cards would move/)
    .waitFor()
  await expect.poll(() => frameCount(ann.page)).toBeGreaterThan(3)
  await expect.poll(() => moved(ann.page, before)).toBeGreaterThan(2)
  expect(await moved(ben.page, before)).toBe(0)
  expect(await frameCount(ben.page)).toBe(0)
  await bar(ann.page).getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => moved(ann.page, before)).toBe(0)
  await expect.poll(() => frameCount(ann.page)).toBe(0)
  await button(ann.page).click()
  await ann.page.getByRole('menuitem', { name: 'Delivery chain' }).click()
  await bar(ann.page).getByRole('button', { name: 'Keep' }).click()
  const kept = await places(ann.page)
  await expect.poll(() => moved(ann.page, before)).toBeGreaterThan(2)
  await expect.poll(() => moved(ben.page, kept)).toBe(0)
  await expect.poll(() => frameCount(ben.page)).toBeGreaterThan(1)
  await ann.page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(() => moved(ann.page, before)).toBe(0)
  await expect.poll(() => moved(ben.page, before)).toBe(0)
  await expect.poll(() => frameCount(ben.page)).toBe(0)
  expect([...ann.errors, ...ben.errors]).toEqual([])
})

test('AG15 AG14 by keyboard: propose, put away, propose, judge a card where it lies, keep', async () => {
  const { page, errors } = await seated('Cleo')
  await open(page)
  const before = await places(page)
  const propose = async (first: string) => {
    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Issue tree')
    if (first === 'Impact and ease') await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(first)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep')
  }
  await propose('Issue tree')
  await page.keyboard.press('Escape')
  await expect.poll(() => moved(page, before)).toBe(0)
  await propose('Impact and ease')
  const proposed = await places(page)
  const more = page.getByRole('button', { name: 'Impact: one more' })
  await page.locator('.tl-container').focus()
  await page.keyboard.press('ArrowDown')
  for (let i = 0; i < 40 && !(await more.isVisible()); i++) await page.keyboard.press('Tab')
  await more.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ease: one more' }).focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('status', { name: 'Ease: 5 of 5' }).count()).toBe(1)
  await expect.poll(() => page.getByRole('status', { name: 'Impact: 4 of 5' }).count()).toBe(1)
  await expect.poll(() => moved(page, proposed)).toBeGreaterThan(0)
  await bar(page).getByRole('button', { name: 'Keep' }).focus()
  await page.keyboard.press('Enter')
  await bar(page).waitFor({ state: 'detached' })
  await expect.poll(() => frameCount(page)).toBeGreaterThan(4)
  expect(errors).toEqual([])
})

test('AG11 an observer is offered no arrangement', async () => {
  const { page } = await seated('Olga', true)
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/${BOARD}/canvas`)
  await page.locator('.board-card').first().waitFor({ state: 'attached' })
  await expect.poll(() => button(page).isDisabled()).toBe(true)
})
