import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { cardNamed, openBoard, openCard, writeWords } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { addInitiative } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

const ROOM = 'mpsg'
const WAS = 'Protect the reefs'
const IS = 'Protect reefs and kelp'

let server: TestServer
let lab: TestLab
let browser: Browser
let ana: Visitor
let ben: Visitor
let carla: Visitor

const participant = async (name: string): Promise<Visitor> =>
  seatedVisitor(browser, { name, cookie: (await lab.join({ name })).cookie }, server.url)

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await addInitiative(server.url, lab, WAS)
  browser = await launchBrowser()
  ana = await participant('Ana')
  ben = await participant('Ben')
  carla = await participant('Carla')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const titles = async () =>
  live(await server.server.parts.rooms.read(lab.id), 'initiatives').map((initiative) => initiative.title)

const sentence = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('HI60 two people change a card; a third asks what changed since yesterday, and by whom', async () => {
  await openBoard(ana.page, server.url, lab.slug, ROOM)
  await openBoard(ben.page, server.url, lab.slug, ROOM)
  await writeWords(ana.page, WAS, IS)
  await cardNamed(ben.page, IS).waitFor()
  const form = await openCard(ben.page, IS)
  await form.getByRole('button', { name: 'Remove this initiative' }).click()
  await expect.poll(titles).toEqual([])
  await untilLineSays(ben.page, /^Saved$/)

  const { page } = carla
  await openBoard(page, server.url, lab.slug, ROOM)
  await page.getByRole('link', { name: 'History of this room' }).click()
  await page.getByText('changes by 3 people in 1 room').waitFor()
  const card = page.getByRole('article').filter({ hasText: `Initiative “${IS}”` })
  await card.getByText('Ana').waitFor()
  await sentence(page, `Title changed from “${WAS}” to “${IS}”`).waitFor()
  await sentence(page, 'Removed').waitFor()
  await page.getByRole('combobox', { name: 'By' }).click()
  await page.getByRole('option', { name: /^Ben/ }).click()
  await page.getByText('1 change by 1 person in 1 room').waitFor()
  expect(await sentence(page, 'Title changed').count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('seat')).not.toBeNull()
})

test('HI61 the lab opens as it was, a card of then is brought back for all, and undo takes that back', async () => {
  const { page } = carla
  await page.getByRole('link', { name: 'See the lab just before: Removed' }).click()
  await page.getByText(/^The lab as it was on /).waitFor()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Bring this back as it was then' }).waitFor()
  await page.keyboard.press('Escape')
  await cardNamed(page, IS).waitFor()
  await page.getByRole('button', { name: 'Earlier change' }).click()
  await cardNamed(page, WAS).waitFor()
  await page.getByRole('button', { name: 'Later change' }).click()
  await cardNamed(page, IS).waitFor()
  expect(await titles()).toEqual([])

  await openCard(page, IS)
  await drawer.getByRole('button', { name: 'Bring this back as it was then' }).click()
  const dialog = page.getByRole('dialog', { name: `Bring “${IS}” back` })
  await dialog.getByText('Brought back').waitFor()
  await dialog.getByRole('button', { name: 'Bring it back' }).click()
  await expect.poll(titles).toEqual([IS])
  for (const visitor of [ana, ben, carla]) await cardNamed(visitor.page, IS).waitFor()
  expect(page.url()).toMatch(/\/rooms\/[^/]+\/canvas$/)
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(titles).toEqual([])
  for (const visitor of [ana, ben, carla]) await cardNamed(visitor.page, IS).waitFor({ state: 'detached' })
})

test('HI61 while the plan is frozen the past is looked at, not brought back, and the page says why', async () => {
  const { page } = carla
  await page.goBack()
  await page.getByText(/^The lab as it was on /).waitFor()
  expect((await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)
  await page.getByText('The plan is frozen for signing: nothing can be brought back').waitFor()
  expect(await page.getByRole('button', { name: 'Bring this room back as it was' }).isDisabled()).toBe(true)
  await page.getByRole('link', { name: 'Back to now' }).click()
  await untilLineSays(page, 'Read only: the plan is frozen for signing')
  for (const visitor of [ana, ben, carla]) expect(visitor.errors, visitor.name).toEqual([])
})
