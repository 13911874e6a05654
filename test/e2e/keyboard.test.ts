import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { relationsOf } from '#shared/plan/relations.ts'
import { cardNamed, placesOfCards, restingCards } from '#test/support/board.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { keyboardPerson, type Keyboard } from '#test/support/keyboardOnly.ts'
import { rowNamed, untilAtActions } from '#test/support/list.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { untilLineSays } from '#test/support/people.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* An initiative from its first issue to its indicator, by people who have no mouse. */

let server: TestServer
let browser: Browser

const ROOMS = [
  { code: 'MPSG', title: 'Marine protection' },
  { code: 'AQ', title: 'Aquaculture' },
]
const ORGANISATION = sampleId(901)
const ISSUE = 'Permits take 890 days'
const OTHER_ISSUE = 'Boats are old'
const INITIATIVE = 'One committee for all permits'
const ACTIVITIES = ['Agree its terms', 'Appoint it', 'Map every permit']
const INDICATOR = 'Days to a permit'

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const planOf = (lab: TestLab) => server.server.parts.rooms.read(lab.id)

const person = (seat: { name: string; cookie: string }) => keyboardPerson(browser, seat, server.url)

/** Somebody at the start of a lab with two rooms and nothing in them. */
const newcomer = async () => {
  const lab = await server.newLab({ workstreams: ROOMS })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    applyCommands(doc, [
      { type: 'create', collection: 'organisations', id: ORGANISATION, fields: { name: 'Public Works' } },
    ]),
  )
  const { cookie } = await lab.join({ name: 'Pat', organisationName: 'Department of Public Works' })
  const pat = await person({ name: 'Pat', cookie })
  await pat.page.goto(`${server.url}/labs/${lab.slug}`)
  await pat.page.locator('.tl-canvas').waitFor()
  await untilLineSays(pat.page, /^Saved$/)
  return { lab, pat }
}

const writes = (page: Keyboard['page']) => page.locator('.board-card-area')

/** Words of the card that is being written, once its field is there. */
const write = async ({ page, type }: Keyboard, words: string) => {
  await expect.poll(() => writes(page).inputValue()).toBe('')
  await type(words)
}

/** The initiative with its answers, as the plan has it. */
const initiativeIn = async (lab: TestLab) => {
  const plan = await planOf(lab)
  const [initiative] = live(plan, 'initiatives')
  const kinds = relationsOf(plan).map(({ kind }) => kind)
  return { ...initiative, kinds: kinds.toSorted() }
}

/** Writes lead organisation and dates into the form that is open, and closes it. */
const fillForm = async (pat: Keyboard) => {
  const form = pat.page.getByRole('dialog')
  await form.waitFor()
  await pat.to(/Lead organisation/)
  await pat.type('Public Works')
  await pat.page.getByRole('option', { name: /Public Works/ }).waitFor()
  await pat.press('ArrowDown')
  await pat.page.locator('[role="option"][data-combobox-selected]').waitFor()
  await pat.press('Enter')
  await pat.page.getByRole('listbox').waitFor({ state: 'hidden' })
  await pat.to(/^Start$/)
  await pat.type('01.10.2014')
  await pat.to(/^End$/)
  await pat.type('31.03.2016')
  await pat.press('Enter', 'Escape')
  await form.waitFor({ state: 'detached' })
}

