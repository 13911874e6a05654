import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { initiativeOf, live } from '#shared/plan/select.ts'
import { cardNamed, openBoard, untilWriting } from '#test/support/board.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* Cards made by keyboard and from a spreadsheet, and the first steps of a room, each in a lab of its own. */

const ROOM = 'mpsg'
const PHONE = { width: 390, height: 844 }
const TABLET = { width: 1024, height: 768 }

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

type Who = Parameters<TestLab['join']>[0]

const visitor = async (lab: TestLab, who: Who = {}, size?: { width: number; height: number }) => {
  const { cookie } = await lab.join({ name: 'Pat', ...who })
  const pat = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url, size)
  await pat.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  return pat
}

const newRoom = async (size?: typeof PHONE): Promise<Visitor & { lab: TestLab }> => {
  const lab = await server.newLab()
  const pat = await visitor(lab, {}, size)
  await openBoard(pat.page, server.url, lab.slug, ROOM)
  return { ...pat, lab }
}

const planOf = (lab: TestLab) => server.server.parts.rooms.read(lab.id)
const area = (page: Page) => page.locator('.board-card-area')
const cards = (page: Page) => page.locator('.board-card').count()
const nextSteps = (page: Page) => page.getByRole('region', { name: 'What comes next' })

/** Types the words of the card that is being written, and goes on to the next one with Enter. */
const typeNext = async (page: Page, words: string) => {
  await expect.poll(() => area(page).inputValue()).toBe('')
  await untilWriting(page)
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await cardNamed(page, words).waitFor()
}

test('MK1 MK2 MK3 an initiative and its three activities are typed in one go, and undone', async () => {
  const { page, errors, lab } = await newRoom(TABLET)
  await page.locator('.tl-container').focus()
  await page.keyboard.press('Alt+2')
  await untilWriting(page)
  await page.keyboard.type('Authorisations committee')
  await page.keyboard.press('Alt+3')
  await page.getByText('next activity of Authorisations committee').waitFor()
  for (const words of ['Agree its terms', 'Appoint it', 'Map every permit']) await typeNext(page, words)
  await expect.poll(() => cards(page)).toBe(5)
  const bars = await page.getByTestId('tools.select').boundingBox()
  const foot = async () => {
    const box = await area(page).boundingBox()
    return (box?.y ?? Infinity) + (box?.height ?? 0)
  }
  await expect.poll(foot).toBeLessThan(bars?.y ?? 0)
  await page.keyboard.press('Enter')
  await expect.poll(() => cards(page)).toBe(4)
  expect(await area(page).count()).toBe(0)
  const activities = async () => {
    const plan = await planOf(lab)
    return live(plan, 'activities').map((a) => [a.text, initiativeOf(plan, a)?.title])
  }
  const typed = ['Agree its terms', 'Appoint it', 'Map every permit'].map((text) => [
    text,
    'Authorisations committee',
  ])
  await expect.poll(activities).toEqual(expect.arrayContaining(typed))
  // Escape on a card that nobody wrote in is as if it had never been made.
  await page.keyboard.press('Alt+1')
  await untilWriting(page)
  await page.keyboard.press('Escape')
  await expect.poll(() => cards(page)).toBe(4)
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  for (let steps = 0; steps < 30 && (await undo.isEnabled()); steps++) await page.keyboard.press('Control+z')
  await expect.poll(() => cards(page)).toBe(0)
  expect(errors).toEqual([])
})

test('MK3 MK12 Escape ends a new card, for which the next one is made, and lets go of a change to another', async () => {
  const { page, errors, lab } = await newRoom()
  await page.locator('.tl-container').focus()
  await page.keyboard.press('Alt+1')
  await untilWriting(page)
  await page.keyboard.type('Permits take 890 days')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await untilWriting(page)
  await page.keyboard.type('Something else')
  await page.keyboard.press('Escape')
  await cardNamed(page, 'Permits take 890 days').waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByText('next initiative that answers Permits take 890 days').waitFor()
  await untilWriting(page)
  await page.keyboard.type('Authorisations committee')
  await page.keyboard.press('Escape')
  const links = async () => live(await planOf(lab), 'links').map((link) => link.kind)
  await expect.poll(links).toEqual(['answers'])
  expect(errors).toEqual([])
})

const RANGE = [
  ['No', 'Detailed activity', 'Responsibility', 'Planned start date (dd.mm.yyyy)', 'Planned end date'],
  ['1.1', 'Appoint the "task team"\nand brief it', 'Ports authority', '01.10.2014', '2014-12-01'],
  ['1.2', 'Train inspectors', 'OPOCT', '1/10/2014', 'Ongoing'],
  ['1.3', '', 'Ports authority', '', ''],
]
const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

