import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#shared/plan/dates.ts'
import { programmeView } from '#shared/api/programme.ts'
import { PROGRAMME_FORMAT, programme, type Programme } from '#shared/programme/template.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
let ana: Visitor

const daily = (
  id: string,
  title: string,
  leaves: Programme['weeks'][0]['days'][0]['sessions'][0]['leaves'],
) => ({
  id,
  title,
  kind: 'breakout' as const,
  start: '09:00',
  minutes: 60,
  where: 'rooms' as const,
  what: '',
  leaves,
})
const artefact = { least: 1, title: '', each: 'room' as const }
const OWN: Programme = {
  format: PROGRAMME_FORMAT,
  id: 'own',
  name: 'Our lab',
  version: 1,
  language: 'en',
  weeks: [
    {
      id: 'first',
      title: 'What we aim for',
      days: Array.from({ length: 7 }, (_, at) => ({
        id: `d${at}`,
        sessions: [
          daily(
            `s${at}`,
            `Morning ${at + 1}`,
            at === 0 ? [{ id: 'aims', check: 'aspiration', ...artefact }] : [],
          ),
        ],
      })),
    },
    {
      id: 'second',
      title: 'Plans',
      days: [{ id: 'e0', sessions: [daily('t0', 'Rows', [{ id: 'rows', check: 'rows', ...artefact }])] }],
    },
  ],
}

const today = () => new Date().toISOString().slice(0, 10)
const page = (visitor: Visitor, rest = '') =>
  visitor.page.goto(`${server.url}/labs/${lab.slug}/programme${rest}`)
