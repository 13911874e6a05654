import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOfDay } from '#shared/diary/zone.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { docxText } from '#test/support/docxText.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { pdfText } from '#test/support/pdfText.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { SAMPLE as S, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

const DAY = 86_400_000
let clock = startOfDay('2026-03-02', new Intl.DateTimeFormat().resolvedOptions().timeZone) + DAY / 2
let server: TestServer
let lab: TestLab
let browser: Browser
let ana: Visitor
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diary-'))
  server = await startTestServer({ now: () => new Date(clock) })
  lab = await server.newLab({ name: 'Operation Phakisa' })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  clock += DAY
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    setFields(doc, 'initiatives', S.capacity, { title: 'Rangers for every reef' })
    setFields(doc, 'activities', S.act23, { plannedEnd: '2018-12-01' })
  })
  browser = await launchBrowser()
  ana = await seatedVisitor(
    browser,
    { name: 'Ana', cookie: (await lab.join({ name: 'Ana' })).cookie },
    server.url,
  )
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const download = async (page: Page, name: string): Promise<Uint8Array> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/-diary-2026-03-03\.(docx|pdf)$/)
  return readFileSync(await file.path())
}
const squeezed = (text: string) => text.replaceAll(/[\s•]+/g, '')

const MOVED = /Members and agreements ends \d+ days later, on 1 Dec 2018/

test('DY13 the diary lists the days of a lab; a day says what happened, and its files say the same', async () => {
  const { page } = ana
  await page.goto(`${server.url}/labs/${lab.slug}/diary`)
  const days = page.getByRole('list', { name: 'Days on which something happened' })
  await days.getByRole('link', { name: 'Monday 2 March 2026' }).waitFor()
  await days.getByRole('link', { name: 'Tuesday 3 March 2026 today, so far' }).click()
  await page.getByRole('heading', { level: 1, name: /diary of Tuesday 3 March 2026/ }).waitFor()
  const moved = page.getByRole('listitem').filter({ hasText: MOVED })
  await moved.waitFor()
  await page.getByText('Changed: 1 initiative and 1 activity.').waitFor()
  expect(await page.getByRole('columnheader').allTextContents()).toContain('Still empty')
  const sentence = (await moved.textContent()) ?? ''
  expect(squeezed(await docxText(await download(page, 'Word (DOCX)'), folder))).toContain(squeezed(sentence))
  expect(squeezed(pdfText(await download(page, 'PDF')))).toContain(squeezed(sentence))

  await page.getByRole('link', { name: 'All days' }).click()
  await days.getByRole('link', { name: /2 March/ }).click()
  await page
    .getByText(/^New: the room itself/)
    .first()
    .waitFor()
  expect(await page.getByText(MOVED).count()).toBe(0)
})

/** Each with a link that is there once it is. */
const PAGES = [
  ['diary', /2 March/],
  ['diary/2026-03-02', 'PDF'],
  ['diary/2026-03-03', 'PDF'],
  ['diary/2020-01-01', 'All days'],
] as const

test('DY14 the diary fits a laptop, a tablet and a phone, and axe finds nothing serious', async () => {
  const { page } = ana
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [path, shown] of PAGES) {
      await page.goto(`${server.url}/labs/${lab.slug}/${path}`)
      await page.getByRole('link', { name: shown }).waitFor()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await axeFindings(page), `${path} ${width}`).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `${path} ${width}`).toBeLessThanOrEqual(0)
    }
  }
  expect(ana.errors.filter((error) => !error.includes('404'))).toEqual([])
})
