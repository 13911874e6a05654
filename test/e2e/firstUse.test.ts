import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labSession } from '#shared/api/labs.ts'
import { relationsOf } from '#shared/plan/relations.ts'
import { initiativeOf, live } from '#shared/plan/select.ts'
import { makeFirstLink } from '#server/identity/links.ts'
import { cardNamed, untilKeysGoTo, untilWriting } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { rowNamed } from '#test/support/list.ts'
import { newVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

/*
 * People who have never seen the product, with no help but what is on the screen: a facilitator opens a lab and
 * invites; somebody joins by link on a laptop, somebody else by code on a phone. Each adds an issue, an initiative
 * that answers it, three activities and an indicator. Each test goes on where the one before it ended.
 */

let server: TestServer
let browser: Browser
let facilitator: Visitor
let link: string
let code: string
let labId: string

const LAPTOP_ROOM = 'Rural water supply'
const PHONE_ROOM = 'City water supply'

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  facilitator = await newVisitor(browser, 'Amina Diallo')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })
const comesNext = (page: Page): Locator => page.getByRole('region', { name: 'What comes next' })

const join = async ({ page, name }: Visitor, organisation: string) => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your organisation').fill(organisation)
  await page.getByLabel('Sector').selectOption('Labour')
  await button(page, /^Join$/).click()
  await page.getByRole('link', { name: 'Go to the lab' }).click()
  await untilLineSays(page, /^Saved$/)
}

/** The words of a room's cards, kind by kind, and what is related to what, by those words. */
const chainIn = async (room: string) => {
  const plan = await server.server.parts.rooms.read(labId)
  const board = live(plan, 'workstreams').find(({ title }) => title === room)?.id
  const here = <T extends { workstreamId: string | null }>(all: readonly T[]) =>
    all.filter(({ workstreamId }) => workstreamId === board)
  const [issues, initiatives, activities, indicators] = [
    here(live(plan, 'issues')),
    here(live(plan, 'initiatives')),
    live(plan, 'activities').filter((one) => initiativeOf(plan, one)?.workstreamId === board),
    here(live(plan, 'indicators')),
  ]
  const words = new Map<string, string>([
    ...[...issues, ...activities].map(({ id, text }) => [id, text] as const),
    ...initiatives.map(({ id, title }) => [id, title] as const),
    ...indicators.map(({ id, name }) => [id, name] as const),
  ])
  return {
    cards: [...words.values()],
    partOf: activities.map((one) => initiativeOf(plan, one)?.title),
    related: relationsOf(plan)
      .filter(({ fromId }) => words.has(fromId))
      .map(({ kind, fromId, toId }) => `${words.get(fromId)} ${kind} ${words.get(toId)}`),
  }
}

test('FU10 FU13 a facilitator opens a lab with nothing but its link, and invites', async () => {
  const { page, errors } = facilitator
  const { parts } = server.server
  await page.goto(`${server.url}/enter/${await makeFirstLink(parts.db, parts.now())}`)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.type(facilitator.name)
  await page.keyboard.press('Enter')
  await button(page, 'Open a lab').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the lab').fill('Clean water')
  await dialog.getByLabel('Title of workstream 1').fill(LAPTOP_ROOM)
  await button(page, 'Add a workstream').click()
  await dialog.getByLabel('Title of workstream 2').fill(PHONE_ROOM)
  await button(page, 'Open the lab').click()
  await page.getByRole('link', { name: 'People' }).click()
  await button(page, 'Invite').click()
  await button(page, 'Make an invitation').click()
  await dialog.getByText('opens on this computer only').waitFor()
  link = await dialog.getByLabel('Link').inputValue()
  code = (await dialog.getByLabel(/^Code /).textContent()) ?? ''
  const [cookie] = await facilitator.context.cookies()
  const session = await server.api('/api/labs/clean-water/session', {
    cookie: `${cookie?.name}=${cookie?.value}`,
  })
  labId = session.as(labSession).lab.id
  expect(errors).toEqual([])
})

