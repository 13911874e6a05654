import { expect } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { watchErrors } from './browser.ts'

/** Somebody with a browser of their own. */
export interface Visitor {
  name: string
  context: BrowserContext
  page: Page
  /** What this person's pages said went wrong. */
  errors: string[]
}

export const newVisitor = async (
  browser: Browser,
  name: string,
  viewport = { width: 1440, height: 900 },
): Promise<Visitor> => {
  const context = await browser.newContext({ viewport })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  return { name, context, page, errors: watchErrors(page) }
}

/** Somebody whose browser is at a seat of a lab already, by its cookie. */
export const seatedVisitor = async (
  browser: Browser,
  seat: { name: string; cookie: string },
  url: string,
  viewport?: { width: number; height: number },
): Promise<Visitor> => {
  const visitor = await newVisitor(browser, seat.name, viewport)
  const [name = '', value = ''] = seat.cookie.split('=')
  await visitor.context.addCookies([{ name, value, url }])
  return visitor
}

/** Joins a lab with its code, as on a phone in the hall. */
export const joinWithCode = async (
  { page, name }: Visitor,
  url: string,
  code: string,
  organisation: { name: string; sector: string },
): Promise<void> => {
  await page.goto(`${url}/join`)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your organisation').fill(organisation.name)
  await page.getByLabel('Sector').selectOption(organisation.sector)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('link', { name: 'Go to the lab' }).click()
}

/** Waits until the saved-state line says something. */
export const untilLineSays = async (page: Page, words: string | RegExp): Promise<void> => {
  const line = page.getByTestId('saved-state').locator('[title]')
  await expect.poll(() => line.getAttribute('title'), { timeout: 20_000 }).toMatch(words)
}