const week = (on: Page, name: RegExp) =>
  on.getByRole('navigation', { name: 'Weeks' }).getByRole('button', { name })

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const plan = await server.server.parts.rooms.read(lab.id)
  for (const { id } of plan.lab.values())
    await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
      setFields(doc, 'lab', id, { startDate: addDays(today(), -1), weeks: 2 }),
    )
  for (const { id } of plan.aspirations.values())
    await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
      setFields(doc, 'aspirations', id, { deletedAt: '2014-07-20T10:00:00Z' }),
    )
  const body = { revision: 1, programme: OWN }
  await lab.api('/programme', { cookie: lab.lead.cookie, body: { ...body }, method: 'PUT' })
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url)
  const seat = await lab.join({ name: 'Ana' })
  ana = await seatedVisitor(browser, { name: 'Ana', cookie: seat.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('PG20 a changed session is on another’s screen at once, and the change can be undone', async () => {
  await page(ana)
  const theirs = ana.page.getByRole('region', { name: /^Today/ })
  await theirs.getByText('Morning 2').waitFor()
  await page(lead)
  await lead.page.getByRole('link', { name: 'Week 1 of 2 · What we aim for' }).waitFor()
  await lead.page.getByRole('button', { name: 'Change', exact: true }).click()
  await lead.page.getByRole('button', { name: 'Change Morning 2' }).press('Enter')
  const form = lead.page.getByRole('dialog')
  await form.getByLabel('Title').fill('Stand-up with coffee')
  await form.getByLabel('Begins').fill('08:15')
  expect(await axeFindings(lead.page)).toEqual([])
  await form.getByLabel('Title').press('Enter')
  await theirs.getByText('Stand-up with coffee').waitFor()
  await theirs.getByText('08:15–09:15').waitFor()
  expect(await ana.page.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0)
  await lead.page.getByRole('button', { name: 'Undo my change' }).click()
  await theirs.getByText('Morning 2').waitFor()
  await lead.page.getByRole('button', { name: 'Done' }).click()
})

test('FB13 a timer begun for a session of today’s programme runs to its planned end, and the session shows it', async () => {
  const { revision, programme: held } = (await lab.api('/programme', { cookie: lab.lead.cookie })).as(
    programmeView,
  )
  const [first, ...weeks] = held.weeks
  const allDay = { ...daily('all-day', 'Syndication', []), start: '00:00', minutes: 1_440 }
  const days = first!.days.map((one) => ({
    ...one,
    sessions: [{ ...allDay, id: `all-${one.id}` }, ...one.sessions],
  }))
  const put = (all: Programme['weeks'], at: number) =>
    lab.api('/programme', {
      cookie: lab.lead.cookie,
      method: 'PUT',
      body: { revision: at, programme: { ...held, weeks: all } },
    })
  expect((await put([{ ...first!, days }, ...weeks], revision)).status).toBe(200)
  await lead.page.getByRole('button', { name: 'Timer', exact: true }).click()
  await lead.page.getByRole('button', { name: 'Until 00:00: Syndication' }).click()
  const theirs = ana.page.getByRole('region', { name: /^Today/ })
  await theirs
    .getByRole('listitem')
    .filter({ hasText: 'Syndication' })
    .getByText(/\d left$/)
    .waitFor()
  await ana.page.getByRole('timer', { name: 'Syndication' }).waitFor()
  await lead.page.getByRole('button', { name: 'Timer', exact: true }).click()
  const form = lead.page.getByRole('dialog', { name: 'Timer' })
  expect(await form.getByRole('button', { name: 'Until 00:00: Syndication' }).count()).toBe(0)
  await form.getByRole('button', { name: 'End', exact: true }).click()
  await lead.page.keyboard.press('Escape')
  await expect.poll(() => ana.page.getByRole('timer').count()).toBe(0)
  expect((await put([first!, ...weeks], revision + 1)).status).toBe(200)
  await expect.poll(() => theirs.getByText('Syndication').count()).toBe(0)
})

test('PG21 the place a gate leads to makes an artefact done, and the last one closes the gate', async () => {
  const { page: on } = ana
  const gate = lead.page.getByText(/^Gate open: 0 of \d there$/)
  await gate.first().waitFor()
  const cells = on.getByRole('table', { name: 'What the week is to leave, by room' }).getByRole('button')
  const rooms = await cells.count()
  for (let at = 0; at < rooms; at++) {
    await cells.filter({ hasText: 'Missing' }).first().click()
    await on.getByLabel('What the room aims for').fill('Twice the jobs by 2033')
    await on.getByRole('button', { name: 'Add', exact: true }).click()
    await on.getByRole('dialog').getByText('Twice the jobs by 2033').first().waitFor()
    if (at === 0) expect(await axeFindings(on)).toEqual([])
    await on.keyboard.press('Escape')
    await expect.poll(() => cells.filter({ hasText: 'There' }).count()).toBe(at + 1)
  }
  await lead.page.getByText('All that week 1 was to leave is there.').waitFor()
  await untilLineSays(on, /saved/i)
})

test('PG22 another gate is overruled with its reason, and a week is removed only when asked again', async () => {
  const { page: on } = lead
  await week(on, /Plans/).click()
  await on.getByRole('button', { name: 'Overrule the gate' }).click()
  const ask = on.getByRole('dialog')
  expect(await ask.getByRole('button', { name: 'Overrule the gate' }).isDisabled()).toBe(true)
  await ask.getByLabel('Why').fill('Rows follow after the recess')
  await ask.getByRole('button', { name: 'Overrule the gate' }).click()
  await week(ana.page, /Plans/).click()
  await ana.page.getByText(/“Rows follow after the recess”/).waitFor()
  expect(await axeFindings(ana.page)).toEqual([])
  await on.getByRole('button', { name: 'Change', exact: true }).click()
  await on.getByRole('button', { name: 'Remove the week' }).click()
  await on.getByText('Its session and what that was to leave go with it. You can undo that.').waitFor()
  await on.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await ana.page.getByRole('link', { name: 'Week 1 of 1 · What we aim for' }).waitFor()
  await on.getByRole('button', { name: 'Undo my change' }).click()
  await ana.page.getByRole('link', { name: 'Week 1 of 2 · What we aim for' }).waitFor()
  await on.getByRole('button', { name: 'Done' }).click()
})

test('PG23 a programme is exported, shown before it takes another’s place, and a new lab is opened with it', async () => {
  const { page: on } = lead
  const [file] = await Promise.all([
    on.waitForEvent('download'),
    (async () => {
      await on.getByRole('button', { name: 'Template' }).click()
      await on.getByRole('menuitem', { name: 'Export as a file' }).click()
    })(),
  ])
  const path = await file.path()
  const exported = programme.parse(JSON.parse(await readFile(path, 'utf8')))
  expect({ ...exported, version: 1 }).toEqual(OWN)
  await on.getByRole('button', { name: 'Template' }).click()
  await on.getByRole('menuitem', { name: 'Use the six-week template' }).click()
  await on.getByText('Week 6: Syndication and signing (new)').waitFor()
  expect(await axeFindings(on)).toEqual([])
  await on.getByRole('button', { name: 'Cancel' }).click()

  await on.goto(server.url)
  await on.getByRole('button', { name: 'Open a lab' }).first().click()
  const form = on.getByRole('dialog')
  await form.getByLabel('Name of the lab').fill('Second lab')
  await form.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') }) // prettier-ignore
  await form.getByText('This is no programme of Delivery Lab').waitFor()
  await form.locator('input[type=file]').setInputFiles(path)
  await form.getByText('The lab has as many weeks as the file: 2.').waitFor()
  await form.getByLabel('Title of workstream 1').fill('Aquaculture')
  await form.getByRole('button', { name: 'Open the lab' }).click()
  await on.getByRole('link', { name: 'Week 1 of 2 · What we aim for' }).waitFor()
  const made = await server.api('/api/labs/second-lab/programme', { cookie: lab.lead.cookie })
  expect(made.as(programmeView).programme).toEqual(exported)
})

test('PG24 on a phone today’s sessions come first, then what one room still owes', async () => {
  const seat = await lab.join({ name: 'Ben' })
  const ben = await seatedVisitor(browser, { name: 'Ben', cookie: seat.cookie }, server.url, { width: 390, height: 844 }) // prettier-ignore
  await page(ben, '?week=2&room=aq')
  await ben.page
    .getByRole('region', { name: /^Today/ })
    .getByText('Morning 2')
    .waitFor()
  await expect.poll(() => ben.page.getByLabel('Room', { exact: true }).inputValue()).not.toBe('')
  await ben.page.getByRole('button', { name: /Rows of the 3-feet plan complete/ }).click()
  await ben.page.getByRole('dialog').waitFor()
  expect(await axeFindings(ben.page)).toEqual([])
  const wide = await ben.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  expect([lead, ana, ben].flatMap(({ errors }) => errors)).toEqual([])
})
