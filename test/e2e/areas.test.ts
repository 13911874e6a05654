import type { Browser, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { appears, cardNamed, openBoard, openCard, putNote, untilKeysGoTo } from '#test/support/board.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
let participant: Visitor

const ROOM = 'mpsg'
const REEFS = 'Protect the reefs'
const HARBOURS = 'Repair the harbours'

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, seed)
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Fatima', cookie: lab.lead.cookie }, server.url)
  const { cookie } = await lab.join({ name: 'Pat' })
  participant = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Two cards, so far apart that an area around one leaves the other. */
const seed: Parameters<typeof withDocument>[3] = (doc) => {
  const board = live(readPlan(doc).plan, 'workstreams')[0]?.id ?? ''
  const cards = [
    { id: v7(), title: REEFS, x: 0, y: 0 },
    { id: v7(), title: HARBOURS, x: 700, y: 400 },
  ]
  applyCommands(
    doc,
    cards.flatMap(({ id, title, x, y }) => [
      { type: 'create', collection: 'initiatives', id, fields: { workstreamId: board, title } },
      { type: 'place', entityId: id, placement: { board, x, y, w: 260, h: 168 } },
    ]),
  )
}

const frame = (page: Page) => page.locator('.tl-shape[data-shape-type="frame"]')
const mark = (page: Page) => page.locator('.area-mark-words')
const notes = (page: Page) => page.locator('.tl-shape[data-shape-type="note"]')
const lockOfCard = (page: Page, words: string) => cardNamed(page, words).getByLabel(/^Locked by/)
const bar = (page: Page) => page.getByRole('toolbar', { name: 'What to do with the area' })

interface Point {
  x: number
  y: number
}
const boxOf = async (locator: ReturnType<Page['locator']>) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return box
}
const drag = async (page: Page, from: Point, to: Point) => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Leaves room for an area's name between the card and what stands above the board. */
const lower = async (page: Page) => {
  const { x, y } = await boxOf(cardNamed(page, REEFS))
  await page.mouse.move(x + 400, y + 200)
  await page.mouse.wheel(0, -60)
  await expect.poll(async () => Math.round((await boxOf(cardNamed(page, REEFS))).y - y)).toBe(60)
}

test('AE30 a facilitator draws an area, names it and lets people add notes there, nothing else', async () => {
  const { page } = lead
  await openBoard(page, server.url, lab.slug, ROOM)
  await openBoard(participant.page, server.url, lab.slug, ROOM)
  for (const one of [lead, participant]) await lower(one.page)
  const card = await boxOf(cardNamed(page, REEFS))
  await page.mouse.click(card.x + card.width + 450, card.y + 40)
  await page.keyboard.press('f')
  await drag(page, { x: card.x - 25, y: card.y - 30 }, { x: card.x + card.width + 330, y: card.y + card.height + 190 })
  await bar(page).waitFor()
  await page.keyboard.press('F2')
  await untilKeysGoTo(page, '.tl-frame-name-input')
  await page.keyboard.type('Ideas')
  await page.keyboard.press('Enter')
  await bar(page).getByRole('button', { name: 'Lock this area' }).click()
  await page.getByRole('radio', { name: 'People may add notes here, nothing else' }).check()
  await page.getByLabel('Why? (optional)').fill('we sort them after lunch')
  await page.keyboard.press('Enter')
  for (const one of [lead, participant]) {
    await mark(one.page).getByText('Notes only · Fatima Facilitator').waitFor()
    await frame(one.page).getByText('Ideas').waitFor()
  }
}) // prettier-ignore

