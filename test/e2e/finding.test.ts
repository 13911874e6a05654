import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitation } from '#shared/api/identity.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { openBoard } from '#test/support/board.ts'
import { boardPlan } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { joinWithCode, newVisitor, seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lindiwe: Visitor
let pieter: Visitor
let thandi: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(40))
  browser = await launchBrowser()
  lindiwe = await seatedVisitor(browser, { name: 'Lindiwe', cookie: lab.lead.cookie }, server.url)
  const seated = async (name: string, viewport?: { width: number; height: number }) => {
    const { cookie } = await lab.join({ name })
    return seatedVisitor(browser, { name, cookie }, server.url, viewport)
  }
  pieter = await seated('Pieter', { width: 1024, height: 768 })
  thandi = await seated('Thandi')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const ISSUE = sampleId(10_002)
const NEXT_DOOR = 'next'
const field = (page: Page) => page.getByRole('combobox', { name: 'Find a card' })
const bar = (page: Page, words: string) => page.getByText(words, { exact: true })

/** The middle of a card on the screen, in parts of the board's width and height. */
const placeOf = async (page: Page, id: string) => {
  const canvas = await page.locator('.tl-canvas').boundingBox()
  const card = await page.locator(`[data-shape-id="shape:${id}"]`).boundingBox()
  if (!canvas || !card) return null
  return {
    x: (card.x + card.width / 2 - canvas.x) / canvas.width,
    y: (card.y + card.height / 2 - canvas.y) / canvas.height,
  }
}
const isInTheMiddle = async (page: Page, id: string) => {
  const place = await placeOf(page, id)
  return place !== null && Math.abs(place.x - 0.5) < 0.05 && Math.abs(place.y - 0.5) < 0.05
}
const untilInTheMiddle = (page: Page, id: string) => expect.poll(() => isInTheMiddle(page, id)).toBe(true)

test('FN2 a card is found by keyboard alone, gone to and selected; Escape returns to the board', async () => {
  const { page } = pieter
  await openBoard(page, server.url, lab.id, 'mpsg')
  await page.keyboard.press('Control+f')
  await field(page).pressSequentially('fingerlings')
  await expect.poll(() => page.getByRole('option').count()).toBe(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await untilInTheMiddle(page, ISSUE)
  await expect.poll(() => page.locator('.tl-selection__fg, .board-bar').count()).toBeGreaterThan(0)
  await page.keyboard.press('/')
  await field(page).pressSequentially('no such card')
  await page.getByText('No card has all of these words.').waitFor()
  await page.keyboard.press('Escape')
  expect(await field(page).count()).toBe(0)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.tl-container') !== null))
    .toBe(true)
})

test('FN2 a card of another room is found from here and opens there', async () => {
  const { page } = pieter
  await openBoard(page, server.url, lab.id, NEXT_DOOR)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await field(page).pressSequentially('fingerlings')
  await page.getByText('In other rooms').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/rooms\/mpsg\/canvas\?card=/)
  await untilInTheMiddle(page, ISSUE)
})

test('FN3 a card’s link opens its board with it selected in the middle; the address stays as it is while one looks around', async () => {
  const { page } = pieter
  const link = `${server.url}/labs/${lab.id}/rooms/mpsg/canvas?card=${ISSUE}`
  await page.goto(link)
  await untilInTheMiddle(page, ISSUE)
  await page.locator('.board-bar').waitFor()
  await page.mouse.move(500, 500)
  await page.mouse.wheel(0, 300)
  await expect.poll(() => isInTheMiddle(page, ISSUE)).toBe(false)
  expect(page.url()).toBe(link)
})

