import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { isDateCell, rawText, type Cell } from '#shared/exchange/cells.ts'
import { exportTable } from '#shared/exchange/exportRows.ts'
import { labDate } from '#shared/exchange/planDates.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const folder = mkdtempSync(join(tmpdir(), 'office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORDS = [
  '=1+1',
  '+27 21 555 0000',
  '@SUM(A1)',
  '-2',
  '＝1+1',
  "'quoted",
  'two\nlines',
  'a; b, "c"',
  'é 中文 😀',
  '_x0041_',
  'toString',
  '__proto__',
  '00123',
  '1/10/2014',
]

const PLAN = planOf({
  workstreams: [{ id: n(1), code: 'MPSG', title: 'Marine protection' }],
  organisations: [{ id: n(2), name: 'Environmental Affairs', acronym: 'DEA' }],
  initiatives: [{ id: n(3), workstreamId: n(1), code: 'M-1', title: 'Capacity', start: '2014-10-01' }],
  milestones: [{ id: n(4), initiativeId: n(3), title: 'Training', orderKey: 'a0' }],
  activities: WORDS.map((text, at) => ({
    id: n(100 + at),
    milestoneId: n(4),
    workstreamId: n(1),
    text,
    responsibleIds: [n(2)],
    plannedStart: '2014-10-01',
    plannedEnd: at % 2 === 0 ? '2015-02-13' : null,
    endKind: at % 2 === 0 ? ('date' as const) : ('ongoing' as const),
    orderKey: `a${'0123456789ABCDEF'[at]}`,
  })),
})

/** Every sheet as LibreOffice shows it, as CSV by the name of the sheet. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'

const shown = (cell: Cell): string => (isDateCell(cell) ? labDate(cell.date) : rawText(cell))

test('XC15 LibreOffice opens the workbook with the same cells: dates as dates, text as text, no formula', async () => {
  const { header, rows } = exportTable(PLAN, null)
  const blob = await writeXlsx([{ name: 'Plan', header, rows, widths: [] }])
  writeFileSync(join(folder, 'plan.xlsx'), new Uint8Array(await blob.arrayBuffer()))
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    AS_SHOWN,
    '--outdir',
    folder,
    join(folder, 'plan.xlsx'),
  ])
  const { data } = Papa.parse<string[]>(readFileSync(join(folder, 'plan-Plan.csv'), 'utf8'), {
    skipEmptyLines: true,
  })
  expect(data).toEqual([[...header], ...rows.map((row) => row.map(shown))])
})