test('FU10 on a laptop what comes next leads from an issue to its indicator', async () => {
  const ben = await newVisitor(browser, 'Ben Okoro')
  const { page } = ben
  await page.goto(link)
  await join(ben, 'Water Board')
  const words = page.locator('.board-card-area')
  const writeOne = async (step: string, text: string) => {
    await comesNext(page).getByRole('button', { name: step }).click()
    await expect.poll(() => words.inputValue()).toBe('')
    await untilWriting(page)
    await page.keyboard.type(text)
    await page.keyboard.press('Escape')
    await cardNamed(page, text).waitFor()
  }
  await writeOne('Write an issue', 'Half of rural taps run dry')
  await writeOne('Write an initiative', 'Build small dams')
  for (const text of ['Survey sites', 'Train masons', 'Pour the first forty'])
    await writeOne('Write an activity', text)
  await writeOne('Write an indicator', 'Households with water all year')
  await comesNext(page).getByText('Done: the first chain').waitFor()
  await expect
    .poll(() => chainIn(LAPTOP_ROOM))
    .toEqual({
      cards: expect.arrayContaining(['Half of rural taps run dry', 'Households with water all year']),
      partOf: Array.from({ length: 3 }, () => 'Build small dams'),
      related: expect.arrayContaining([
        'Build small dams answers Half of rural taps run dry',
        'Households with water all year measures Build small dams',
      ]),
    })
  // The words of a line stand in one line, whatever font came when.
  await page.reload()
  const label = page.locator('.tl-arrow-label__inner', { hasText: 'answers' })
  await expect.poll(() => label.boundingBox().then((box) => box?.height ?? Infinity)).toBeLessThan(30)
  expect(ben.errors).toEqual([])
  await ben.context.close()
})

test('FU11 on a phone what comes next leads from an issue to its indicator in the list', async () => {
  const efua = await newVisitor(browser, 'Efua Boateng', { width: 390, height: 844 })
  const { page } = efua
  await page.goto(server.url)
  await page.getByLabel('Code').fill(code)
  await button(page, 'Join').click()
  await join(efua, 'Farmers Union')
  await page.getByRole('heading', { name: 'My seat' }).waitFor({ state: 'attached' })
  await button(page, 'Rooms and pages').click()
  await page.getByRole('link', { name: PHONE_ROOM }).click()
  const writeOne = async (step: string, text: string) => {
    const does = comesNext(page).getByRole('button', { name: step })
    await does.click()
    await untilKeysGoTo(page, ':is(input, textarea)')
    await page.keyboard.type(text)
    await button(page, 'Add the card').click()
    await rowNamed(page, text).waitFor()
  }
  await writeOne('Write an issue', 'Meters are never read')
  await writeOne('Write an initiative', 'Read them by radio')
  for (const text of ['Buy radios', 'Train readers', 'Fit a thousand'])
    await writeOne('Write an activity', text)
  await writeOne('Write an indicator', 'Meters read each month')
  await comesNext(page).getByText('Done: the first chain').waitFor()
  await expect
    .poll(() => chainIn(PHONE_ROOM))
    .toEqual({
      cards: expect.arrayContaining(['Meters are never read', 'Meters read each month']),
      partOf: Array.from({ length: 3 }, () => 'Read them by radio'),
      related: expect.arrayContaining([
        'Read them by radio answers Meters are never read',
        'Meters read each month measures Read them by radio',
      ]),
    })
  expect(efua.errors).toEqual([])
  await efua.context.close()
})

test('FU12 a card written in the list is related to the selected one, as it says, unless that is taken off', async () => {
  const kofi = await newVisitor(browser, 'Kofi Mensah')
  const { page } = kofi
  await page.goto(link)
  await join(kofi, 'Treasury')
  await page.getByRole('link', { name: PHONE_ROOM }).click()
  await page.getByRole('heading', { name: PHONE_ROOM }).waitFor()
  await page.getByRole('link', { name: 'List', exact: true }).click()
  const write = async (text: string) => {
    await page.getByRole('textbox', { name: /^(Text|Title|Name)/ }).fill(text)
    await button(page, 'Add the card').click()
    await rowNamed(page, text).waitFor()
  }
  await rowNamed(page, 'Read them by radio').click()
  await page.getByLabel('Kind of card').selectOption('Risk')
  await page.getByText('Threatens “Read them by radio”').waitFor()
  await write('Radios are stolen')
  await rowNamed(page, 'Meters are never read').click()
  await page.getByLabel('Kind of card').selectOption('Initiative')
  await button(page, 'Not related to it').click()
  await write('Pay by the month')
  await expect
    .poll(() => rowNamed(page, 'Radios are stolen').textContent())
    .toContain('Threatens: Read them by radio')
  expect(await rowNamed(page, 'Pay by the month').textContent()).not.toContain('Answers')
  expect(kofi.errors).toEqual([])
})
