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
let pat: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(12))
  browser = await launchBrowser()
  const { cookie } = await lab.join({ name: 'Pat' })
  pat = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const firstCard = (page: Page) => cardNamed(page, '').first()

test('CV23 a page that is busy just after a wheel has turned moves its board once', async () => {
  const { page } = pat
  await openBoard(pat.page, server.url, lab.slug, BOARD)
  await page.mouse.click(700, 450)
  const before = await firstCard(page).boundingBox()
  // What the gesture reports a second time is due after 140 ms, and finds a page that was busy until then.
  await page.evaluate(() => {
    const turned = new Promise<void>((resolve) => {
      const busyAfter = () => {
        setTimeout(() => {
          for (const end = performance.now() + 300; performance.now() < end;);
        }, 10)
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), 200)
      }
      window.addEventListener('wheel', busyAfter, { capture: true, once: true })
    })
    Object.assign(window, { turned })
  })
  await page.mouse.move(700, 450)
  await page.mouse.wheel(-60, -40)
  await page.evaluate(() => (window as unknown as { turned: Promise<void> }).turned)
  const after = await firstCard(page).boundingBox()
  expect(after?.x).toBeCloseTo((before?.x ?? 0) + 60)
  expect(after?.y).toBeCloseTo((before?.y ?? 0) + 40)
  await page.mouse.wheel(30, 20)
  await expect.poll(async () => (await firstCard(page).boundingBox())?.x).toBeCloseTo((before?.x ?? 0) + 30)
  expect(pat.errors).toEqual([])
})

test('CV23 turns of a wheel each move the board, however long one comes after another', async () => {
  const { page } = pat
  await openBoard(pat.page, server.url, lab.slug, BOARD)
  await page.mouse.click(700, 450)
  const before = await firstCard(page).boundingBox()
  await page.evaluate(() => {
    const now = Date.now
    const begin = now() + 10_000
    // From 100 ms, one turn to the next, to 180 ms.
    for (let gap = 100, at = begin; gap <= 180; gap += 5, at += gap) {
      Date.now = () => at
      const turn = { deltaX: 3, deltaY: 2, clientX: 700, clientY: 450, bubbles: true, cancelable: true }
      document.elementFromPoint(700, 450)?.dispatchEvent(new WheelEvent('wheel', turn))
    }
    Date.now = now
  })
  await expect.poll(async () => (await firstCard(page).boundingBox())?.x).toBeCloseTo((before?.x ?? 0) - 51)
  expect(pat.errors).toEqual([])
})
