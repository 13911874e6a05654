import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { enterDemo } from '#test/support/demo.ts'
import type { Visitor } from '#test/support/people.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

/* Every page of the demonstration, as its facilitator sees it on a screen, a tablet and a phone. */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]
const LAB = '/labs/oceans'
/** Each page's address and what is on it once it is drawn. */
const PAGES: [path: string, drawn: string][] = [
  ['/', 'h1'],
  ['/about', 'h1'],
  ['/delivery', 'h1'],
  ['/no-such-page', 'h1'],
  ['/labs/no-such-lab', 'h1'],
  ['/join', 'input'],
  [`${LAB}/rooms/aq/plan`, 'text=Reform of the legislation'],
  [`${LAB}/rooms/aq/list`, '[role="treegrid"]'],
  [`${LAB}/between`, 'text=Asked of AQ'],
  [`${LAB}/people`, 'text=Here now'],
  [`${LAB}/settings`, 'h1'],
  [`${LAB}/agreement`, 'text=Freeze as version 2'],
  [`${LAB}/roadmap`, 'text=Download JSON'],
  [`${LAB}/roadmap/1`, 'text=Download JSON'],
  [`${LAB}/history?since=all`, 'text=Added'],
  [`${LAB}/history/99/rooms/aq/plan`, 'text=Reform of the legislation'],
  [`${LAB}/history/99/rooms/aq/canvas`, '.board-card'],
  [`${LAB}/rooms/mpsg/canvas`, '.board-card'],
  [`${LAB}/rooms/aq/canvas`, '.board-card'],
]

let server: TestServer
let browser: Browser
let visitor: Visitor

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  visitor = await enterDemo(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What lies over the watermark at its corners and its middle, if it is not the watermark. */
const coveringWatermark = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const mark = document.querySelector('[class*="tl-watermark"]')
    if (!mark) return ['there is no watermark']
    const { left, top, right, bottom } = mark.getBoundingClientRect()
    const inset = 2
    const points = [
      [left + inset, top + inset],
      [Math.min(right, window.innerWidth) - inset, top + inset],
      [left + inset, bottom - inset],
      [Math.min(right, window.innerWidth) - inset, bottom - inset],
      [(left + right) / 2, (top + bottom) / 2],
    ] as const
    return points.flatMap(([x, y]) => {
      const over = document.elementFromPoint(x, y)
      const own = over !== null && (mark.contains(over) || over.closest('.tl-canvas') !== null)
      return own ? [] : [`${over?.outerHTML.slice(0, 80) ?? 'nothing'} at ${x}, ${y}`]
    })
  })

test.each(PAGES)(
  'X22 %s fits a screen, a tablet and a phone, and axe finds nothing serious',
  async (path, drawn) => {
    const { page } = visitor
    const isBoard = path.endsWith('/canvas')
    await page.goto(server.url + path)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await page.locator(drawn).locator('visible=true').first().waitFor()
      await expect.poll(() => overflow(page), { message: `${size.width} wide` }).toBeLessThanOrEqual(0)
      if (isBoard)
        await expect.poll(() => coveringWatermark(page), { message: `${size.width} wide` }).toEqual([])
      if (size.width !== 1024) expect(await axeFindings(page), `${size.width} wide`).toEqual([])
    }
  },
)

test('X21 no page says on its console that anything went wrong', () => {
  // A browser tells of each answer 404 by itself: the page asked for a lab that is not there.
  expect(visitor.errors.filter((error) => !/status of 404/.test(error))).toEqual([])
})
