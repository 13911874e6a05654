import type { Browser, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { cardNamed, openBoard } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { openList, rowNamed, tabTo, untilAtActions } from '#test/support/list.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* Areas and notes from the list alone: Fatima leads and Pat takes part there, Thandi sees it on the canvas. */

let server: TestServer
let browser: Browser
let lab: TestLab
let fatima: Visitor
let pat: Visitor
let thandi: Visitor

const ROOM = 'mpsg'
const NEXT_DOOR = 'next'
const ISSUE = 'Harbours silt up'
const NOTES_ONLY =
  /In the area “Ideas” people may add notes and change their own, nothing else \(set by Fatima/

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    const fields = { code: 'NEXT', title: 'Next door', orderKey: 'a9' }
    applyCommands(doc, [{ type: 'create', collection: 'workstreams', id: v7(), fields }])
  })
  browser = await launchBrowser()
  fatima = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  pat = await seatedVisitor(
    browser,
    { name: 'Pat', cookie: (await lab.join({ name: 'Pat' })).cookie },
    server.url,
  )
  const { cookie } = await lab.join({ name: 'Thandi' })
  thandi = await seatedVisitor(browser, { name: 'Thandi', cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
const untilAt = (page: Page, name: RegExp) => expect.poll(() => focused(page)).toMatch(name)
const rows = (page: Page) => page.locator('[role="treegrid"] tr').allTextContents()
const refusal = (page: Page, words: RegExp) => page.getByRole('alert').getByText(words)
const frames = (page: Page) => page.locator('.tl-frame-heading')

/** Goes to a row by its first letters, from wherever the focus is in the list. */
const goTo = async (page: Page, letters: string, name: RegExp) => {
  await page.keyboard.press('Home')
  await page.keyboard.type(letters)
  await untilAt(page, name)
}

/** Presses a key that is refused; the reason is read and put away. */
const untilRefused = async (page: Page, act: () => Promise<void>) => {
  await act()
  await refusal(page, NOTES_ONLY).waitFor()
  await page.getByRole('alert').getByRole('button').first().click()
  await refusal(page, NOTES_ONLY).waitFor({ state: 'detached' })
}

test('LI32 a facilitator makes an area in the list, names it and lets people add notes there; the canvas of another shows it', async () => {
  const { page } = fatima
  await openBoard(thandi.page, server.url, lab.slug, ROOM)
  await openList(page, server.url, lab.slug, ROOM)
  await tabTo(page, /Text of the issue/)
  await page.keyboard.type(ISSUE)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+Digit7')
  await untilAt(page, /Name of the area/)
  await page.keyboard.type('Thoughts')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await untilAt(page, /^Thoughts \(0\)/)
  await frames(thandi.page).getByText('Thoughts').waitFor()

  await page.keyboard.press('F2')
  await untilAt(page, /Name of the area/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Ideas')
  await page.keyboard.press('Enter')
  await untilAt(page, /^Ideas \(0\)/)
  await page.keyboard.press('n')
  await untilAt(page, /Text of the note/)
  await page.keyboard.type('Ask the mayors')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await untilAt(page, /^Note\. Ask the mayors/)

  await goTo(page, 'Ideas', /^Ideas \(1\)/)
  await page.keyboard.press('Shift+F10')
  await untilAtActions(page)
  await tabTo(page, /^Lock this area$/)
  await page.keyboard.press('Enter')
  await tabTo(page, /Why/)
  await page.keyboard.type('we sort them after lunch')
  await page.keyboard.press('Enter')
  await untilAt(page, /^Ideas \(1\)\. Notes only · Fatima Facilitator: we sort them after lunch/)
  await thandi.page.locator('.area-mark-words').getByText('Notes only').waitFor()
  await frames(thandi.page).getByText('Ideas').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(fatima.errors).toEqual([])
})

test('LI33 with the keyboard a participant adds a note where nothing else may be done, and is told why nothing else may', async () => {
  const { page } = pat
  await openList(page, server.url, lab.slug, ROOM)
  await tabTo(page, /^ By kind$/)
  await page.keyboard.press('ArrowRight')
  await tabTo(page, /^Ideas|^Issue|^Outside|^Note/)
  await goTo(page, 'Ideas', /^Ideas \(1\)/)
  await page.keyboard.press('Shift+F10')
  await untilAtActions(page)
  await tabTo(page, /^Add a note$/)
  await page.keyboard.press('Enter')
  await untilAt(page, /Text of the note/)
  expect(await page.getByLabel('Where the note is put').locator('option:checked').textContent()).toBe(
    'In “Ideas”',
  )
  await page.keyboard.type('Dredge by barge')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await untilAt(page, /^Note\. Dredge by barge/)
  await page.keyboard.press('F2')
  await page.keyboard.type(', not by lorry')
  await page.keyboard.press('Enter')
  await untilAt(page, /^Note\. Dredge by barge, not by lorry/)
  await untilLineSays(page, /^Saved$/)
  await thandi.page.locator('.tl-canvas').getByText('Dredge by barge, not by lorry').waitFor()

  await goTo(page, 'Ask', /^Note\. Ask the mayors/)
  await untilRefused(page, () => page.keyboard.press('F2'))
  await tabTo(page, /^Note\. Ask the mayors/)
  await untilRefused(page, () => page.keyboard.press('Delete'))
  await tabTo(page, /^Note\. Ask the mayors/)
  await goTo(page, 'Ideas', /^Ideas \(2\)/)
  await untilRefused(page, () => page.keyboard.press('F2'))
  await tabTo(page, /^Ideas/)
  await untilRefused(page, () => page.keyboard.press('Delete'))
  await rowNamed(page, ISSUE).click()
  await untilRefused(page, async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Ideas' }).click()
  })
  await expect.poll(() => rows(page)).toHaveLength(5)
  expect((await rows(page)).findIndex((row) => row.includes(ISSUE))).toBe(4)
  expect(await page.getByRole('button', { name: 'Lock this area' }).count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  expect(pat.errors).toEqual([])
})

test('LI34 a facilitator makes a card of a note, unlocks the area and takes it away; what lay in it stays', async () => {
  const { page } = fatima
  await rowNamed(page, 'Dredge by barge').click()
  await page.getByRole('button', { name: 'Make a card' }).click()
  await page.getByRole('menuitem', { name: 'Initiative' }).click()
  await untilAt(page, /^Initiative .*Dredge by barge, not by lorry/)
  await goTo(page, 'Ideas', /^Ideas \(2\)/)
  await page.keyboard.press('Delete')
  await page.getByText('“Ideas” is locked. Unlock it before you take it away.').waitFor()
  await page.keyboard.press('Shift+F10')
  await untilAtActions(page)
  await tabTo(page, /^Unlock this area$/)
  await page.keyboard.press('Enter')
  await thandi.page.locator('.area-mark-words').waitFor({ state: 'detached' })
  await tabTo(page, /^Ideas \(2\)$/, 'Shift+Tab')
  await page.keyboard.press('Delete')
  await frames(thandi.page).waitFor({ state: 'detached' })
  await cardNamed(thandi.page, 'Dredge by barge').first().waitFor()
  await thandi.page.locator('.tl-canvas').getByText('Ask the mayors').waitFor()
  await rowNamed(page, 'Ask the mayors').waitFor()
  await page.keyboard.press('Control+z')
  await frames(thandi.page).getByText('Ideas').waitFor()
  expect(fatima.errors).toEqual([])
})

test('LI35 a list opened at a card chooses it, and what is selected on the canvas unfolds its group beside it', async () => {
  const { page } = pat
  const id = await rowNamed(page, ISSUE).getAttribute('data-row')
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/${ROOM}/list?card=${id}`)
  await untilAt(page, /^Issue .*Harbours silt up/)
  await expect.poll(() => rowNamed(page, ISSUE).getAttribute('aria-selected')).toBe('true')

  await thandi.page.getByRole('button', { name: 'List', exact: true }).click()
  const group = thandi.page.locator('[role="treegrid"] tr[aria-level="1"]', { hasText: 'Notes' })
  await group.click()
  await rowNamed(thandi.page, 'Ask the mayors').waitFor({ state: 'detached' })
  await thandi.page.keyboard.press('Shift+1')
  // Of a note low on the board the tools may cover the middle.
  const note = thandi.page.locator('.tl-shape[data-shape-type="note"]', { hasText: 'Ask the mayors' })
  await note.click({ position: { x: 12, y: 12 } })
  await expect.poll(() => rowNamed(thandi.page, 'Ask the mayors').getAttribute('aria-selected')).toBe('true')
  expect(thandi.errors).toEqual([])
})

test('LI36 everyone is brought here, and people are followed, from a list and from a plan table', async () => {
  const { page } = fatima
  await page.getByRole('button', { name: 'Bring everyone here' }).click()
  await page.getByText('Everyone is asked to come').waitFor()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  expect(await pat.page.getByRole('button', { name: 'Bring everyone here' }).count()).toBe(0)

  await page.goto(`${server.url}/labs/${lab.slug}/rooms/${NEXT_DOOR}/plan`)
  await page.getByRole('button', { name: 'Bring everyone here' }).click()
  await pat.page.waitForURL(new RegExp(`rooms/${NEXT_DOOR}/list`))
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('button', { name: 'Follow Pat' }).click()
  await page.getByText('Following Pat').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(fatima.errors).toEqual([])
})
