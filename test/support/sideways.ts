import type { Page } from 'playwright-core'

/** By how many pixels a page, or what it shows, is wider than its place; 0 where nothing has to be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const over = (one: Element | null) => (one ? one.scrollWidth - one.clientWidth : 0)
    return Math.max(over(document.documentElement), over(document.querySelector('main')))
  })
