import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLayout } from '#shared/doc/read.ts'
import { openBoard } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { inPicture, newFarBoard, zoomBy, type FarBoard } from '#test/support/farBoard.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let browser: Browser
let far: FarBoard
let page: Page

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  far = await newFarBoard(server, browser, 400)
  page = far.visitor.page
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = () => openBoard(page, server.url, far.lab.slug, far.bench.board)
const cards = () => page.locator('.board-card:visible')
const picture = () => page.locator('.board-picture')
const isPicture = async () =>
  (await cards().count()) === 0 && ((await picture().boundingBox())?.width ?? 0) > 0

/** The whole board in view. */
const showAll = async () => {
  await page.mouse.click(1_400, 600)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+1')
  await expect.poll(isPicture).toBe(true)
}

test('FD6 a wheel moves a board before the first click on it', async () => {
  await open()
  await cards().first().waitFor()
  const before = await cards().first().boundingBox()
  await page.mouse.move(700, 450)
  await page.mouse.wheel(40, 30)
  await expect.poll(async () => (await cards().first().boundingBox())?.x).toBeCloseTo((before?.x ?? 0) - 40)
})

test('FD4 a large board has elements for what is in view alone, and for the rest as it comes into it', async () => {
  await open()
  await cards().first().waitFor()
  const last = far.bench.cards.at(-1)
  await expect.poll(() => page.locator('.board-card').count()).toBeLessThan(150)
  const named = page.locator('.board-card', { hasText: last?.title ?? '' })
  expect(await named.count()).toBe(0)
  for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, 250)
  await expect.poll(() => named.count()).toBe(1)
})

test('FD1 from far a card is its title alone', async () => {
  await open()
  await cards().first().waitFor()
  await page.mouse.click(1_400, 600)
  await expect.poll(() => page.locator('.board-card-head:visible').count()).toBeGreaterThan(0)
  await zoomBy(page, 5)
  await expect.poll(() => page.locator('.board-card-head:visible').count()).toBe(0)
  expect(await page.locator('.board-card-words:visible').count()).toBeGreaterThan(0)
  await zoomBy(page, -6)
  await expect.poll(() => page.locator('.board-card-head:visible').count()).toBeGreaterThan(0)
})

test('FD2 FD3 a board in view as a whole is one picture, in which a card is selected, opened and dragged', async () => {
  await open()
  await showAll()
  const card = far.bench.cards[205]
  if (!card) throw new Error('the board has no such card')
  const at = await inPicture(page, card)
  await page.mouse.click(at.x, at.y)
  await page.getByRole('toolbar', { name: 'Card' }).waitFor()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await expect.poll(() => form.getByText(card.title).or(form.locator(`[value="${card.title}"]`)).count()).toBeGreaterThan(0) // prettier-ignore
  await page.keyboard.press('Escape')
  await expect.poll(() => form.count()).toBe(0)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 20, at.y + 10, { steps: 3 })
  await page.mouse.move(at.x + 40, at.y + 20, { steps: 3 })
  await page.mouse.up()
  const moved = async () => {
    let x = card.x
    await withDocument(server.url, far.lab.lead.cookie, far.lab.id, (doc) => {
      x = readLayout(doc).get(card.id)?.x ?? x
    })
    return x
  }
  await expect.poll(moved).toBeGreaterThan(card.x + 50)
  expect(far.visitor.errors).toEqual([])
})

test('FD2 near again, what was a picture has its elements', async () => {
  await open()
  await showAll()
  await page.keyboard.press('Shift+0')
  await expect.poll(() => cards().count()).toBeGreaterThan(5)
  await expect.poll(async () => (await picture().boundingBox())?.width ?? 0).toBe(0)
})

test('FD16 whoever writes in a card from far is brought near', async () => {
  await open()
  await showAll()
  const card = far.bench.cards[210]
  if (!card) throw new Error('the board has no such card')
  const at = await inPicture(page, card)
  await page.mouse.click(at.x, at.y)
  await page.keyboard.press('F2')
  const area = page.locator('.board-card-area')
  await area.waitFor()
  await expect.poll(async () => (await area.boundingBox())?.width ?? 0).toBeGreaterThan(150)
  await area.fill('Written from far')
  await area.press('Enter')
  await page.locator('.board-card', { hasText: 'Written from far' }).waitFor()
  expect(far.visitor.errors).toEqual([])
})