test('FN3 a link into the wrong room leads to the right one; one of a card that is nowhere says so', async () => {
  const { page } = pieter
  await page.goto(`${server.url}/labs/${lab.id}/rooms/${NEXT_DOOR}/canvas?card=${ISSUE}`)
  await page.waitForURL(/rooms\/mpsg\/canvas\?card=/)
  await untilInTheMiddle(page, ISSUE)
  await page.goto(`${server.url}/labs/${lab.id}/rooms/mpsg/canvas?card=${sampleId(999_999)}`)
  await page.getByText('This link is of a card that is not in this lab.').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => page.url()).not.toContain('card=')
})

test('FN3 in the plan a card’s link opens its details; once it is removed, the link says so and shows what became of it', async () => {
  const { page } = pieter
  const risk = sampleId(50_000)
  const address = (view: string) => `${server.url}/labs/${lab.id}/rooms/mpsg/${view}?card=${risk}`
  await page.goto(address('plan'))
  const details = page.getByRole('dialog')
  await details.getByRole('button', { name: 'Copy link' }).waitFor()
  await details.getByRole('button', { name: /^Remove/ }).click()
  await page
    .getByText(/removed/i)
    .first()
    .waitFor()
  await untilLineSays(page, /^Saved$/)
  await page.goto(address('canvas'))
  await page.getByText(/^The card “Funds for vessels.*” was removed\.$/).waitFor()
  await page.getByRole('button', { name: 'Show its history' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'History' }).waitFor()
})

test('FN4 the link to a view opens it there', async () => {
  const { page } = pieter
  await page.goto(`${server.url}/labs/${lab.id}/rooms/mpsg/canvas?card=${ISSUE}`)
  await untilInTheMiddle(page, ISSUE)
  await pieter.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy link to this view' }).click()
  await page.getByText('The link to this view is copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\/rooms\/mpsg\/canvas\?at=-?\d+,-?\d+,[\d.]+$/)
  await openBoard(thandi.page, server.url, lab.id, NEXT_DOOR)
  await thandi.page.goto(link)
  await untilInTheMiddle(thandi.page, ISSUE)
})

test('FN5 who opens a link without a seat comes to the card once they have joined', async () => {
  const sipho = await newVisitor(browser, 'Sipho')
  const path = `/labs/${lab.slug}/rooms/mpsg/canvas?card=${ISSUE}`
  await sipho.page.goto(server.url + path)
  await sipho.page.getByText('You have no seat in this lab').waitFor()
  const made = await lab.api('/invitations', { cookie: lab.lead.cookie, body: { role: 'participant' } })
  const { code } = made.as(invitation)
  await joinWithCode(sipho, server.url, code, { name: 'Harbour watch', sector: 'business' })
  await untilInTheMiddle(sipho.page, ISSUE)
  expect(new URL(sipho.page.url()).pathname + new URL(sipho.page.url()).search).toBe(path)
  await sipho.context.close()
})

test('FN20 who follows somebody sees what they see, goes to their room with them, and stops with Escape or by looking elsewhere', async () => {
  await openBoard(pieter.page, server.url, lab.id, 'mpsg')
  await openBoard(thandi.page, server.url, lab.id, 'mpsg')
  await thandi.page.getByRole('button', { name: 'Follow Pieter' }).click()
  await bar(thandi.page, 'Following Pieter').waitFor()
  await bar(pieter.page, '1 follows you').waitFor()
  await pieter.page.keyboard.press('Control+f')
  await field(pieter.page).pressSequentially('fingerlings')
  await expect.poll(() => pieter.page.getByRole('option').count()).toBe(2)
  await pieter.page.keyboard.press('Enter')
  await untilInTheMiddle(pieter.page, ISSUE)
  await untilInTheMiddle(thandi.page, ISSUE)
  await openRoom(pieter.page, 'Next door')
  await thandi.page.waitForURL(/rooms\/next\/canvas/)
  await openRoom(pieter.page, 'Marine protection')
  await thandi.page.waitForURL(/rooms\/mpsg\/canvas/)
  await thandi.page.keyboard.press('Escape')
  await expect.poll(() => bar(thandi.page, 'Following Pieter').count()).toBe(0)
  await expect.poll(() => bar(pieter.page, '1 follows you').count()).toBe(0)
  await thandi.page.getByRole('button', { name: 'Follow Pieter' }).click()
  await bar(thandi.page, 'Following Pieter').waitFor()
  await thandi.page.mouse.move(700, 500)
  await thandi.page.mouse.wheel(0, 200)
  await expect.poll(() => bar(thandi.page, 'Following Pieter').count()).toBe(0)
  // One's own way is free again at once.
  await thandi.page.getByRole('button', { name: 'Follow Pieter' }).click()
  await bar(thandi.page, 'Following Pieter').waitFor()
  await openRoom(thandi.page, 'Next door')
  await expect.poll(() => bar(thandi.page, 'Following Pieter').count()).toBe(0)
  expect(thandi.page.url()).toContain('/rooms/next/')
})

const openRoom = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: title }).click()

