import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live } from '#shared/plan/select.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { keyboardPerson, type Keyboard } from '#test/support/keyboardOnly.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { untilLineSays } from '#test/support/people.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { planOf, SAMPLE, sampleId as n, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'
import { timelinePlan } from '#test/support/timelineLab.ts'

/* The 3-feet plan by somebody who has no mouse: a file, the table, the timeline, comments, and what rooms ask. */

let server: TestServer
let browser: Browser

const FILE = {
  name: 'coast.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Milestone No,No,Detailed activity,Responsibility,Planned start date,Planned end date',
      '1,1.1,Survey the coast,Coast Guard,1/10/2014,3/12/2014',
      '1,1.2,Report on it,Coast Guard,4/12/2014,5/1/2015',
      '2,2.1,Publish the report,DEA,6/1/2015,7/2/2015',
    ].join('\n'),
  ),
}

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const planIn = (lab: TestLab) => server.server.parts.rooms.read(lab.id)

type Person = Awaited<ReturnType<typeof keyboardPerson>>

const open = async (lab: TestLab, person: Person, path: string) => {
  await person.page.goto(`${server.url}/labs/${lab.slug}/${path}`)
  await untilLineSays(person.page, /^Saved$/)
}

const personIn = async (lab: TestLab, path: string, cookie = lab.lead.cookie): Promise<Person> => {
  const person = await keyboardPerson(browser, { name: 'Noor', cookie }, server.url)
  await open(lab, person, path)
  return person
}

/** The focus is somewhere on the page once all has come to rest, also after what had it went away. */
const untilAt = (person: Keyboard, name: RegExp) => expect.poll(person.focused).toMatch(name)

const cellAt = ({ page }: Keyboard) =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-cell]')
    return `${cell?.closest('tr')?.getAttribute('aria-rowindex')}/${cell?.getAttribute('data-column')}`
  })

test('KE1 KE3 a file is imported and its questions answered, and the table is walked, selected, filled, sorted and filtered by keyboard alone', async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ organisations: [{ id: n(1), name: 'Environment', acronym: 'DEA' }] })),
  )
  const noor = await personIn(lab, 'rooms/MPSG/plan')
  const { page, press, to } = noor
  await to(/^Files/)
  await press('Enter')
  await page.getByRole('menuitem').first().waitFor()
  const chosen = page.waitForEvent('filechooser')
  await to(/Import from a file/, 'ArrowDown')
  await press('Enter')
  await (await chosen).setFiles(FILE)
  await page.getByRole('dialog').getByText('How is 1/10/2014 meant?').waitFor()
  await to(/^Leave such dates/)
  await press('ArrowRight')
  await untilAt(noor, /^Day 1, month 10/)
  await to(/^What is Coast Guard/)
  await press('ArrowDown')
  await to(/^Add 3 activities/)
  await press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Report on it').waitFor()
  await expect.poll(noor.focused).not.toBe('')
  const survey = async () =>
    live(await planIn(lab), 'activities').find(({ text }) => text.startsWith('Survey'))
  await expect.poll(async () => (await survey())?.plannedStart).toBe('2014-10-01')

  await to(/^Keys$/)
  await press('Shift+Tab', 'Control+Home', 'ArrowDown', 'ArrowDown')
  await expect.poll(() => cellAt(noor)).toMatch(/^4\//)
  await press('Home')
  await expect.poll(() => cellAt(noor)).toBe('4/milestone')
  await press('End')
  await expect.poll(() => cellAt(noor)).toBe('4/weeks')
  await press('PageDown')
  await expect.poll(() => cellAt(noor)).toBe('5/weeks')
  await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect.poll(() => cellAt(noor)).toBe('4/responsible')
  await press('Home', 'ArrowRight', 'ArrowRight', 'F2')
  await noor.type(' twice')
  await press('Escape')
  await expect.poll(() => cellAt(noor)).toBe('4/text')
  expect((await survey())?.text).toBe('Survey the coast')
  await press('ArrowRight', 'ArrowRight', 'Shift+ArrowDown')
  await expect
    .poll(() => page.locator('output[aria-live="polite"][data-testid="selection"]').textContent())
    .toMatch(/^2 rows · 2 cells/)
  await press('Control+d')
  const publish = async () =>
    live(await planIn(lab), 'activities').find(({ text }) => text.startsWith('Publish'))
  await expect.poll(async () => (await publish())?.plannedStart).toBe('2014-12-04')
  await press('Control+z')
  await expect.poll(async () => (await publish())?.plannedStart).toBe('2015-01-06')

  await press('Control+Home', 'ArrowUp', 'End', 'ArrowLeft')
  await untilAt(noor, /^Planned end/)
  await press('Enter')
  await expect
    .poll(() => page.getByRole('columnheader', { name: 'Planned end' }).getAttribute('aria-sort'))
    .toBe('ascending')
  await to(/own order/, 'Shift+Tab')
  await press('Enter')
  await page.getByRole('button', { name: /own order/ }).waitFor({ state: 'detached' })
  await expect.poll(noor.focused).not.toBe('')
  await to(/^Search the rows/, 'Shift+Tab')
  await noor.type('no such row')
  await page.getByText('No row has what you look for').waitFor()
  await to(/^Show all$/)
  await press('Enter')
  await page.getByRole('treegrid').waitFor()
  await expect.poll(noor.focused).not.toBe('')
  await to(/^Columns/, 'Shift+Tab')
  await press('Enter')
  await page.getByRole('menuitemcheckbox').first().waitFor()
  await to(/^Depends on/, 'ArrowDown')
  await press('Enter', 'Escape')
  await untilAt(noor, /^Columns \(7 \+ 1\)/)
  const grid = page.getByRole('treegrid')
  expect(await grid.getAttribute('aria-colcount')).toBe(String(await grid.getByRole('columnheader').count()))
  await to(/^Checks/, 'Shift+Tab')
  await press('Enter')
  await to(/^Close/)
  await press('Enter')
  await expect.poll(noor.focused).not.toBe('')
  expect(noor.pointed).toEqual([])
  expect(noor.errors).toEqual([])
})

