import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contrastFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { enterDemo } from '#test/support/demo.ts'
import type { Visitor } from '#test/support/people.ts'
import { sideways } from '#test/support/sideways.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

/* Light, dark, the wall of a hall and large words, on the pages of the demonstration. */

const LAB = '/labs/oceans'
/** Each page's address and what is on it once it is drawn. */
const PAGES: [path: string, drawn: string][] = [
  ['/', 'h1'],
  ['/join', 'input'],
  [`${LAB}/plan`, 'h1'],
  [`${LAB}/timeline`, '[role="treegrid"] [data-line]'],
  [`${LAB}/between`, 'h1'],
  [`${LAB}/checks`, 'h1'],
  [`${LAB}/register`, 'h1'],
  [`${LAB}/rounds`, 'h1'],
  [`${LAB}/programme`, 'h1'],
  [`${LAB}/people`, 'text=Here now'],
  [`${LAB}/agreement`, 'text=Freeze as version 2'],
  [`${LAB}/roadmap/1`, 'text=Download JSON'],
  [`${LAB}/history?since=all`, 'text=Added'],
  [`${LAB}/rooms/aq/list`, '[role="treegrid"]'],
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

const scheme = (page: Page) => page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])
const wordSize = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const DARK_PAGE = 'rgb(15, 24, 31)'

/** A ground of the page in every frame from its beginning. */
const watchGrounds = (page: Page) =>
  page.addInitScript(() => {
    const grounds = new Set<string>()
    Object.assign(window, { grounds })
    const look = () => {
      if (document.body) grounds.add(getComputedStyle(document.body).backgroundColor)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
const grounds = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { grounds: Set<string> }).grounds])