test('KB1 on the canvas an issue, an initiative that answers it, activities and an indicator are made, linked, filled in and found by keyboard', async () => {
  const { lab, pat } = await newcomer()
  const { page, press, to } = pat
  await press('Tab', 'Enter')
  expect(await pat.focused()).toBe('Board')

  await press('Alt+1')
  await write(pat, ISSUE)
  await press('Escape', 'Alt+2')
  await write(pat, INITIATIVE)
  await press('Alt+3')
  for (const words of ACTIVITIES) {
    await write(pat, words)
    await press('Enter')
    await cardNamed(page, words).first().waitFor()
  }
  await expect.poll(() => writes(page).inputValue()).toBe('')
  await press('Enter', 'Alt+4')
  await write(pat, INDICATOR)
  await press('Escape', 'Escape', 'Alt+1')
  await write(pat, OTHER_ISSUE)
  await press('Escape')
  expect(pat.strokes(), 'key presses for seven cards, words aside').toBeLessThanOrEqual(18)
  expect(await pat.focused()).toBe('Board')

  // A card is found by its words, and linked to one that was there before.
  await press('Control+f')
  await pat.type('committee')
  await page.getByRole('option', { name: /One committee/ }).waitFor()
  await press('Enter')
  await expect.poll(pat.focused).toBe('Board')
  await press('l')
  await page.getByRole('combobox', { name: 'Relate to' }).waitFor()
  await expect.poll(pat.focused).toContain('Relate to')
  await pat.type('boats')
  await page.getByRole('option', { name: /Boats are old/ }).waitFor()
  await press('Enter')
  await page.getByRole('dialog').getByRole('list').getByText(OTHER_ISSUE).waitFor()
  await press('Escape')
  await expect.poll(pat.focused).toBe('Board')
  expect(pat.strokes(), 'key presses for one link').toBeLessThanOrEqual(5)

  await press('Enter')
  await fillForm(pat)
  await expect.poll(pat.focused).toBe('Board')
  await expect
    .poll(() => initiativeIn(lab))
    .toMatchObject({
      title: INITIATIVE,
      start: '2014-10-01',
      end: '2016-03-31',
      kinds: ['answers', 'answers', 'belongsTo', 'belongsTo', 'belongsTo', 'measures'],
    })
  expect((await initiativeIn(lab)).leadOrgId).toBe(ORGANISATION)

  // An arrangement is kept, taken back and brought again.
  await press('Escape', 'Shift+F6')
  await to(/^Arrange$/, 'ArrowRight')
  await press('Enter')
  await page.getByRole('menuitem').first().waitFor()
  await press('ArrowDown', 'Enter')
  await page.getByRole('region', { name: 'Proposed arrangement' }).waitFor()
  await expect.poll(pat.focused).toMatch(/Keep/)
  await press('Enter')
  await expect.poll(pat.focused).toBe('Board')
  const arranged = await restingCards(page)
  await press('Control+z')
  await expect.poll(() => placesOfCards(page)).not.toBe(arranged)
  await press('Control+Shift+z')
  await expect.poll(() => placesOfCards(page)).toBe(arranged)

  await press('Shift+F6', 'Shift+F6', 'Shift+F6')
  await to(/^AQ/)
  await press('Enter')
  await page.getByRole('heading', { name: /Aquaculture/ }).waitFor()
  expect(pat.pointed).toEqual([])
  expect(pat.errors).toEqual([])
})

test('KB2 in the list the same is made, linked, filled in, found and taken back by keyboard', async () => {
  const { lab, pat } = await newcomer()
  const { page, press, to } = pat
  await press('Tab')
  await to(/^To the list$/)
  await press('Enter')
  await page.getByLabel('Find a card').waitFor()
  await to(/Text of the issue/)
  await pat.type(ISSUE)
  await press('Enter', 'Alt+Digit2')
  await pat.type(INITIATIVE)
  await press('Enter', 'Escape')
  await expect.poll(pat.focused).toContain(INITIATIVE)

  await press('Shift+F10')
  await untilAtActions(page)
  await to(/^Relations$/, 'ArrowRight')
  await press('Enter')
  await page.getByRole('combobox', { name: 'Relate to' }).waitFor()
  await expect.poll(pat.focused).toContain('Relate to')
  await pat.type('permits take')
  await page.getByRole('option', { name: new RegExp(ISSUE) }).waitFor()
  await press('Enter')
  await page.getByRole('dialog').getByRole('list').getByText(ISSUE).waitFor()
  await press('Escape')
  await expect.poll(pat.focused).toContain(INITIATIVE)

  await press('Shift+F10')
  await untilAtActions(page)
  await to(/^More$/, 'ArrowRight')
  await press('Enter')
  await page.getByRole('menuitem', { name: 'Add an activity to it' }).waitFor()
  await to(/^Add an activity to it$/, 'ArrowDown')
  await press('Enter')
  for (const words of ACTIVITIES) {
    await pat.type(words)
    await press('Enter')
    await rowNamed(page, words).waitFor()
  }
  await press('Escape')
  await expect.poll(pat.focused).toContain('Map every permit')
  await press('Control+z')
  await rowNamed(page, 'Map every permit').waitFor({ state: 'detached' })
  await press('Control+Shift+z')
  await rowNamed(page, 'Map every permit').waitFor()

  await press('/')
  await pat.type('committee')
  await press('Enter')
  await expect.poll(pat.focused).toContain(INITIATIVE)
  await press('Control+Enter')
  await fillForm(pat)
  await expect.poll(pat.focused).toContain(INITIATIVE)
  await expect
    .poll(() => initiativeIn(lab))
    .toMatchObject({
      start: '2014-10-01',
      end: '2016-03-31',
      kinds: ['answers', 'belongsTo', 'belongsTo', 'belongsTo'],
    })

  await press('Shift+F6', 'Shift+F6')
  await to(/^AQ/)
  await press('Enter')
  await page.getByRole('heading', { name: /Aquaculture/ }).waitFor()
  expect(pat.pointed).toEqual([])
  expect(pat.errors).toEqual([])
})
