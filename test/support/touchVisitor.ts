import type { Browser } from 'playwright-core'
import { watchErrors } from './browser.ts'
import type { Visitor } from './people.ts'

/** Somebody at a seat of a lab with nothing but their fingers. */
export const touchVisitor = async (
  browser: Browser,
  seat: { name: string; cookie: string },
  url: string,
  viewport = { width: 390, height: 844 },
): Promise<Visitor> => {
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true })
  context.setDefaultTimeout(20_000)
  const [name = '', value = ''] = seat.cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  return { name: seat.name, context, page, errors: watchErrors(page) }
}
