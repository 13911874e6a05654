import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomPeople } from '#shared/api/rooms.ts'
import { live } from '#shared/plan/select.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { openGate, type Gate } from '#test/support/gate.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { untilLineSays } from '#test/support/people.ts'
import { SAMPLE, sampleId, samplePlan } from '#test/support/samplePlan.ts'
import { sideways } from '#test/support/sideways.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { touchVisitor } from '#test/support/touchVisitor.ts'

/* A participant of a hall with nothing but a phone in one hand. */

let server: TestServer
let gate: Gate
let lab: TestLab
let browser: Browser
let page: Page
let me: Member
let errors: string[]
const scripts: string[] = []
const ROOM = SAMPLE.mpsg

beforeAll(async () => {
  server = await startTestServer()
  gate = await openGate(server.url)
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  me = await lab.join({ name: 'Thandi Nkosi', signatory: true, organisationId: SAMPLE.dea })
  browser = await launchBrowser()
  const thandi = await touchVisitor(browser, { name: 'Thandi', cookie: me.cookie }, gate.url)
  page = thandi.page
  errors = thandi.errors
  await page.addInitScript(() => {
    const felt: unknown[] = []
    Object.assign(window, { felt })
    Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => felt.push(pattern) > 0 })
  })
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.close()
})

const lead = async (path: string, body?: unknown) => {
  const request = body === undefined ? { method: 'POST' } : { body }
  const answer = await lab.api(path, { cookie: lab.lead.cookie, ...request })
  expect(answer.status, answer.text).toBeLessThan(300)
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const issues = async () =>
  live(await server.server.parts.rooms.read(lab.id), 'issues').flatMap(({ text, workstreamId }) =>
    workstreamId === ROOM ? [text] : [],
  )
const buzzes = () => page.evaluate(() => (window as unknown as { felt: unknown[] }).felt.length)

/** Fits its width, can be hit by a thumb, and is no barrier. */
const seen = async (name: string) => {
  await expect.poll(async () => [name, await sideways(page)]).toEqual([name, 0])
  expect([name, await axeFindings(page)]).toEqual([name, []])
}
const tooSmall = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('#main :is(a, button, select, textarea), #main label:has([type="radio"])')]
      .map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 2 && (box.width < 44 || box.height < 44))
      .map(({ words }) => words),
  )

