import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBoard } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let thandi: Visitor
let pieter: Visitor

beforeAll(async () => {
  server = await startTestServer()
  const workstreams = ROOMS.map((code) => ({ code: code.toUpperCase(), title: `Room ${code}` }))
  lab = await server.newLab({ workstreams })
  browser = await launchBrowser()
  const seated = async (name: string) => {
    const { cookie } = await lab.join({ name })
    return seatedVisitor(browser, { name, cookie }, server.url)
  }
  thandi = await seated('Thandi')
  pieter = await seated('Pieter')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const ROOMS = ['mpsg', 'aq'] as const
const cursorOf = (page: Page, name: string) => page.locator('.tl-nametag', { hasText: name })
const theSwitch = (page: Page) => page.getByRole('button', { name: "Others' cursors" })
let step = 0
/** A hand that rests is hidden after a while: it moves on with every look. */
const points = async ({ page }: Visitor) => page.mouse.move(500 + 10 * (step++ % 9), 400)
const untilSees = async (who: Visitor, other: Visitor, seen: boolean) =>
  expect
    .poll(async () => {
      await points(other)
      return (await cursorOf(who.page, other.name).count()) > 0
    })
    .toBe(seen)

test('PR20 others’ cursors are turned off with the keyboard, stay off after a reload, and come back', async () => {
  for (const { page } of [thandi, pieter]) await openBoard(page, server.url, lab.id, ROOMS[0])
  await untilSees(thandi, pieter, true)
  await theSwitch(thandi.page).focus()
  await thandi.page.keyboard.press('Enter')
  await untilSees(thandi, pieter, false)
  expect(await theSwitch(thandi.page).getAttribute('aria-pressed')).toBe('false')
  await untilSees(pieter, thandi, true)
  await thandi.page.reload()
  await expect.poll(() => theSwitch(thandi.page).getAttribute('aria-pressed')).toBe('false')
  await untilSees(thandi, pieter, false)
  await thandi.page.getByRole('button', { name: /here/ }).waitFor()
  await theSwitch(thandi.page).focus()
  await thandi.page.keyboard.press('Space')
  await untilSees(thandi, pieter, true)
})

test('PR21 a cursor is on the board where its owner is; the names of who is in the other room stay', async () => {
  await openBoard(pieter.page, server.url, lab.id, ROOMS[1])
  await untilSees(thandi, pieter, false)
  await thandi.page.getByRole('button', { name: /here/ }).click()
  await thandi.page.getByRole('listitem').filter({ hasText: 'Pieter' }).waitFor()
  await thandi.page.keyboard.press('Escape')
  await openBoard(thandi.page, server.url, lab.id, ROOMS[1])
  await untilSees(thandi, pieter, true)
  await untilSees(pieter, thandi, true)
  expect([...thandi.errors, ...pieter.errors]).toEqual([])
})
