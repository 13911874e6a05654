import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { axeFindings } from '#test/support/axe.ts'
import { cardNamed, openBoard, restingCards } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { listenTo, listOf, openList, rowNamed, tabTo, untilAtActions } from '#test/support/list.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { touchVisitor } from '#test/support/touchVisitor.ts'

/* A room worked on from its list alone: Pat with the keyboard, Lindiwe beside the canvas, Thandi on a phone. */

let server: TestServer
let browser: Browser
let lab: TestLab
let lead: Visitor
let pat: Visitor

const ROOM = 'mpsg'
const ISSUE = 'Permits need nine approvals'
const INITIATIVE = 'One committee for all permits'
const ACTIVITIES = ['Appoint the committee', 'Map every permit', 'Publish the rules']

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    const board = live(readPlan(doc).plan, 'workstreams')[0]?.id ?? ''
    applyCommands(doc, [{ type: 'ink', id: 'shape:ideas', record: { board, record: frame('Ideas') } }])
  })
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  const { cookie } = await lab.join({ name: 'Pat' })
  pat = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const frame = (name: string) => ({
  id: 'shape:ideas',
  typeName: 'shape',
  type: 'frame',
  x: 3_000,
  y: 0,
  rotation: 0,
  index: 'a0',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  meta: {},
  props: { w: 700, h: 500, name, color: 'black' },
})

const activities = (page: Page) => page.locator('[role="treegrid"] tr[data-kind="activities"]')

const write = async ({ page }: Visitor, words: string) => {
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** Opens the menu of what else can be done, and presses Down until an entry is marked. */
const choose = async ({ page }: Visitor, entry: string) => {
  await page.keyboard.press('Shift+F10')
  await untilAtActions(page)
  await tabTo(page, /^More$/)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: entry }).waitFor()
  for (let times = 0; times < 20; times++) {
    const marked = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (marked === entry) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

test('LI20 an issue, an initiative that answers it and three activities are made with the keyboard alone, and the canvas of another shows them', async () => {
  const { page } = pat
  await openList(page, server.url, lab.slug, ROOM)
  await tabTo(page, /Text of the issue/)
  await write(pat, ISSUE)
  await page.keyboard.press('Alt+Digit2')
  await write(pat, INITIATIVE)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(INITIATIVE)

  await page.keyboard.press('Shift+F10')
  await untilAtActions(page)
  await tabTo(page, /^Relations$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `Relations of “${INITIATIVE}”` })
  await dialog.waitFor()
  await tabTo(page, /Relate to/)
  await page.keyboard.type('nine')
  await page.keyboard.press('Enter')
  await dialog.getByRole('list', { name: 'Relations' }).getByText(ISSUE).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rowNamed(page, INITIATIVE).textContent()).toContain(`Answers: ${ISSUE}`)

  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(INITIATIVE)
  await choose(pat, 'Add an activity to it')
  for (const activity of ACTIVITIES) await write(pat, activity)
  await expect.poll(() => activities(page).count()).toBe(3)
  await untilLineSays(page, /^Saved$/)
  await openBoard(lead.page, server.url, lab.slug, ROOM)
  for (const words of [ISSUE, INITIATIVE, ...ACTIVITIES]) await cardNamed(lead.page, words).first().waitFor()
  expect(pat.errors).toEqual([])
})

test('LI21 cards are written in, moved to an area, put before others and taken back with the keyboard; each is one step of undo', async () => {
  const { page } = pat
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.type('Map')
  await expect.poll(focused).toContain('Map every permit')
  await page.keyboard.press('F2')
  await page.keyboard.type(' now in force')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toContain('Map every permit now in force')

  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await activities(page).allTextContents())[0]).toContain('Map every permit')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await activities(page).allTextContents())[0]).toContain('Appoint')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await activities(page).allTextContents())[0]).toContain('Map every permit')

  await choose(pat, 'Ideas')
  await page.getByText('By area').click()
  const inIdeas = async () => {
    const names = await page.locator('[role="treegrid"] tr').allTextContents()
    return names.slice(names.findIndex((name) => name.startsWith('Ideas')) + 1)[0]
  }
  await expect.poll(inIdeas).toContain('Map every permit')
  await page.getByText('By kind').click()

  await rowNamed(page, 'Publish the rules').click()
  await page.keyboard.press('Delete')
  await rowNamed(page, 'Publish the rules').waitFor({ state: 'detached' })
  await cardNamed(lead.page, 'Publish the rules').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await rowNamed(page, 'Publish the rules').waitFor()
  await cardNamed(lead.page, 'Publish the rules').waitFor()
  expect(pat.errors).toEqual([])
})

test('LI22 the accessibility tree of a list names every card, its kind, its state and its relations', async () => {
  const session = await pat.context.newCDPSession(pat.page)
  await session.send('Accessibility.enable')
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const rows = nodes.filter((node) => node.role?.value === 'row').map((node) => String(node.name?.value))
  const named = (...parts: string[]) =>
    expect(rows.filter((name) => parts.every((part) => name.includes(part)))).toHaveLength(1)
  named('Issue', ISSUE, `Answered by: ${INITIATIVE}`)
  named('Initiative', INITIATIVE, 'idea', `Answers: ${ISSUE}`, 'Contains: ')
  for (const words of ['Appoint the committee', 'Map every permit', 'Publish the rules'])
    named('Activity', words, `Part of: ${INITIATIVE}`)
  await session.detach()
})

