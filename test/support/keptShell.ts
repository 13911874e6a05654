import type { Page } from 'playwright-core'

/** Waits until the browser keeps the pages, so that they open without the server. */
export const untilShellKept = (page: Page): Promise<void> =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready))

/** The builds whose files the browser keeps. */
export const keptBuilds = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split('/').at(-1) ?? ''))

/** Which build a page is of. */
export const buildOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="build"]').getAttribute('content')
