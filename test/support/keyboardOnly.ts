import type { Browser, Page } from 'playwright-core'
import { seatedVisitor } from './people.ts'

/** A page worked on without a mouse: what its person can do is press keys, and look. */
export interface Keyboard {
  page: Page
  /** Presses keys one after the other, as Playwright names them. */
  press: (...keys: string[]) => Promise<void>
  type: (words: string) => Promise<void>
  /** Presses Tab (or another key) until something of this name has the focus. */
  to: (name: RegExp, key?: string) => Promise<void>
  /** Key presses since it was asked last; letters of words are not counted. */
  strokes: () => number
  /** The accessible name, or the words, of what has the focus. */
  focused: () => Promise<string>
  /** Everything a pointer did to the page; a test asserts that it is nothing. */
  pointed: readonly string[]
}

/** Watches a page for pointers, also those that Playwright's clicks bring. Before its first address. */
const keyboardOnly = async (page: Page): Promise<Keyboard> => {
  const pointed: string[] = []
  let count = 0
  await page.exposeFunction('tellPointed', (what: string) => void pointed.push(what))
  await page.addInitScript(() => {
    const tell = (event: Event) => {
      if (event.isTrusted && event.target instanceof Element)
        void (window as unknown as { tellPointed: (what: string) => Promise<void> }).tellPointed(
          `${event.type} on ${event.target.outerHTML.slice(0, 80)}`,
        )
    }
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      window.addEventListener(type, tell, { capture: true })
  })
  const press = async (key: string) => {
    count += 1
    await page.keyboard.press(key)
  }
  return {
    page,
    pointed,
    press: async (...keys) => {
      for (const key of keys) await press(key)
    },
    type: (words) => page.keyboard.type(words),
    to: async (name, key = 'Tab') => {
      for (let times = 0; times < 60; times++) {
        if (name.test(await focusedOn(page))) return
        await press(key)
      }
      throw new Error(`${key} does not lead to ${String(name)}`)
    },
    strokes: () => {
      const all = count
      count = 0
      return all
    },
    focused: () => focusedOn(page),
  }
}

const focusedOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return ''
    const label = at instanceof HTMLElement && 'labels' in at ? (at as HTMLInputElement).labels?.[0] : null
    return (at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '').trim()
  })

/** Somebody with a seat who has no mouse. */
export const keyboardPerson = async (
  browser: Browser,
  seat: { name: string; cookie: string },
  url: string,
): Promise<Keyboard & { errors: readonly string[] }> => {
  const { page, errors } = await seatedVisitor(browser, seat, url)
  return { ...(await keyboardOnly(page)), errors }
}
