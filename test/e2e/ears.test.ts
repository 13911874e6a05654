import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardCollection, Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { relationsOf } from '#shared/plan/relations.ts'
import { heardOn } from '#test/support/axTree.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { openBoard } from '#test/support/board.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { openList } from '#test/support/list.ts'
import { seatedVisitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* What a board tells those who do not see it. */

let server: TestServer
let browser: Browser

const ROOM = 'mpsg'
/** A card's name; a tool's is its kind alone. */
const KIND_NAMES = /^(Issue|Initiative|Activity|Indicator|Risk|Assumption) [^,]+, /

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const listener = async (lab: TestLab, size?: { width: number; height: number }) => {
  const { cookie } = await lab.join({ name: 'Pat' })
  return seatedVisitor(browser, { name: 'Pat', cookie }, server.url, size)
}

const WORDS: [CardCollection, string][] = [
  ['issues', 'text'],
  ['initiatives', 'title'],
  ['activities', 'text'],
  ['indicators', 'name'],
  ['risks', 'text'],
]

/** The words of a board's cards, by id. */
const wordsOf = (plan: Plan): Map<string, string> =>
  new Map(
    WORDS.flatMap(([collection, field]) =>
      live(plan, collection).flatMap((entity) =>
        entity.workstreamId === BOARD ? [[entity.id, String({ ...entity }[field as 'id'])] as const] : [],
      ),
    ),
  )

/** Names of cards in the tree, told by one role. */
const cardsHeard = async (page: Page, role: string) =>
  (await heardOn(page))
    .filter((one) => one.role === role && KIND_NAMES.test(one.name))
    .map(({ name }) => name)

const tellsAll = (names: readonly string[], plan: Plan) => {
  const words = wordsOf(plan)
  expect(names).toHaveLength(words.size)
  for (const text of words.values()) expect(names.filter((name) => name.includes(text))).not.toEqual([])
  for (const { fromId, toId } of relationsOf(plan)) {
    const [from, to] = [words.get(fromId), words.get(toId)]
    if (from === undefined || to === undefined) continue
    expect(
      names.some((name) => name.includes(from) && name.includes(to.slice(0, 40))),
      `${from} → ${to}`,
    ).toBe(true)
  }
}

test.each([5, 300])(
  'KB7 the canvas alone names every card of %i, its kind, state and relations',
  async (count) => {
    const plan = boardPlan(count)
    const lab = await newBigLab(server, plan)
    const { page, errors } = await listener(lab)
    await openBoard(page, server.url, lab.slug, ROOM)
    await expect.poll(async () => (await cardsHeard(page, 'button')).length).toBe(count)
    const names = await cardsHeard(page, 'button')
    tellsAll(names, plan)
    expect(names.some((name) => /^Initiative .*, planned, .*\d errors?\. Answers: /.test(name))).toBe(true)
    const told = await heardOn(page)
    expect(told.filter(({ role }) => role === 'application').map(({ name }) => name)).toEqual(['Board'])
    expect(errors).toEqual([])
    await page.context().close()
  },
)

test('KB8 of a board of thousands it is told how many cards of each kind there are, and all of them when asked', async () => {
  const count = 1_000
  const lab = await newBigLab(server, boardPlan(count))
  const { page } = await listener(lab)
  await openBoard(page, server.url, lab.slug, ROOM)
  const ask = page.getByRole('button', { name: `Tell all ${count} cards here` })
  await ask.waitFor({ state: 'attached' })
  expect(await page.locator('.board-outline li').count()).toBe(0)
  const told = (await heardOn(page)).filter(({ role }) => role === 'heading').map(({ name }) => name)
  expect(told).toEqual(expect.arrayContaining(['Issues: 200', 'Initiatives: 200', 'Activities: 400']))
  await ask.evaluate((button) => {
    if (button instanceof HTMLElement) button.click()
  })
  await expect.poll(() => page.locator('.board-outline li').count()).toBe(count)
  await page.context().close()
})

test('KB9 a card that Tab comes to is said with its relations, and one that is pressed in the text is selected on the canvas', async () => {
  const lab = await newBigLab(server, boardPlan(5))
  const { page } = await listener(lab)
  await openBoard(page, server.url, lab.slug, ROOM)
  const said = () => page.locator('.tl-container [role="status"]').allTextContents()
  const outline = page.locator('.board-outline button', { hasText: /^Initiative/ })
  await outline.evaluate((button) => {
    if (button instanceof HTMLElement) button.click()
  })
  await expect
    .poll(async () => (await said()).join())
    .toMatch(/Initiative MPSG-1.*Answers: Aquaculture permits/)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Board')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await said()).join()).not.toMatch(/Initiative MPSG-1, /)
  await expect.poll(async () => (await said()).join()).toMatch(/Card\. \d of 5/)
  await page.context().close()
})

test('KB10 beside the canvas and on a phone the list names every card, also what is locked and wrong with it', async () => {
  const plan = boardPlan(30)
  const lab = await newBigLab(server, plan)
  const [initiative] = live(plan, 'initiatives')
  const locked = await lab.api('/locks', {
    cookie: lab.lead.cookie,
    body: { target: { kind: 'entity', id: initiative?.id } },
  })
  expect(locked.status).toBeLessThan(300)
  const { page } = await listener(lab)
  await openBoard(page, server.url, lab.slug, ROOM)
  await page.keyboard.press('Control+Shift+l')
  await page.getByRole('treegrid').waitFor()
  await expect.poll(async () => (await cardsHeard(page, 'row')).length).toBe(30)
  tellsAll(await cardsHeard(page, 'row'), plan)
  const phone = await listener(lab, { width: 390, height: 844 })
  await openList(phone.page, server.url, lab.slug, ROOM)
  await expect.poll(async () => (await cardsHeard(phone.page, 'row')).length).toBe(30)
  for (const names of [
    await cardsHeard(page, 'row'),
    await cardsHeard(page, 'button'),
    await cardsHeard(phone.page, 'row'),
  ]) {
    expect(
      names.filter((name) => /^Initiative .*Locked by Fatima Facilitator.*\d errors?/.test(name)),
    ).not.toEqual([])
    expect(names.filter((name) => /^Issue .*Locked by/.test(name))).toEqual([])
  }
  await page.context().close()
  await phone.page.context().close()
})