test('KE2 KE3 a bar is moved, put back, kept and linked by keyboard, a circle is refused aloud; a comment names somebody and becomes an action', async () => {
  const lab = await newBigLab(server, timelinePlan())
  await lab.join({ name: 'Thandi' })
  const noor = await personIn(lab, 'rooms/skill/timeline')
  const { page, press, to } = noor
  const said = () => page.getByTestId('announcements').textContent()
  await to(/^Initiative /)
  await press('ArrowDown', 'ArrowDown')
  await untilAt(noor, /^1\.1/)
  await press('Alt+ArrowRight')
  await expect.poll(said).toMatch(/Move SKILL-1 1\.1 by 1 day/)
  await to(/^Put back/)
  await press('Enter')
  await untilAt(noor, /^1\.1 .*1 Jan 2015 to 31 Jan/)
  await press('Alt+ArrowRight', 'Enter')
  await untilAt(noor, /^1\.1 .*2 Jan 2015 to 1 Feb/)
  await press('Control+z')
  await untilAt(noor, /^1\.1 .*1 Jan 2015 to 31 Jan/)
  await press('d')
  await noor.type('2.2')
  await press('Enter')
  await untilAt(noor, /^2\.2 .*waits for SKILL-1 1\.1/)
  await press('d')
  await noor.type('1.1')
  await expect.poll(said).toMatch(/would close a circle/)
  await press('Enter')
  await expect.poll(said).toMatch(/Nothing was made|circle/)
  await press('Escape')
  await untilAt(noor, /^2\.2/)

  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await to(/^Write a comment/)
  await noor.type('Who does this? @Than')
  await page.getByRole('listbox', { name: 'People and organisations' }).waitFor()
  await press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').count(), 'Escape closes what is on top').toBe(1)
  await noor.type('di? @Tha')
  await page.getByRole('option', { name: /Thandi/ }).waitFor()
  await press('Enter', 'Control+Enter')
  await page.getByRole('button', { name: /^Becomes/ }).waitFor()
  await expect.poll(noor.focused).not.toBe('')
  await to(/^Becomes/, 'Shift+Tab')
  await press('Enter')
  await to(/^In words/)
  await to(/^Responsible/)
  await noor.type('DEA')
  await to(/^Due/)
  await noor.type('01.03.2015')
  await to(/^Make the action/)
  await press('Enter')
  await expect.poll(async () => live(await planIn(lab), 'actions').length).toBe(1)
  await expect.poll(noor.focused).not.toBe('')
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await untilAt(noor, /^2\.2/)
  expect(noor.pointed).toEqual([])
  expect(noor.errors).toEqual([])
})

test('KE3 where a request is answered or taken back, and what is mended goes, the focus goes to what is next', async () => {
  const lab = await server.newLab({ workstreams: [{ code: 'MTM', title: 'Marine transport' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  const noor = await personIn(lab, 'between')
  const { page, press, to } = noor
  const answered = page.getByRole('region', { name: 'Asked of AQ', exact: true })
  await to(/^Accept/)
  await press('Enter')
  await answered.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' })
  await expect.poll(noor.focused).not.toBe('')
  await to(/^Take back/)
  await press('Enter')
  await expect.poll(async () => (await planIn(lab)).dependencies.get(ROOMS.asked)?.deletedAt).not.toBe(null)
  await expect.poll(noor.focused).not.toBe('')

  const wrong = withChange(samplePlan(), 'activities', SAMPLE.act12, { plannedEnd: null })
  await open(await newBigLab(server, wrong), noor, 'checks')
  await to(/^(Warning|Error|Note): /)
  const first = await noor.focused()
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await press('F8')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]') !== null))
    .toBe(true)
  await press('Shift+F8', 'Escape')
  await expect.poll(noor.focused).toBe(first)
  expect(noor.pointed).toEqual([])
  expect(noor.errors).toEqual([])
})