test('AE31 a participant adds a note there, and cannot move its card, change it or draw anything else', async () => {
  const { page } = participant
  const card = await boxOf(cardNamed(page, REEFS))
  const free = { x: card.x + card.width + 170, y: card.y + 130 }
  await page.mouse.click(card.x + card.width + 450, card.y + 40)
  await page.keyboard.press('d')
  await page.mouse.move(free.x - 60, free.y - 60)
  await page.getByText('Here you may add notes, nothing else').waitFor()
  await drag(page, { x: free.x - 60, y: free.y - 60 }, { x: free.x, y: free.y })
  const refused = page
    .getByRole('alert')
    .getByText(/In the area “Ideas” people may add notes .*set by Fatima Facilitator\): we sort them after lunch/)
  await refused.waitFor()
  await expect.poll(() => page.locator('.tl-shape[data-shape-type="draw"]').count()).toBe(0)

  await putNote(page, free, 'More rangers')
  await page.keyboard.press('Escape')
  await untilLineSays(page, /^Saved$/)
  await notes(lead.page).getByText('More rangers').waitFor()

  await page.keyboard.press('Escape')
  await drag(page, { x: card.x + 130, y: card.y + 10 }, { x: card.x + 300, y: card.y + 200 })
  await refused.waitFor()
  expect(await boxOf(cardNamed(page, REEFS))).toEqual(card)
  const form = await openCard(page, REEFS)
  await form.getByText('people may add notes', { exact: false }).first().waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
}) // prettier-ignore

test('AE32 a facilitator moves the frame with its cards and notes, one undo takes all back, and the lock goes with it', async () => {
  const { page } = lead
  const places = async (at: Page) => {
    const [area, card, note, other] = await Promise.all(
      [frame(at), cardNamed(at, REEFS), notes(at).first(), cardNamed(at, HARBOURS)].map(boxOf),
    )
    return { area, card, note, other } as Record<string, { x: number; y: number }>
  }
  const before = await places(page)
  await page.keyboard.press('Escape')
  const head = await boxOf(frame(page).getByText('Ideas'))
  const from = { x: head.x + 12, y: head.y + head.height / 2 }
  await drag(page, from, { x: from.x + 60, y: from.y + 90 })
  const moved = async (at: Page) => {
    const now = await places(at)
    return Object.entries(now).map(([name, { x, y }]) => [name, Math.round(x - (before[name]?.x ?? 0)), Math.round(y - (before[name]?.y ?? 0))]) // prettier-ignore
  }
  const by = (x: number, y: number) => [['area', x, y], ['card', x, y], ['note', x, y], ['other', 0, 0]] // prettier-ignore
  await expect.poll(() => moved(page)).toEqual(by(60, 90))
  await expect.poll(() => moved(participant.page)).toEqual(by(60, 90))
  await page.keyboard.press('Control+z')
  await expect.poll(() => moved(participant.page)).toEqual(by(0, 0))
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => moved(participant.page)).toEqual(by(60, 90))
  const note = await boxOf(notes(participant.page).first())
  await drag(participant.page, { x: note.x + 20, y: note.y + 20 }, { x: note.x + 30, y: note.y + 40 })
  await expect.poll(async () => Math.round((await boxOf(notes(page).first())).y - note.y)).toBe(20)
})

test('AE33 by keyboard alone an area is found, unlocked, named and closed, and its cards with it', async () => {
  const { page } = lead
  await page.keyboard.press('Control+a')
  for (let at = 0; at < 8; at++) {
    await page.keyboard.press('Tab')
    if (await appears(bar(page), 1_000)) break
  }
  await page.keyboard.press('Alt+l')
  await mark(page).waitFor({ state: 'detached' })
  await page.keyboard.press('F2')
  await untilKeysGoTo(page, '.tl-frame-name-input')
  await page.keyboard.type('Agreed')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+l')
  await untilKeysGoTo(page, '[type=radio]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await mark(participant.page).getByText('Locked by Fatima Facilitator').waitFor()
  await frame(participant.page).getByText('Agreed').waitFor()
  await lockOfCard(participant.page, REEFS).waitFor()
  expect(await lockOfCard(participant.page, HARBOURS).count()).toBe(0)
  for (const { errors } of [lead, participant]) expect(errors).toEqual([])
})