test('LI23 beside the canvas list and canvas select the same; what is chosen in the list comes into view, and the focus stays', async () => {
  const { page } = lead
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await listOf(page).waitFor()
  const selected = () => page.locator('[role="treegrid"] tr[aria-selected="true"]').allTextContents()
  await rowNamed(page, 'Map every permit').click()
  await expect.poll(() => page.locator('.tl-selection__fg').count()).toBe(1)
  const inView = async () => {
    const card = await cardNamed(page, 'Map every permit').boundingBox()
    const board = await page.locator('.board-canvas').boundingBox()
    return card && board ? card.x >= board.x && card.x + card.width <= board.x + board.width : false
  }
  await expect.poll(inView).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).not.toBeNull()

  await rowNamed(page, ISSUE).click()
  const at = await cardNamed(page, ISSUE).first().boundingBox()
  await rowNamed(page, 'Appoint').click({ modifiers: ['Control'] })
  await expect.poll(async () => (await selected()).length).toBe(2)
  await expect.poll(() => cardNamed(page, ISSUE).first().boundingBox()).toBeTruthy()
  await page.locator('.tl-canvas').click({ position: { x: 8, y: 8 } })
  await expect.poll(selected).toEqual([])
  await restingCards(page)
  const now = await cardNamed(page, ISSUE).first().boundingBox()
  await page.mouse.click((now ?? at)!.x + 40, (now ?? at)!.y + 12)
  await expect.poll(async () => (await selected()).join()).toContain(ISSUE)
  expect(await page.evaluate(() => document.activeElement?.closest('[role="treegrid"]'))).toBeNull()
  expect(await axeFindings(page)).toEqual([])
  expect(lead.errors).toEqual([])
})

test('LI24 others’ doings are said by name and summed up, a lock on what one is in at once, and one can read them again', async () => {
  const heardByPat = await listenTo(pat.page)
  await rowNamed(pat.page, INITIATIVE).click()
  const { page } = lead
  await page.getByLabel('Kind of card').selectOption('issues')
  await page.getByLabel('Text of the issue').click()
  for (const words of ['Boats are old', 'Harbours silt up', 'Nets are lost']) await write(lead, words)
  await expect
    .poll(async () => (await heardByPat()).join(' '))
    .toContain('Fatima Facilitator added 3 issues in MPSG.')

  await rowNamed(page, INITIATIVE).click()
  await page.locator('[data-actions]').getByRole('button', { name: 'Lock this initiative for edits' }).click()
  const asked = page.getByRole('dialog', { name: 'Lock this initiative for edits' })
  await asked.getByRole('button', { name: 'Lock this initiative for edits' }).click()
  await expect
    .poll(async () => (await heardByPat()).join(' '))
    .toContain(`“${INITIATIVE}” is locked by Fatima Facilitator`)

  await rowNamed(pat.page, INITIATIVE).press('F2')
  await pat.page
    .getByText(/is locked by Fatima/)
    .first()
    .waitFor()
  expect(await pat.page.locator('textarea').count()).toBe(0)
  await pat.page.getByRole('button', { name: 'What others do' }).click()
  const told = pat.page.getByRole('dialog', { name: 'What others do' })
  await told.getByText('Fatima Facilitator added 3 issues in MPSG.').waitFor()
  await told.getByText('Off', { exact: true }).click()
  expect(await pat.page.evaluate(() => localStorage.getItem('announce'))).toBe('off')
  await pat.page.keyboard.press('Escape')
  expect(await axeFindings(pat.page)).toEqual([])
  expect(pat.errors).toEqual([])
})

test('LI25 a phone gets the list: cards are made, written, related and taken away by touch', async () => {
  const { cookie } = await lab.join({ name: 'Thandi' })
  const { context, page } = await touchVisitor(browser, { name: 'Thandi', cookie }, server.url)
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/mpsg`)
  await page.getByLabel('Find a card').waitFor()
  expect(page.url()).toMatch(/\/rooms\/mpsg\/list$/)

  await page.getByLabel('Kind of card').selectOption('initiatives')
  await page.getByLabel('Title of the initiative').fill('Dredge the harbours')
  await page.getByRole('button', { name: 'Add the card' }).tap()
  await rowNamed(page, 'Dredge the harbours').tap()
  await page.getByRole('button', { name: 'Relations', exact: true }).tap()
  await page.getByRole('combobox', { name: 'Relate to' }).fill('silt')
  await page.getByRole('option', { name: /Answers.*Harbours silt up/ }).tap()
  await page.getByRole('list', { name: 'Relations' }).getByText('Harbours silt up').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  await page.locator('textarea').fill('Dredge four harbours')
  await page.locator('textarea').press('Enter')
  await rowNamed(page, 'Dredge four harbours').waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Remove' }).tap()
  await rowNamed(page, 'Dredge four harbours').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).first().tap()
  await rowNamed(page, 'Dredge four harbours').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Canvas' }).tap()
  await page.locator('.tl-canvas').waitFor()
  await context.close()
})
