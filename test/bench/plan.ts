import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { addDays } from '#shared/plan/dates.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { launchBrowser } from '../support/browser.ts'
import { LAB_HEADER } from '../support/goldenRows.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { seatedVisitor, type Visitor } from '../support/people.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '../support/testServer.ts'
import { openEditor } from './plan/editor.ts'
import { machineLine, machineTime } from './run/machine.ts'

/*
 * How long a workbook of many activities takes: until its rows are looked at, until they are in the plan, and until
 * three others have them on their screens, while three more go on editing. `npm run bench:plan -- [--rows 3000]`.
 */
const { values: asked } = parseArgs({ options: { rows: { type: 'string', default: '3000' } } })
const ROWS = Number(asked.rows)
const OTHERS = 3
const EDIT_EVERY_MS = 200
const IN_A_MILESTONE = 60

const PLAN = planOf({
  organisations: ['DEA', 'DPME', 'DHET'].map((acronym, at) => ({ id: n(1 + at), name: acronym, acronym })),
  activities: Array.from({ length: OTHERS }, (_, at) => ({ id: n(10 + at), text: '' })),
})

const workbook = async (): Promise<Buffer> => {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const milestone = Math.floor(at / IN_A_MILESTONE) + 1
    const start = addDays('2015-01-01', at)
    return [
      String(milestone),
      `${milestone}.${(at % IN_A_MILESTONE) + 1}`,
      `Activity ${at + 1}: written as long as such a row usually is, with what is to be done and where`,
      at % 3 === 0 ? 'DEA, DPME' : 'DHET',
      { date: start },
      { date: addDays(start, 6) },
      1,
    ]
  })
  const blob = await writeXlsx([{ name: 'Plan', header: LAB_HEADER, rows, widths: [] }])
  return Buffer.from(await blob.arrayBuffer())
}

/** When the line says that all is saved. */
const untilSaved = (page: Page) =>
  page.waitForFunction(
    () =>
      /saved/i.test(
        document.querySelector('[data-testid="saved-state"] [title]')?.getAttribute('title') ?? '',
      ),
    null,
    { timeout: 120_000, polling: 50 },
  )

const visit = async (
  browser: Browser,
  server: TestServer,
  lab: TestLab,
  cookie: string,
): Promise<Visitor> => {
  const visitor = await seatedVisitor(browser, { name: 'Noor', cookie }, server.url)
  await visitor.page.goto(`${server.url}/labs/${lab.slug}/rooms/MPSG/plan`)
  await untilSaved(visitor.page)
  return visitor
}

/** When a page has all rows: it says how many its table has. */
const untilShown = async ({ page }: Visitor): Promise<number> => {
  await page.waitForFunction(
    (rows) => Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')) >= rows,
    ROWS,
    { timeout: 120_000, polling: 50 },
  )
  return performance.now()
}

const began = machineTime()
const server = await startTestServer()
const browser = await launchBrowser()
try {
  const lab = await server.newLab({ workstreams: [{ code: 'MPSG', title: 'Marine protection' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, PLAN))
  const members = await Promise.all(Array.from({ length: OTHERS }, () => lab.join()))
  const others = await Promise.all(members.map(({ cookie }) => visit(browser, server, lab, cookie)))
  const { page } = await visit(browser, server, lab, lab.lead.cookie)
  const editors = await Promise.all(
    members.map(({ cookie }, at) => openEditor(server.url, cookie, lab.id, n(10 + at), EDIT_EVERY_MS)),
  )
  const file = { name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: await workbook() }

  const brought = performance.now()
  await page.locator('input[type=file]').first().setInputFiles(file)
  const add = page.getByRole('button', { name: `Add ${ROWS.toLocaleString('en')} activities` })
  await add.waitFor({ timeout: 60_000 })
  const previewed = performance.now()

  for (const editor of editors) editor.begin()
  const clicked = performance.now()
  const shown = Promise.all(others.map(untilShown))
  await add.click()
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 })
  const applied = performance.now()
  const all = Math.max(...(await shown))
  const told = editors.map((editor) => editor.end())
  await untilSaved(page)
  const saved = performance.now()

  const ms = (from: number, to: number) => `${Math.round(to - from).toLocaleString('en')} ms`
  console.log(machineLine())
  console.log(
    `${began} to ${machineTime()} UTC; ${ROWS.toLocaleString('en')} rows, ${OTHERS} others' pages; ${(loadavg()[0] ?? 0).toFixed(1)} programs wanted a processor in the last minute`,
  )
  console.log(`preview, from the file to its rows   ${ms(brought, previewed)}`)
  console.log(`applied, from the click              ${ms(clicked, applied)}`)
  console.log(`on all others' screens               ${ms(clicked, all)}`)
  console.log(`saved, as the importer is told       ${ms(clicked, saved)}`)
  for (const { sent, acknowledged, longestPause } of told)
    console.log(
      `meanwhile an editor sent ${sent}, was told that ${acknowledged} are saved; longest wait ${Math.round(longestPause)} ms`,
    )
  for (const editor of editors) editor.close()
} finally {
  await browser.close()
  await server.close()
}
