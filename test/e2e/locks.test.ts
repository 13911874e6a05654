import type { Browser, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { cardNamed, openBoard, openCard, untilKeysGoTo, writeWords } from '#test/support/board.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let gate: Gate
let lab: TestLab
let browser: Browser
let lead: Visitor
let participant: Visitor

const ROOM = 'mpsg'
const REEFS = 'Protect the reefs'
const HARBOURS = 'Repair the harbours'
const WHY = 'Locked by Fatima Facilitator: agreed on Tuesday'

beforeAll(async () => {
  server = await startTestServer()
  gate = await openGate(server.url)
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, seed)
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  const { cookie } = await lab.join({ name: 'Pat' })
  participant = await seatedVisitor(browser, { name: 'Pat', cookie }, gate.url)
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
})

const seed: Parameters<typeof withDocument>[3] = (doc) => {
  const workstreamId = live(readPlan(doc).plan, 'workstreams')[0]?.id
  const [reefs, harbours, milestoneId] = [v7(), v7(), v7()]
  applyCommands(doc, [
    {
      type: 'create',
      collection: 'initiatives',
      id: reefs,
      fields: { workstreamId, title: REEFS, orderKey: 'a0' },
    },
    {
      type: 'create',
      collection: 'initiatives',
      id: harbours,
      fields: { workstreamId, title: HARBOURS, orderKey: 'a1' },
    },
    {
      type: 'create',
      collection: 'milestones',
      id: milestoneId,
      fields: { initiativeId: reefs, title: 'Know what is there' },
    },
    {
      type: 'create',
      collection: 'activities',
      id: v7(),
      fields: { workstreamId, milestoneId, text: 'Survey' },
    },
  ])
}

const titles = async () =>
  live(await server.server.parts.rooms.read(lab.id), 'initiatives')
    .map((initiative) => initiative.title)
    .toSorted()

const lockOf = (page: Page, words: string) => cardNamed(page, words).getByRole('note', { name: /^Locked by/ })
const placeOf = async (page: Page, words: string) => await cardNamed(page, words).boundingBox()

const drag = async (page: Page, words: string) => {
  const box = await placeOf(page, words)
  if (!box) throw new Error('it is not on the screen')
  await page.mouse.move(box.x + box.width / 2, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + 90, { steps: 5 })
  await page.mouse.up()
}

/** As the lead does: by the button at the top of its details. */
const lockCard = async (page: Page, words: string) => {
  const form = await openCard(page, words)
  await form.getByRole('button', { name: 'Lock this initiative for edits' }).click()
  await page.getByLabel('Why? (optional)').fill('agreed on Tuesday')
  await page.keyboard.press('Enter')
  await form.getByText(WHY).waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
}

const unlockCard = async (page: Page, words: string) => {
  const form = await openCard(page, words)
  await form.getByRole('button', { name: 'Unlock this initiative' }).click()
  await form.getByText(WHY).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
}

test('LK60 a lab lead locks a card; others see who did and why, and can change it by no way', async () => {
  const { page } = participant
  await openBoard(lead.page, server.url, lab.slug, ROOM)
  await openBoard(page, gate.url, lab.slug, ROOM)
  await lockCard(lead.page, REEFS)
  await lockOf(page, REEFS).waitFor({ state: 'attached' })
  expect(await lockOf(page, HARBOURS).count()).toBe(0)

  const before = await placeOf(page, REEFS)
  await drag(page, REEFS)
  const notice = page
    .getByRole('alert')
    .getByText(`“${REEFS}” is locked by Fatima Facilitator: agreed on Tuesday`)
  await notice.waitFor()
  expect(await placeOf(page, REEFS)).toEqual(before)
  await page.keyboard.press('Escape')

  const form = await openCard(page, REEFS)
  await form.getByText(WHY).waitFor()
  expect(
    await form.getByRole('textbox', { name: 'Title', exact: true }).getAttribute('readonly'),
  ).not.toBeNull()
  expect(await form.getByRole('button', { name: /^(Lock|Unlock|Remove)/ }).count()).toBe(0)
  await page.keyboard.press('Escape')

  await notice.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  const cell = page.getByRole('gridcell', { name: /Survey/ })
  await expect.poll(() => cell.getAttribute('aria-readonly')).toBe('true')
  expect(await cell.getAttribute('title')).toBe(WHY)
  await cell.dblclick()
  await notice.waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
})

test('LK61 once it is unlocked everybody can edit it again', async () => {
  const { page } = participant
  await unlockCard(lead.page, REEFS)
  const cell = page.getByRole('gridcell', { name: /Survey/ })
  await expect.poll(() => cell.getAttribute('aria-readonly')).toBe('false')
  await cell.dblclick()
  await untilKeysGoTo(page, '[role="treegrid"] :is(input, textarea)')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Survey twice')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await untilLineSays(page, /^Saved$/)
  const activities = async () => live(await server.server.parts.rooms.read(lab.id), 'activities')
  await expect.poll(async () => (await activities())[0]?.text).toBe('Survey twice')
})

test('LK62 of two cards edited offline the one locked meanwhile is offered back with its reason, the other is saved', async () => {
  const { page } = participant
  await openBoard(page, gate.url, lab.slug, ROOM)
  gate.shut()
  await writeWords(page, REEFS, 'Protect reefs and kelp')
  await writeWords(page, HARBOURS, 'Repair all harbours')
  await untilLineSays(page, 'Offline: 2 changes kept on this device')
  await lockCard(lead.page, REEFS)
  gate.open()
  await page.getByRole('button', { name: 'Not accepted: 1 change. Show them' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Protect reefs and kelp/).waitFor()
  await dialog.getByText(`“${REEFS}” is locked by Fatima Facilitator: agreed on Tuesday`).waitFor()
  await page.keyboard.press('Escape')
  await untilLineSays(page, /^Saved$/)
  await cardNamed(page, 'Repair all harbours').waitFor()
  await cardNamed(page, REEFS).waitFor()
  await expect.poll(titles).toEqual([REEFS, 'Repair all harbours'])

  await unlockCard(lead.page, REEFS)
  await page.getByRole('button', { name: 'Not accepted: 1 change. Show them' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click()
  await expect.poll(titles).toEqual(['Protect reefs and kelp', 'Repair all harbours'])
})

test('LK63 a locked room says so to everyone at its head and is read there only; whoever may lock goes on', async () => {
  const { page } = participant
  await lead.page.getByRole('button', { name: 'Lock this room for edits' }).click()
  await lead.page.getByLabel('Why? (optional)').press('Enter')
  const bar = page.getByRole('status').getByText('Locked by Fatima Facilitator.')
  await bar.waitFor()
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByRole('gridcell', { name: /Survey/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Initiative', exact: true }).count()).toBe(0)
  await writeWords(lead.page, 'Repair all harbours', 'Repair harbours and quays')
  await expect.poll(titles).toContain('Repair harbours and quays')
  await lead.page.getByRole('button', { name: 'Unlock this room' }).click()
  await bar.waitFor({ state: 'detached' })
  for (const { errors } of [lead, participant]) expect(errors.filter(isOwn)).toEqual([])
})

/** A gate that is shut is heard of too. */
const isOwn = (error: string) => !/WebSocket|ERR_|Failed to load resource/.test(error)
