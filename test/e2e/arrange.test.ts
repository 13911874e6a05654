import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardNamed, openBoard } from '#test/support/board.ts'
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

const COMMITTEE = 'Inter-departmental authorisations committee'
const button = (page: Page) =>
  page.getByRole('toolbar', { name: 'Board' }).getByRole('button', { name: 'Arrange' })
const bar = (page: Page) => page.getByRole('region', { name: 'Proposed arrangement' })
const frames = (page: Page) => page.locator('.tl-shape[data-shape-type="frame"]')
const open = (page: Page) => openBoard(page, server.url, lab.slug, BOARD)

/** Where the cards lie on the board, whatever one sees of it. */
const places = (page: Page) =>
  page
    .locator('.tl-shape[data-shape-type="card"]')
    .evaluateAll((shapes) =>
      shapes.map((shape) => `${shape.id} ${(shape as HTMLElement).style.transform}`).toSorted(),
    )

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
  await expect.poll(() => frames(ann.page).count()).toBeGreaterThan(3)
  expect(await places(ann.page)).not.toEqual(before)
  expect(await places(ben.page)).toEqual(before)
  expect(await frames(ben.page).count()).toBe(0)
  await bar(ann.page).getByRole('button', { name: 'Cancel' }).click()
  expect(await places(ann.page)).toEqual(before)
  expect(await frames(ann.page).count()).toBe(0)
  await button(ann.page).click()
  await ann.page.getByRole('menuitem', { name: 'Delivery chain' }).click()
  await bar(ann.page).getByRole('button', { name: 'Keep' }).click()
  const kept = await places(ann.page)
  expect(kept).not.toEqual(before)
  await expect.poll(() => places(ben.page)).toEqual(kept)
  expect(await frames(ben.page).count()).toBe(await frames(ann.page).count())
  await ann.page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(() => places(ann.page)).toEqual(before)
  await expect.poll(() => places(ben.page)).toEqual(before)
  await expect.poll(() => frames(ben.page).count()).toBe(0)
  expect([...ann.errors, ...ben.errors]).toEqual([])
})

test('AG15 AG14 by keyboard: propose, put away, propose, judge a card where it lies, keep', async () => {
  const { page, errors } = await seated('Cleo')
  await open(page)
  const before = await places(page)
  const propose = async (first: string) => {
    await button(page).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: first }).waitFor()
    await page.keyboard.press('ArrowDown')
    if (first === 'Impact and ease') await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(first)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep')
  }
  await propose('Issue tree')
  await page.keyboard.press('Escape')
  await expect.poll(() => places(page)).toEqual(before)
  await propose('Impact and ease')
  const proposed = await places(page)
  await cardNamed(page, COMMITTEE).first().click()
  const more = page.getByRole('button', { name: 'Impact: one more' })
  await more.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ease: one more' }).focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('status', { name: 'Ease: 5 of 5' }).count()).toBe(1)
  await expect.poll(() => page.getByRole('status', { name: 'Impact: 4 of 5' }).count()).toBe(1)
  await expect.poll(() => places(page)).not.toEqual(proposed)
  await bar(page).getByRole('button', { name: 'Keep' }).focus()
  await page.keyboard.press('Enter')
  await bar(page).waitFor({ state: 'detached' })
  expect(await frames(page).count()).toBeGreaterThan(4)
  expect(errors).toEqual([])
})

test('AG11 an observer is offered no arrangement', async () => {
  const { page } = await seated('Olga', true)
  await open(page).catch(() => undefined)
  await expect.poll(() => button(page).isDisabled()).toBe(true)
})