test('PS1 PS2 a phone begins on its seat, which says who one is, asks for the room once, and is in the navigation', async () => {
  await page.goto(`${gate.url}/labs/${lab.slug}`)
  await page.getByRole('heading', { name: 'My seat' }).waitFor({ state: 'attached' })
  expect(new URL(page.url()).pathname).toBe(`/labs/${lab.slug}/seat`)
  const who = page.getByRole('region', { name: 'Who I am' })
  await who.getByText('Thandi Nkosi').waitFor()
  await who.getByText('National government').waitFor()
  await who.getByText('Saved', { exact: true }).waitFor()
  await page.getByText('Choose your room above').waitFor()
  await page.getByLabel('My room').selectOption(ROOM)
  await page.getByText('Choose your room above').waitFor({ state: 'detached' })
  const places = async () =>
    (await lab.api('/rooms/people', { cookie: lab.lead.cookie })).as(roomPeople).places
  await expect.poll(places).toEqual([expect.objectContaining({ roomId: ROOM, facilitates: false })])
  await seen('seat')
  expect(await tooSmall()).toEqual([])
  await page.reload()
  await expect.poll(() => page.getByLabel('My room').inputValue()).toBe(ROOM)
  await button('Rooms and pages').tap()
  await page.getByRole('dialog').getByRole('link', { name: 'My seat' }).tap()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('PS3 PS4 cards are added in a row, the last is taken back, and what is being written outlives the page', async () => {
  await page.getByText('Initiative', { exact: true }).tap()
  await page.getByLabel('Title of the initiative').waitFor()
  await page.getByText('Issue', { exact: true }).tap()
  const field = page.getByLabel('Text of the issue')
  await field.fill('Nets are lost at sea')
  await button('Add the card').tap()
  await expect.poll(() => field.inputValue()).toBe('')
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.type('Ports have no scales')
  await page.keyboard.press('Enter')
  await page.getByText('2 added').waitFor()
  await field.fill('Wrong')
  await button('Add another').tap()
  await page.getByText('3 added').waitFor()
  await button('Undo').tap()
  await page.getByText('2 added').waitFor()
  expect(await field.inputValue()).toBe('Wrong')
  await expect.poll(issues).toEqual(expect.arrayContaining(['Nets are lost at sea', 'Ports have no scales']))
  await expect.poll(issues).not.toContain('Wrong')
  await field.fill('Half a thought')
  await page.reload()
  await expect.poll(() => field.inputValue()).toBe('Half a thought')
})

test('PS5 without a network that is said, and a card is kept on the phone until there is one', async () => {
  gate.shut()
  await page
    .getByTestId('seat-line')
    .getByText(/^Offline/)
    .waitFor()
  await page.getByText('Hand and reactions wait for the connection').waitFor()
  expect(await button('Raise your hand').isDisabled()).toBe(true)
  await page.getByLabel('Text of the issue').fill('Radios do not reach the bay')
  await button('Add the card').tap()
  await page.getByTestId('seat-line').getByText('1 change kept on this device').waitFor()
  gate.open()
  await untilLineSays(page, /^Saved$/)
  await expect.poll(issues).toContain('Radios do not reach the bay')
})

test('PS6 PS9 a round that opens is felt, told and answered with the thumb, and shows what was mine', async () => {
  const rounds = page.getByRole('region', { name: 'Rounds' })
  await rounds.getByText('No round is open.').waitFor()
  const before = await buzzes()
  const options = ['Scales', 'Radios'].map((label, at) => ({
    id: sampleId(900 + at),
    label,
    entityId: null,
  }))
  await lead('/rounds', {
    kind: 'votes',
    question: 'Which of these first?',
    seconds: 600,
    settings: { options, dots: 3, most: 2, quorum: null },
  })
  await rounds.getByText('Which of these first?').first().waitFor()
  await rounds.getByText(/left$/).waitFor()
  await expect.poll(buzzes).toBe(before + 1)
  await page.getByTestId('round-news').getByText('A round is open. Votes').waitFor({ state: 'attached' })
  await page.setViewportSize({ width: 360, height: 640 })
  // Whoever is further down on the page sees it, too.
  const bar = page.getByRole('region', { name: 'Hand and reactions' })
  await rounds.scrollIntoViewIfNeeded()
  await expect.poll(() => bar.getByRole('link').count()).toBe(0)
  await page.getByRole('heading', { name: 'This phone' }).scrollIntoViewIfNeeded()
  await bar.getByText('Votes: Which of these first?').waitFor()
  await seen('a round below')
  await bar.getByRole('link', { name: /^Answer/ }).tap()
  await button('One dot more on Radios').tap()
  await button('One dot more on Radios').tap()
  await seen('votes')
  expect(await tooSmall()).toEqual([])
  await button('Give my vote').tap()
  await page.getByText('Saved. You can change it').waitFor()
  await page.getByRole('link', { name: 'My seat' }).tap()
  await rounds.getByText('You: Radios: 2').waitFor()
})

test('PS7 PS9 a hand is raised, has its place, and is called; message and spotlight are read as words', async () => {
  await button('Raise your hand').tap()
  await button(/Hand raised: no. 1/).waitFor()
  await button(/Hand raised/).tap()
  await button('Raise your hand').tap()
  await button(/Hand raised: no. 1/).waitFor()
  await lead('/hall/acts', { act: 'beginTimer', seconds: 300, label: 'Vision', room: ROOM })
  await lead('/hall/acts', { act: 'say', text: 'Be back at ten.', room: ROOM })
  await lead('/hall/acts', { act: 'spotlight', entity: SAMPLE.capacity })
  await page.getByText('Be back at ten.').waitFor()
  await page.getByRole('timer', { name: 'Vision' }).waitFor()
  const before = await buzzes()
  await lead('/hall/acts', { act: 'call', seatId: me.seatId })
  await page.getByRole('alert').getByText('You have the floor.').waitFor()
  await expect.poll(buzzes).toBe(before + 1)
  await button('React').tap()
  await button('Thank you').tap()
  await button(/Thank you 1/).waitFor()
  await seen('the floor')
  await page.getByText(/^Look at .*Capacity/).waitFor()
  await page.getByRole('link', { name: 'Show it' }).tap()
  await page.waitForURL(/\/list\?card=/)
  await page.getByRole('link', { name: 'My seat' }).tap()
  await page.getByRole('heading', { name: 'Add a card' }).waitFor()
})

test('PS8 PS10 a frozen plan is read and signed, with a reason where it is declined, and says why no card is added', async () => {
  await lead('/freeze')
  await page.getByText('The plan is frozen for signing: no card can be added now.').waitFor()
  expect(await page.getByLabel('Text of the issue').isDisabled()).toBe(true)
  await button(/^Read and sign/)
    .first()
    .tap()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Decline', { exact: true }).tap()
  await sheet.getByLabel('Reason').fill('The budget is not ours')
  await sheet.getByText('Sign', { exact: true }).tap()
  await seen('signing')
  await sheet.getByRole('button', { name: /^Sign for/ }).tap()
  await sheet.waitFor({ state: 'detached' })
  await page.getByText('Your organisation has answered everything it is asked.').waitFor()
  await seen('signed')
})

test('PS11 in twice the text, sideways and narrow nothing is lost, and no canvas was ever loaded', async () => {
  await page.addStyleTag({ content: ':root:root { font-size: 200% }' })
  await seen('200 %')
  await page.setViewportSize({ width: 844, height: 390 })
  await page.goto(`${gate.url}/labs/${lab.slug}`)
  await page.waitForURL(/\/seat$/)
  await page.getByLabel('My room').waitFor()
  await seen('sideways')
  expect(scripts.length).toBeGreaterThan(5)
  const bodies = await Promise.all(
    scripts.map(async (url) => (await fetch(url.replace(gate.url, server.url))).text()),
  )
  expect(scripts.filter((_, at) => bodies[at]?.includes('tl-canvas'))).toEqual([])
  expect(errors.filter((error) => !/ERR_|WebSocket|Failed to load resource/.test(error))).toEqual([])
})
