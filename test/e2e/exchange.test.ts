import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '#shared/doc/read.ts'
import { live } from '#shared/plan/select.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { GOLDEN_ROWS } from '#test/support/goldenRows.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Visitor
const folder = mkdtempSync(join(tmpdir(), 'exchange-'))

const ORGANISATIONS = planOf({
  organisations: ['DEA', 'DPME', 'DHET'].map((acronym, at) => ({ id: n(1 + at), name: acronym, acronym })),
})

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({
    workstreams: [
      { code: 'MPSG', title: 'Marine protection' },
      { code: 'AQ', title: 'Aquaculture' },
    ],
  })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    putPlan(doc, ORGANISATIONS)
    const room = live(readPlan(doc).plan, 'workstreams').find(({ code }) => code === 'AQ')
    const fields = { workstreamId: room?.id, title: '=1+1' }
    applyCommands(doc, [{ type: 'create', collection: 'initiatives', id: n(50), fields }])
  })
  browser = await launchBrowser()
  lead = await seatedVisitor(browser, { name: 'Noor', cookie: lab.lead.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Import activities' })

const importFile = async (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
  await page.getByRole('button', { name: 'Import and export' }).click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Import from a file…' }).click()
  await (await chosen).setFiles(file)
  await dialogOf(page)
    .getByRole('button', { name: /^(Add|Change)/ })
    .waitFor()
}

const exported = async (page: Page, item: string): Promise<string> => {
  await page.getByRole('button', { name: 'Import and export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  const file = await download
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

const golden = async () => ({
  name: 'Initiative 4.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await (
      await writeXlsx([
        {
          name: 'Plan',
          header: GOLDEN_ROWS[0] ?? [],
          rows: [...GOLDEN_ROWS.slice(1), ['', '', '', 'DEA', '', '', '']],
          widths: [],
        },
      ])
    ).arrayBuffer(),
  ),
})

test('XC20 XC21 XC22 XC23 a workbook is looked at row by row, added in one step, taken back, and written out to come back unchanged', async () => {
  const { page } = lead
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/MPSG/plan`)
  await untilLineSays(page, /saved/i)
  await importFile(page, await golden())
  const dialog = dialogOf(page)

  // What was read, and what was recognised in it.
  await expect
    .poll(() => dialog.getByLabel('Title of the new initiative').inputValue())
    .toMatch(/^Accelerated capacity/)
  await dialog.getByText('All (11)').waitFor()
  await dialog.getByText('With a warning (10)').waitFor()
  await dialog.getByText('Left out (1)').waitFor()
  expect(await dialog.getByLabel('What is OPOCT?').inputValue()).toBe('planned')
  expect(await axeFindings(page)).toEqual([])

  // What was left out can be taken home with its reason.
  const rejected = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download the row left out' }).click()
  const rejectedPath = join(folder, 'rejected.csv')
  await (await rejected).saveAs(rejectedPath)
  const told = readFileSync(rejectedPath, 'utf8')
  expect(told).toMatch(/Row,Reason\r\n,,,DEA,,,,14,It does not say what is to be done\./)

  // Chains are offered, and taken only because somebody says so.
  const offer = dialog.getByRole('checkbox', { name: 'Add the 8 dependencies that the dates suggest' })
  expect(await offer.isChecked()).toBe(false)
  await offer.check()
  await dialog.getByText('8 dependencies · one new organisation').waitFor()
  await dialog.getByRole('button', { name: 'Add 9 activities' }).click()
  await page.getByText('9 activities added').waitFor()
  await page.getByText('Employers identify occupations with the OFO').waitFor()
  await untilLineSays(page, /saved/i)

  // One step back, one step forth.
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(() => page.getByText('Employers identify occupations with the OFO').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Undo' }).first().isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Redo' }).click()
  await page.getByText('Employers identify occupations with the OFO').waitFor()

  // Out to both kinds of file, and in again: nothing to do.
  for (const item of ['Export for Excel (.xlsx)', 'Export as CSV']) {
    const path = await exported(page, item)
    await importFile(page, path)
    await dialog.getByText('Nothing to change.').waitFor()
    await dialog.getByText('0 changed, 9 unchanged').waitFor()
    expect(await dialog.getByRole('button', { name: 'Add activities' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  }
  expect(lead.errors).toEqual([])
})

test('XC11 XC24 XC25 a phone picks a file, is asked about formulas, and exports; a file that cannot be read says what to do; a file is dropped on the table', async () => {
  const phone = await seatedVisitor(browser, { name: 'Noor', cookie: lab.lead.cookie }, server.url, {
    width: 390,
    height: 844,
  })
  const { page } = phone
  await page.goto(`${server.url}/labs/${lab.slug}/rooms/AQ/plan`)
  await untilLineSays(page, /saved/i)
  await importFile(page, await golden())
  expect(await axeFindings(page)).toEqual([])
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click()

  // What looks like a formula is asked about before it is written to CSV.
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
  const question = page.getByRole('dialog', { name: 'Cells that look like formulas' })
  await question.getByText('One cell begins with').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const download = page.waitForEvent('download')
  await question.getByRole('button', { name: 'Save the file' }).click()
  const csv = join(folder, 'formulas.csv')
  await (await download).saveAs(csv)
  expect(readFileSync(csv, 'utf8')).toContain(",'=1+1,")

  // An old workbook, dropped.
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])], 'plan.xls'))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    )
  })
  await dialogOf(page)
    .getByText(/Save it as an Excel workbook \(\.xlsx\) without a password/)
    .waitFor()
  await dialogOf(page).getByRole('button', { name: 'Close' }).click()
  expect(phone.errors).toEqual([])
  await phone.context.close()
})
