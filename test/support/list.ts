import type { Locator, Page } from 'playwright-core'
import { untilLineSays } from './people.ts'

/** A room's list as a person works on it, by keyboard or touch. */

export const listOf = (page: Page): Locator => page.getByRole('treegrid')

/** The row of a card, by some of its words. */
export const rowNamed = (page: Page, words: string | RegExp): Locator =>
  page.locator('[role="treegrid"] tr[data-kind]', {
    has: page.locator('[data-words]', { hasText: words }),
  })

/** Opens a room's list and waits until it can be worked on. */
export const openList = async (page: Page, url: string, lab: string, room: string): Promise<void> => {
  await page.goto(`${url}/labs/${lab}/rooms/${room}/list`)
  await page.getByLabel('Find a card').waitFor()
  await untilLineSays(page, /^Saved$/)
}

/** What has the focus, by its accessible name or its words. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    const named = at?.getAttribute('aria-label') ?? at?.textContent ?? ''
    return at instanceof HTMLInputElement && at.labels?.[0] ? `${named} ${at.labels[0].textContent}` : named
  })

/** Presses Tab until something of this name has the focus, as someone without a mouse does; how often it took. */
export const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<number> => {
  for (let times = 0; times < 60; times++) {
    if (name.test(await focusedName(page))) return times
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not lead to ${String(name)}`)
}

/** Waits until a key has led to what can be done with the chosen row: that comes with the next frame. */
export const untilAtActions = (page: Page): Promise<void> => page.locator('[data-actions] :focus').waitFor()

/** Collects what is said to those who listen to a page, from now on. */
export const listenTo = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const region = document.querySelector('[data-testid="announcements"]')
    if (!region) throw new Error('Nothing is announced here')
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver((changes) => {
      for (const change of changes)
        for (const node of change.addedNodes) if (node.textContent) heard.push(node.textContent)
    }).observe(region, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}
