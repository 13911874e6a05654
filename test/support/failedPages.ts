import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { browsers } from './browser.ts'

/** What a browser test that fails had before it: each page's address, where its keys went, what it says, a picture. */

const FOLDER = `${import.meta.dirname}/../../node_modules/.cache/failed-pages`
const MOST = 12_000

const tell = async (page: Page, picture: string): Promise<string> => {
  const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300))
  const says = await page.locator('body').ariaSnapshot({ timeout: 5_000 })
  await page.screenshot({ path: picture, timeout: 5_000 })
  return `${page.url()}\nkeys go to ${focus}\npicture ${picture}\n${says.slice(0, MOST)}`
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  mkdirSync(FOLDER, { recursive: true })
  const pages = [...browsers].flatMap((browser) => browser.contexts()).flatMap((context) => context.pages())
  for (const [at, page] of pages.entries()) {
    const told = await tell(page, `${FOLDER}/${task.name.slice(0, 60).replace(/\W+/g, '-')}-${at}.png`).catch(
      String,
    )
    console.error(`A page when “${task.name}” failed: ${told}`)
  }
})
