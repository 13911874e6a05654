import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '#shared/doc/read.ts'
import { workstreams } from '#shared/plan/select.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* A planner's own file and what becomes of it at the first look. */

const HEADER = ['Milestone', 'No', 'Detailed activity', 'Responsibility', 'Planned start', 'Planned end']
const STEPS = ['Agree', 'Survey', 'Draft', 'Consult on', 'Publish']

/** Twenty rows of an initiative, its milestones' numbers written before their names. */
const initiative = (letter: string, subject: string): string[][] => [
  [`Initiative ${letter}: ${subject}`],
  HEADER,
  ...['sites', 'permits', 'standards', 'accommodation'].flatMap((what, m) =>
    STEPS.map((step, a) => [
      a === 0 ? `${m + 1} ${what} arranged` : '',
      `${m + 1}.${a + 1}`,
      `${step} the ${what} of ${subject}`,
      a === 3 ? 'Blue Ventures' : 'DEA; DPME',
      `${a * 2 + 1}/${m + 1}/2015`,
      m === 1 && a === 0 ? '2014/12/31' : m === 2 && a === 0 ? 'Ongoing' : `2015/0${m + 1}/${a * 2 + 2}`,
    ]),
  ),
  [],
]

const messyFile = async () => ({
  name: '3 feet plan v7 FINAL.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await (
      await writeXlsx([
        {
          name: 'Plan',
          header: ['OPERATION – 3 FEET PLAN v7 FINAL'],
          rows: [
            ...initiative('A', 'seaweed farms'),
            ...initiative('B', 'small harbours'),
            ...initiative('C', 'training of divers'),
            ['Notes: to be confirmed'],
          ],
          widths: [],
        },
      ])
    ).arrayBuffer(),
  ),
})

let server: TestServer
let lab: TestLab
let browser: Browser
let planner: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({
    workstreams: [
      { code: 'MTM', title: 'Transport' },
      { code: 'AQ', title: 'Aquaculture' },
    ],
  })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    const rooms = workstreams(readPlan(doc).plan)
    putPlan(
      doc,
      planOf({
        organisations: ['DEA', 'DPME'].map((acronym, at) => ({ id: n(1 + at), name: acronym, acronym })),
        initiatives: rooms.flatMap(({ id, code }) =>
          Array.from({ length: 9 }, (_, at) => ({
            id: n((code === 'MTM' ? 100 : 200) + at),
            workstreamId: id,
            title: `Idea ${code} ${at + 1}`,
          })),
        ),
      }),
    )
  })
  browser = await launchBrowser()
  planner = await seatedVisitor(browser, { name: 'Noor', cookie: lab.lead.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** What the milestone's own cell says, with the number the plan gives it. */
const milestone = (page: Page, title: string) => page.getByTitle(title, { exact: true }).first().innerText()

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Import activities' })

const importFile = async (page: Page, file: Awaited<ReturnType<typeof messyFile>>) => {
  await page.getByRole('button', { name: 'Import and export' }).click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Import from a file…' }).click()
  await (await chosen).setFiles(file)
}

test('WK1 WK2 WK3 a messy workbook becomes a plan that is seen at once', async () => {
  const { page } = planner
  const address = `${server.url}/labs/${lab.slug}`
  await page.goto(`${address}/rooms/AQ/plan`)
  await untilLineSays(page, /saved/i)
  await importFile(page, await messyFile())
  const dialog = dialogOf(page)

  // Numbers and letters of the file's own headings are taken for what they are.
  await dialog.getByText('Initiative: seaweed farms').waitFor()
  await dialog.getByLabel(/^Day \d+, month \d+/).check()
  await dialog.getByLabel('What is Blue Ventures?').selectOption('new')
  // A heading over nothing can be left out like a row.
  await dialog.getByLabel('Rows of the file').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await dialog
    .getByRole('listitem')
    .filter({ hasText: 'Notes: to be confirmed' })
    .getByRole('checkbox')
    .click()
  await dialog.getByRole('checkbox', { name: /dependencies that the dates suggest/ }).check()
  await dialog.getByRole('button', { name: 'Add 60 activities' }).click()
  await page.getByText('60 activities added.').waitFor()

  // Nine ideas stand before it: the table is at what was brought all the same.
  await page.getByText('Agree the sites of seaweed farms').waitFor()
  await expect.poll(() => milestone(page, 'sites arranged')).toMatch(/^1\s*sites arranged$/)
  expect(planner.errors).toEqual([])
}, 60_000)
