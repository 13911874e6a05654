import type { Browser, Page } from 'playwright-core'
import { newVisitor, type Visitor } from './people.ts'
import type { TestLab } from './testServer.ts'

/** Somebody with a seat in a lab, whose browser is at its address already. */
export const seatedVisitor = async (
  browser: Browser,
  lab: TestLab,
  url: string,
  viewport?: { width: number; height: number },
): Promise<Visitor & { seatId: string }> => {
  const visitor = await newVisitor(browser, 'Pat', viewport)
  const { cookie, seatId } = await lab.join({ name: 'Pat' })
  const [name = '', value = ''] = cookie.split('=')
  await visitor.context.addCookies([{ name, value, url }])
  return { ...visitor, seatId }
}

/** Waits until the browser keeps the pages, so that they open without the server. */
export const untilShellKept = (page: Page): Promise<void> =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready))

/** The builds whose files the browser keeps. */
export const keptBuilds = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split('/').at(-1) ?? ''))

/** Which build a page is of. */
export const buildOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="build"]').getAttribute('content')
