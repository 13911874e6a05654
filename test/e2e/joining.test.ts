import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { openBadNetwork, type BadNetwork } from '#test/support/badNetwork.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { cardNamed, openByDoubleClick, writeWords } from '#test/support/board.ts'
import { BOARD, boardPlan, OTHER_BOARD } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let network: BadNetwork
let lab: TestLab
let browser: Browser

const FIRST = 'Where the board begins'
/** Cards that a screen shows at least when the room opens. */
const SEEN = 10

/** As many cards as six weeks of a lab make, a fifth of them in the room that is opened. */
const manyCards = (): Plan => {
  const plan = boardPlan(1_200)
  const spread = <T extends { workstreamId: string | null }>(entities: ReadonlyMap<string, T>) =>
    new Map(
      [...entities].map(([id, one], at) => [id, at % 5 === 0 ? one : { ...one, workstreamId: OTHER_BOARD }]),
    )
  const { issues, initiatives, activities, indicators, risks } = plan
  return {
    ...plan,
    issues: spread(
      new Map([...issues].map(([id, one], at) => [id, at === 0 ? { ...one, text: FIRST } : one])),
    ),
    initiatives: spread(initiatives),
    activities: spread(activities),
    indicators: spread(indicators),
    risks: spread(risks),
  }
}

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, manyCards())
  network = await openBadNetwork(server.url)
  Object.assign(network.weather, { delay: 50, bytesPerSecond: 1_250_000 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
})

const visitor = async (): Promise<Visitor> => {
  const { cookie } = await lab.join({ name: 'Pat' })
  return seatedVisitor(browser, { name: 'Pat', cookie }, network.url)
}
const room = (view: string) => `${network.url}/labs/${lab.slug}/rooms/${BOARD}/${view}`
const lineSays = (page: Page) => page.getByTestId('saved-state').locator('[title]').getAttribute('title')
/** Where everything on the board is on the screen, and whether anything of it has been drawn anew since `watch`. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.tl-shape')].map((one) => one.getBoundingClientRect().toJSON()),
  )
const watch = (page: Page) =>
  page.evaluate(() => {
    const shapes = [...document.querySelectorAll('.tl-shape')]
    return void Object.assign(window, { stays: () => shapes.every((one) => one.isConnected) })
  })
const stays = (page: Page) => page.evaluate(() => (window as unknown as { stays: () => boolean }).stays())

test('JO9 on a slow line the cards are there before the document, and are worked on once it has come; nothing jumps', async () => {
  const { page, errors } = await visitor()
  network.weather.socketsWait = true
  await page.goto(room('canvas'))
  await cardNamed(page, FIRST).waitFor()
  expect(await lineSays(page)).toBe(
    'Opening: this is the plan as it just was, read only until it is all here',
  )
  await expect.poll(() => page.locator('.board-card:visible').count()).toBeGreaterThan(SEEN)
  expect(await page.getByTestId('tools.note').count()).toBe(0)
  const card = await cardNamed(page, FIRST).boundingBox()
  // Who cannot write its words yet reads it.
  const form = page.getByRole('dialog')
  await openByDoubleClick(page, cardNamed(page, FIRST).locator('.board-card-words'), form)
  expect(await page.locator('.board-card-area').count()).toBe(0)
  expect(
    await form.getByRole('textbox', { name: 'Text', exact: true }).getAttribute('readonly'),
  ).not.toBeNull()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await page.mouse.move(700, 450)
  await page.mouse.wheel(-60, -40)
  await expect
    .poll(async () => (await cardNamed(page, FIRST).boundingBox())?.x)
    .toBeCloseTo((card?.x ?? 0) + 60)
  const before = await places(page)
  await watch(page)
  network.weather.socketsWait = false
  await untilLineSays(page, /^Saved$/)
  expect(await places(page)).toEqual(before)
  expect(await stays(page)).toBe(true)
  await page.getByTestId('tools.note').waitFor()
  await writeWords(page, FIRST, 'Where the work begins')
  const texts = async () =>
    live(await server.server.parts.rooms.read(lab.id), 'issues').map(({ text }) => text)
  await expect.poll(texts).toContain('Where the work begins')
  expect(errors).toEqual([])
  await page.context().close()
})

test('JO9 the table and the rooms are there before the document too', async () => {
  const { page, errors } = await visitor()
  network.weather.socketsWait = true
  await page.goto(room('plan'))
  await page.getByText('Appoint the committee and agree its terms of reference').first().waitFor()
  expect(await lineSays(page)).toMatch(/^Opening:/)
  await page.getByRole('link', { name: /Aquaculture/ }).waitFor()
  network.weather.socketsWait = false
  await untilLineSays(page, /^Saved$/)
  expect(errors).toEqual([])
  await page.context().close()
})