test('FN21 everyone comes to where a facilitator is; who writes is asked; one goes back to where one was', async () => {
  const phone = await seatedVisitor(
    browser,
    { name: 'Anna', cookie: (await lab.join({ name: 'Anna' })).cookie },
    server.url,
    { width: 390, height: 844 },
  )
  await phone.page.goto(`${server.url}/labs/${lab.id}/rooms/${NEXT_DOOR}/plan`)
  await untilLineSays(phone.page, /^Saved$/)
  await openBoard(pieter.page, server.url, lab.id, NEXT_DOOR)
  await openBoard(thandi.page, server.url, lab.id, NEXT_DOOR)
  await thandi.page.getByRole('button', { name: 'Find', exact: true }).click()
  await field(thandi.page).pressSequentially('in the middle of a word')
  await lindiwe.page.goto(`${server.url}/labs/${lab.id}/rooms/mpsg/canvas?card=${ISSUE}`)
  await untilInTheMiddle(lindiwe.page, ISSUE)
  expect(await pieter.page.getByRole('button', { name: 'Bring everyone here' }).count()).toBe(0)
  await lindiwe.page.getByRole('button', { name: 'Bring everyone here' }).click()
  await pieter.page.waitForURL(/rooms\/mpsg\/canvas$/)
  await untilInTheMiddle(pieter.page, ISSUE)
  await phone.page.waitForURL(/rooms\/mpsg\/plan$/)
  const asks = thandi.page.getByRole('status').filter({ hasText: 'asks everyone to MPSG' })
  await asks.waitFor()
  expect(thandi.page.url()).toContain(`/rooms/${NEXT_DOOR}/`)
  expect(await field(thandi.page).inputValue()).toBe('in the middle of a word')
  await thandi.page.getByRole('button', { name: 'Go', exact: true }).click()
  await thandi.page.waitForURL(/rooms\/mpsg\/canvas$/)
  await untilInTheMiddle(thandi.page, ISSUE)
  await pieter.page.getByRole('button', { name: 'Go back' }).click()
  await pieter.page.waitForURL(new RegExp(`rooms/${NEXT_DOOR}/canvas`))
  // Who comes later comes too, and nobody twice.
  const late = await seatedVisitor(
    browser,
    { name: 'Sipho', cookie: (await lab.join({ name: 'Sipho' })).cookie },
    server.url,
  )
  await late.page.goto(`${server.url}/labs/${lab.id}/rooms/${NEXT_DOOR}/canvas`)
  await late.page.waitForURL(/rooms\/mpsg\/canvas$/)
  await pieter.page.reload()
  await untilLineSays(pieter.page, /^Saved$/)
  expect(pieter.page.url()).toContain(`/rooms/${NEXT_DOOR}/`)
  await lindiwe.page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect.poll(() => lindiwe.page.getByText('Everyone is asked to come').count()).toBe(0)
  for (const one of [lindiwe, pieter, thandi, phone, late]) expect(one.errors).toEqual([])
  for (const one of [phone, late]) await one.context.close()
})
