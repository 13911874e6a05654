import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBigLab } from '#test/support/bigLab.ts'
import { openBoard } from '#test/support/board.ts'
import { boardPlan } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { keyboardPerson } from '#test/support/keyboardOnly.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* How the focus goes about a room's page. */

let server: TestServer
let browser: Browser
let lab: TestLab

const ROOM = 'mpsg'

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  lab = await newBigLab(server, boardPlan(5))
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const atBoard = async () => {
  const { cookie } = await lab.join({ name: 'Pat' })
  const pat = await keyboardPerson(browser, { name: 'Pat', cookie }, server.url)
  const { page } = pat
  await openBoard(page, server.url, lab.slug, ROOM)
  await page.locator('.board-card').first().waitFor()
  const part = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-part]')?.dataset['part'])
  const selected = () => page.locator('.tl-selection__fg').count()
  return { ...pat, part, selected }
}

test('KB4 F6 goes from part to part and back to where each was left; the first stops of Tab lead to board and list', async () => {
  const { page, press, focused, part, to, pointed } = await atBoard()
  await press('Tab')
  expect(await focused()).toBe('To the board')
  await press('Tab')
  expect(await focused()).toBe('To the list')
  await press('Shift+Tab', 'Enter')
  expect(await part()).toBe('board')

  const parts: (string | undefined)[] = []
  for (let times = 0; times < 8; times++) {
    await press('F6')
    parts.push(await part())
  }
  expect(parts).toEqual(['tools', 'hall', 'lab', 'rooms', 'room', 'head', 'board', 'tools'])
  await press('Shift+F6', 'Shift+F6')
  expect(await part()).toBe('head')
  await to(/^Export$/, 'ArrowRight')
  await press('F6', 'Shift+F6')
  expect(await focused()).toBe('Export')

  await press('Tab')
  await to(/^To the list$/)
  await press('Enter')
  await page.getByLabel('Find a card').waitFor()
  expect(page.url()).toMatch(/list$/)
  expect(pointed).toEqual([])
})

test('KB5 the canvas is one stop with a ring; an arrow chooses a card, Tab goes on, and after Escape leads out', async () => {
  const { page, press, focused, part, selected, pointed } = await atBoard()
  await press('Tab', 'Enter')
  const ring = () =>
    page.locator('.tl-container').evaluate((canvas) => getComputedStyle(canvas, '::after').outlineStyle)
  expect(await ring()).toBe('solid')
  expect(await selected()).toBe(0)
  await press('ArrowDown')
  await expect.poll(selected).toBe(1)
  const label = () => page.locator('.tl-container [role="status"]').textContent()
  await expect.poll(label).toMatch(/Card\. 1 of 5/)
  await press('Tab')
  await expect.poll(label).toMatch(/Card\. 2 of 5/)
  await press('Shift+Tab')
  await expect.poll(label).toMatch(/Card\. 1 of 5/)
  expect(await part()).toBe('board')
  await press('Escape')
  await expect.poll(selected).toBe(0)
  await press('Tab')
  expect(await focused()).not.toBe('Board')
  // Who comes back with Tab finds the card that was chosen, and not the next one.
  await press('Shift+Tab', 'ArrowDown')
  await expect.poll(label).toMatch(/Card\. 1 of 5/)
  await press('Shift+F6', 'Tab')
  for (let times = 0; times < 20 && (await focused()) !== 'Board'; times++) await press('Tab')
  await expect.poll(label).toMatch(/Card\. 1 of 5/)
  expect(pointed).toEqual([])
})

test('KB6 after a form, a menu, a panel and a dialog the focus is where it was', async () => {
  const { page, press, focused, to, pointed, errors } = await atBoard()
  const back = (name: string | RegExp) => expect.poll(focused).toMatch(name)
  const gone = (role: 'dialog' | 'menu') => page.getByRole(role).first().waitFor({ state: 'detached' })
  await press('Tab', 'Enter', 'ArrowDown')

  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await press('Escape')
  await gone('dialog')
  await back('Board')

  await press('l')
  await page.getByRole('dialog').waitFor()
  await press('Escape')
  await gone('dialog')
  await back('Board')

  await press('Shift+F10')
  await to(/^Edit text$/, 'ArrowRight')
  await press('Escape')
  await back('Board')

  await press('/')
  await expect.poll(focused).toBe('Find a card')
  await press('Escape')
  await back('Board')

  await press('Control+/')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await press('Escape')
  await gone('dialog')
  await back('Board')

  await press('Shift+F6')
  for (const menu of ['Arrange', 'Export']) {
    await to(new RegExp(`^${menu}$`), 'ArrowRight')
    await press('Enter')
    // The keys are the menu's once it has the focus.
    await page.locator('[role="menu"]:focus, [role="menu"] :focus').waitFor()
    await press('Escape')
    await gone('menu')
    await back(menu)
  }
  expect(pointed).toEqual([])
  expect(errors).toEqual([])
})

test('KB11 the keys are shown on the board, and one leads to the list and back', async () => {
  const { page, press, part, pointed } = await atBoard()
  await press('Control+Shift+l')
  await page.getByRole('treegrid').waitFor()
  await expect.poll(part).toBe('list')
  await press('Control+Shift+l')
  expect(await part()).toBe('board')
  await press('Control+/')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByText('Ctrl+Shift+L').waitFor()
  await keys.getByText('Write its words').first().waitFor()
  expect(pointed).toEqual([])
})
