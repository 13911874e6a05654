import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardNamed, openBoard, openBy } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { benchBoard, type BenchBoard } from '../bench/canvas/benchBoard.ts'
import { labWith } from '../bench/canvas/labOnServer.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { touchVisitor } from '#test/support/touchVisitor.ts'

let server: TestServer
let browser: Browser
let bench: BenchBoard
let lab: TestLab
let page: Page
let touch: CDPSession
let errors: string[]

/** What the editor's own gestures say on a page with touch; nothing has gone wrong. */
const OF_THE_LIBRARY = /^Unable to preventDefault inside passive|^Ignored attempt to cancel a touch/
const TABLET = { width: 1024, height: 768 }

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  bench = benchBoard(10)
  lab = await labWith(server, bench)
  const { cookie } = await lab.join({ name: 'Pat' })
  const pat = await touchVisitor(browser, { name: 'Pat', cookie }, server.url, TABLET)
  page = pat.page
  errors = pat.errors
  touch = await pat.context.newCDPSession(page)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

interface Finger {
  x: number
  y: number
}
type TouchType = 'touchStart' | 'touchMove' | 'touchEnd'
const fingers = async (type: TouchType, points: Finger[]) => {
  const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }))
  await touch.send('Input.dispatchTouchEvent', { type, touchPoints })
}
/** Fingers go from here to there in steps, then leave. */
const glide = async (from: Finger[], to: Finger[], steps = 12) => {
  await fingers('touchStart', from)
  for (let step = 1; step <= steps; step++) {
    const at = (a: number, b: number) => a + ((b - a) * step) / steps
    await fingers(
      'touchMove',
      from.map(({ x, y }, i) => ({ x: at(x, to[i]?.x ?? x), y: at(y, to[i]?.y ?? y) })),
    )
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
  await fingers('touchEnd', [])
}
const tap = async (at: Finger) => {
  await fingers('touchStart', [at])
  await fingers('touchEnd', [])
}

const words = () => bench.cards[0]?.title ?? ''
const card = () => cardNamed(page, words())
const boxOf = async () => {
  const box = await card().boundingBox()
  if (!box) throw new Error('the card is not on the screen')
  return box
}
const middleOf = async () => {
  const { x, y, width, height } = await boxOf()
  return { x: x + width / 2, y: y + height / 2 }
}
const open = async () => {
  await openBoard(page, server.url, lab.slug, bench.board)
  await card().waitFor()
}

test('FD10 two fingers apart enlarge a board, and together they move it', async () => {
  await open()
  const before = await boxOf()
  await glide([{ x: 480, y: 400 }, { x: 540, y: 400 }], [{ x: 380, y: 400 }, { x: 640, y: 400 }]) // prettier-ignore
  await expect.poll(async () => (await boxOf()).width).toBeGreaterThan(before.width * 1.4)
  await open()
  const still = await boxOf()
  await glide([{ x: 480, y: 400 }, { x: 560, y: 400 }], [{ x: 480, y: 500 }, { x: 560, y: 500 }]) // prettier-ignore
  await expect.poll(async () => (await boxOf()).y).toBeGreaterThan(still.y + 60)
  expect((await boxOf()).width).toBeCloseTo(still.width, 0)
})

test('FD11 a finger drags a card', async () => {
  await open()
  const before = await boxOf()
  const from = await middleOf()
  await glide([from], [{ x: from.x + 30, y: from.y + 220 }])
  await expect.poll(async () => (await boxOf()).y).toBeGreaterThan(before.y + 150)
})

test('FD12 FD14 a tap selects a card, whose bar fingers reach', async () => {
  await open()
  await tap(await middleOf())
  const bar = page.getByRole('toolbar', { name: 'Card' })
  await bar.waitFor()
  const buttons = await bar.getByRole('button').all()
  expect(buttons.length).toBeGreaterThan(1)
  for (const button of buttons) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
})

test('FD12 a double tap writes in a card', async () => {
  await open()
  const at = await middleOf()
  const twice = async () => {
    await tap(at)
    await tap(at)
  }
  await openBy(twice, page.locator('.board-card-area'))
  await page.keyboard.press('Escape')
})

test('FD13 a long press opens the menu', async () => {
  await open()
  await fingers('touchStart', [await middleOf()])
  await page.getByRole('menu').waitFor()
  await fingers('touchEnd', [])
  await page.keyboard.press('Escape')
})

test('FD15 what is written stays in sight when a keyboard comes up on the screen', async () => {
  await open()
  await glide([await middleOf()], [{ x: 400, y: 600 }])
  await tap(await middleOf())
  await page.getByRole('toolbar', { name: 'Card' }).getByRole('button', { name: 'Edit text' }).tap()
  const area = page.locator('.board-card-area')
  await area.waitFor()
  // What is seen of a page becomes lower, as with a keyboard over it.
  await touch.send('Emulation.setDeviceMetricsOverride', { width: 1024, height: 420, deviceScaleFactor: 1, mobile: true }) // prettier-ignore
  await expect
    .poll(async () => {
      const box = await area.boundingBox()
      return (box?.y ?? 1_000) + (box?.height ?? 0)
    })
    .toBeLessThan(420)
  expect(errors.filter((error) => !OF_THE_LIBRARY.test(error))).toEqual([])
})