test('MK6 MK8 MK10 a range pasted from a spreadsheet is looked at, becomes cards, and one undo removes all', async () => {
  const { page, errors, lab } = await newRoom()
  const text = RANGE.map((row) => `${row.map(quoted).join('\t')}\r\n`).join('')
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.locator('.tl-canvas').click({ position: { x: 60, y: 300 } })
  await page.keyboard.press('Control+v')
  const dialog = page.getByRole('dialog', { name: 'Make cards of these rows' })
  await dialog.getByText('Found: 3 rows, 5 columns.').waitFor()
  expect(await dialog.getByLabel('Each row becomes').inputValue()).toBe('activities')
  expect(await dialog.getByLabel('The first row names the columns').isChecked()).toBe(true)
  expect(await dialog.getByLabel('What column Responsibility is').inputValue()).toBe('owner')
  await dialog.getByText('No organisation here is called “OPOCT”: kept in the words').waitFor()
  await dialog.getByRole('checkbox', { name: 'Ports authority' }).check()
  await dialog.getByLabel('Sector of Ports authority').selectOption('soe')
  await dialog.getByText('“1/10/2014” can be read two ways: kept in the words').waitFor()
  await dialog.getByText('1 row is left out.').waitFor()
  await dialog.getByLabel('Dates like 1/10/2014 are').selectOption('dayFirst')
  await dialog.getByRole('button', { name: 'Make 2 cards' }).press('Enter')
  await cardNamed(page, 'Train inspectors').waitFor()
  expect(await cards(page)).toBe(2)
  const made = async () =>
    live(await planOf(lab), 'activities').map((a) => [a.text, a.sourceNo, a.plannedStart, a.endKind])
  await expect.poll(made).toEqual(
    expect.arrayContaining([
      ['Appoint the "task team"\nand brief it', '1.1', '2014-10-01', 'date'],
      ['Train inspectors\nResponsibility: OPOCT', '1.2', '2014-10-01', 'ongoing'],
    ]),
  )
  const owners = async () => live(await planOf(lab), 'organisations').map((o) => [o.name, o.sector])
  expect(await owners()).toEqual([['Ports authority', 'soe']])
  await page.keyboard.press('Control+z')
  await expect.poll(() => cards(page)).toBe(0)
  await expect.poll(owners).toEqual([])
  expect(errors).toEqual([])
})

test('FU2 FU3 FU4 the first steps lead from an empty board to an indicator, tick from the plan and go', async () => {
  const { page, errors, lab } = await newRoom()
  await page.getByText('Nothing on this board yet').waitFor()
  const strip = nextSteps(page)
  const done = strip.locator('li[data-done="true"]')
  const [above, canvas] = [await strip.boundingBox(), await page.locator('.tl-canvas').boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(canvas?.y ?? 0)
  // By mouse, and by keyboard.
  await strip.getByRole('button', { name: 'Write an issue' }).click()
  await typeNext(page, 'Permits take 890 days')
  await page.keyboard.press('Escape')
  await expect.poll(() => done.count()).toBe(1)
  await strip.getByRole('button', { name: 'Write an initiative' }).press('Enter')
  await page.getByText('next initiative that answers Permits take 890 days').waitFor()
  await untilWriting(page)
  await page.keyboard.type('Authorisations committee')
  await page.keyboard.press('Escape')
  await expect.poll(() => done.count()).toBe(2)
  await strip.getByRole('button', { name: 'Write an activity' }).press('Enter')
  for (const words of ['Agree its terms', 'Appoint it']) await typeNext(page, words)
  await strip.getByText('(2 of 3)').waitFor()
  await typeNext(page, 'Map every permit')
  await page.keyboard.press('Escape')
  await expect.poll(() => done.count()).toBe(3)
  await strip.getByRole('button', { name: 'Write an indicator' }).click()
  await untilWriting(page)
  await page.keyboard.type('Days to a permit')
  await page.keyboard.press('Escape')
  await strip.getByText(/Done: the first chain/).waitFor()
  const links = async () => live(await planOf(lab), 'links').map((link) => link.kind)
  await expect.poll(links).toEqual(expect.arrayContaining(['answers', 'measures']))
  await expect.poll(() => strip.count()).toBe(0)
  // Asked for again, and closed for good.
  await page.locator('.tl-container').focus()
  await page.keyboard.press('?')
  await strip.waitFor()
  await strip.getByRole('button', { name: 'Close what comes next' }).click()
  await expect.poll(() => strip.count()).toBe(0)
  expect(errors).toEqual([])
})

test('FU3 closed first steps stay closed on this device, and come back by their button', async () => {
  const { page, lab } = await newRoom()
  await nextSteps(page).getByRole('button', { name: 'Close what comes next' }).press('Enter')
  await openBoard(page, server.url, lab.slug, ROOM)
  await page.getByText('Nothing on this board yet').waitFor()
  expect(await nextSteps(page).count()).toBe(0)
  await page.getByRole('button', { name: 'What comes next', exact: true }).click()
  await nextSteps(page).getByRole('button', { name: 'Write an issue' }).waitFor()
})

test('FU1 FU4 an observer, a signatory after the freeze and a phone are told what is theirs', async () => {
  const lab = await server.newLab()
  const watcher = await visitor(lab, { name: 'Olu', role: 'observer' })
  await watcher.page.goto(`${server.url}/labs/${lab.slug}/rooms/${ROOM}/canvas`)
  await nextSteps(watcher.page)
    .getByText(/You see everything as it is written/)
    .waitFor()
  expect(await nextSteps(watcher.page).getByRole('listitem').count()).toBe(0)

  const phone = await visitor(lab, {}, PHONE)
  await openBoard(phone.page, server.url, lab.slug, ROOM)
  await phone.page.getByRole('link', { name: 'Go to the list' }).click()
  await phone.page.waitForURL(/\/list$/)
  await phone.page.goto(`${server.url}/labs/${lab.slug}/rooms/${ROOM}/plan`)
  await phone.page.getByText('No initiative in this room yet').waitFor()

  const signer = await visitor(lab, { name: 'Sipho', signatory: true })
  await openBoard(signer.page, server.url, lab.slug, ROOM)
  expect((await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)
  await untilLineSays(signer.page, 'Read only: the plan is frozen for signing')
  await nextSteps(signer.page).getByRole('link', { name: 'Go to Agreement' }).click()
  await signer.page.getByRole('heading', { name: 'Agreement', level: 1 }).waitFor()
  expect([...watcher.errors, ...phone.errors, ...signer.errors]).toEqual([])
})