test('LO2 LO3 a choice is kept, has no light frame before it, and is followed by other pages', async () => {
  const { page, context, errors } = visitor
  const other = await context.newPage()
  await other.goto(`${server.url}/about`)
  await other.locator('h1').waitFor()
  await page.goto(`${server.url}${LAB}/rooms/aq/canvas`)
  await page.locator('.board-card').first().waitFor()
  await page.getByRole('button', { name: /Demo facilitator/ }).click()
  await page.getByRole('button', { name: 'Appearance' }).click()
  const dialog = page.getByRole('dialog', { name: 'Appearance' })
  await dialog.getByText('Dark', { exact: true }).click()
  await expect.poll(() => ground(page)).toBe(DARK_PAGE)
  await expect.poll(() => ground(other)).toBe(DARK_PAGE)
  await page.locator('.tl-theme__dark .board-card').first().waitFor()
  await dialog.getByText('Larger', { exact: true }).click()
  await expect.poll(() => wordSize(page)).toBe('21.92px')
  await expect.poll(() => wordSize(other)).toBe('21.92px')

  await watchGrounds(page)
  await page.reload()
  await page.locator('.tl-theme__dark .board-card').first().waitFor()
  expect(await grounds(page)).toEqual([DARK_PAGE])
  expect(await wordSize(page)).toBe('21.92px')
  await page.goto(`${server.url}/join`)
  await page.locator('input').first().waitFor()
  expect(await grounds(page)).toEqual([DARK_PAGE])

  // Paper is light.
  await other.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  expect(await scheme(other)).toBe('light')
  await other.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  expect(await scheme(other)).toBe('dark')

  await other.getByRole('button', { name: 'Appearance' }).click()
  const there = other.getByRole('dialog', { name: 'Appearance' })
  await there.getByText('Normal', { exact: true }).click()
  await there.getByText('As the device', { exact: true }).click()
  await expect.poll(() => scheme(page)).toBe('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => scheme(page)).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await there.getByText('Light', { exact: true }).click()
  await other.close()
  expect(errors).toEqual([])
})

test('LO4 a window on the wall has neither rooms nor what is personal; the others stay as they are', async () => {
  const { page, context, errors } = visitor
  const wall = await context.newPage()
  await wall.goto(`${server.url}${LAB}/programme?projector`)
  await wall.locator('h1').first().waitFor()
  expect(wall.url()).toBe(`${server.url}${LAB}/programme`)
  expect(await wordSize(wall)).toBe('20.96px')
  expect(await wall.getByRole('navigation', { name: 'Rooms' }).count()).toBe(0)
  expect(await wall.getByRole('button', { name: /Demo facilitator/ }).count()).toBe(0)
  expect(await wall.getByRole('button', { name: 'Hand' }).count()).toBe(0)
  await page.goto(`${server.url}${LAB}/programme`)
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  await wall.getByRole('button', { name: 'Dark hall' }).click()
  await expect.poll(() => ground(wall)).toBe('rgb(0, 0, 0)')
  expect(await scheme(page)).toBe('light')
  await wall.reload()
  await wall.getByRole('button', { name: 'Bright hall' }).waitFor()
  await wall.goto(`${server.url}${LAB}/rooms/aq/canvas`)
  await wall.locator('.tl-theme__dark .board-card').first().waitFor()
  expect(await wall.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0)
  await wall.keyboard.press('Alt+KeyP')
  await wall.getByRole('button', { name: 'Export', exact: true }).waitFor()
  await wall.getByRole('navigation', { name: 'Rooms' }).waitFor()
  await wall.keyboard.press('Alt+KeyP')
  await wall.getByRole('button', { name: 'Leave projector' }).click()
  await wall.getByRole('navigation', { name: 'Rooms' }).waitFor()
  await wall.close()
  expect(errors).toEqual([])
})

/** As another page of this device would tell it. */
const become = (page: Page, told: { scheme: string; text: string; wall?: boolean }) =>
  page.evaluate(({ wall, ...look }) => {
    const root = document.documentElement
    localStorage.setItem('delivery-lab-look', JSON.stringify(look))
    window.dispatchEvent(new StorageEvent('storage', { key: 'delivery-lab-look' }))
    root.toggleAttribute('data-projector', wall === true)
  }, told)

test(
  'LO5 words can be read in every look, and large ones make no page wider than a phone',
  { timeout: 180_000 },
  async () => {
    const { page, errors } = visitor
    const found: Record<string, unknown> = {}
    const note = (key: string, what: string[] | number) => {
      if (what !== 0 && !(Array.isArray(what) && what.length === 0)) found[key] = what
    }
    for (const [path, drawn] of PAGES) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${server.url}${path}`)
      await page.locator(drawn).first().waitFor()
      await become(page, { scheme: 'dark', text: 'normal' })
      note(`${path} dark`, await contrastFindings(page))
      await become(page, { scheme: 'light', text: 'larger', wall: true })
      note(`${path} wall`, await contrastFindings(page))
      await become(page, { scheme: 'light', text: 'larger' })
      note(`${path} larger`, await sideways(page))
      await page.setViewportSize({ width: 390, height: 844 })
      await expect
        .poll(() => sideways(page), { timeout: 3_000 })
        .toBeLessThanOrEqual(0)
        .catch(async () => note(`${path} phone`, await sideways(page)))
      await become(page, { scheme: 'light', text: 'normal' })
    }
    expect(found).toEqual({})
    expect(errors).toEqual([])
  },
)

test('LO6 with a person’s own colours nothing vanishes', async () => {
  const { page } = visitor
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${server.url}${LAB}/timeline`)
  await page.locator('[data-bar]').first().waitFor()
  const painted = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e) => {
        const { backgroundColor, backgroundImage, borderTopWidth, outlineStyle } = getComputedStyle(e)
        return (
          backgroundImage !== 'none' ||
          outlineStyle !== 'none' ||
          borderTopWidth !== '0px' ||
          !/, 0\)$|^rgb\(255, 255, 255\)$/.test(backgroundColor)
        )
      })
  expect(await painted('[data-bar]:not([data-mark="due"])')).toBe(true)
  expect(await painted('[aria-current="page"]')).toBe(true)
  await page.goto(`${server.url}${LAB}/people`)
  await page.locator('text=Here now').first().waitFor()
  expect(await painted('[data-shape]')).toBe(true)
  expect(await painted('[data-group]')).toBe(true)
  await page.emulateMedia({ forcedColors: 'none' })
})
