import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importResponse } from '#shared/api/delivery.ts'
import { roadmapSchema, type Roadmap } from '#shared/roadmap/schema.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { keyboardPerson, type Keyboard } from '#test/support/keyboardOnly.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays } from '#test/support/people.ts'
import { REGISTER as R, registerPlan } from '#test/support/registerPlan.ts'
import { release } from '#test/support/releaseLab.ts'
import { SAMPLE as S } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let lead: Keyboard & { errors: readonly string[] }

const pages = () => `${server.url}/labs/${lab.slug}`

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, registerPlan()))
  browser = await launchBrowser()
  lead = await keyboardPerson(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const RISK = 'New farms are not filled with jobs'

test('RG6 a risk with the indicator that shows it is written by keyboard alone, and told in words', async () => {
  const { page } = lead
  await page.goto(`${pages()}/register`)
  await untilLineSays(page, /saved/i)
  await lead.to(/^New risk$/)
  await lead.type(RISK)
  await lead.press('Enter')
  await page.getByRole('textbox', { name: 'Likelihood (1–5)' }).waitFor()
  await lead.to(/^Likelihood/)
  await lead.type('4')
  await lead.to(/^Impact/)
  await lead.type('5')
  await lead.to(/^Add what it threatens$/)
  await lead.type('Twenty-four')
  await page.getByRole('option', { name: /AQ-1 Twenty-four farms/ }).waitFor()
  await lead.press('ArrowDown', 'Enter')
  await lead.to(/^Nothing yet$/)
  await lead.press('ArrowRight')
  await lead.to(/^Indicator$/)
  await lead.type('Jobs')
  await page.getByRole('option', { name: 'Jobs' }).waitFor()
  await lead.press('ArrowDown', 'Enter')
  await lead.to(/^Is/)
  await lead.type('below')
  await lead.to(/^Value$/)
  await lead.type('77 000')
  await lead.press('Enter')
  await page.getByText('When “Jobs” is below 77\u202f000').first().waitFor()
  await page.getByText('Baseline 0 jobs (1 Jan 2014): below it by 77\u202f000 already').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await lead.press('Escape')
  const row = page.getByRole('row').filter({ hasText: RISK })
  await row.getByText('When “Jobs” is below 77\u202f000').waitFor()
  await row.getByText('4 × 5').waitFor()
  await row.getByRole('button', { name: 'AQ-1 Twenty-four farms' }).waitFor()
  expect(lead.pointed).toEqual([])
})

test('RG3 the grid of likelihood and impact narrows the list, and its address keeps it', async () => {
  const { page } = lead
  await lead.to(/^Likelihood 4, impact 5: 1 open$/)
  await lead.press('Enter')
  await page.getByText('1 of 4 shown').waitFor()
  expect(new URL(page.url()).searchParams.get('cell')).toBe('4-5')
  await page.reload()
  await page.getByText('1 of 4 shown').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('RG4 what is open is listed with who answers, each a click from its place', async () => {
  const { page } = lead
  await page.goto(`${pages()}/register?tab=questions`)
  const rows = page.getByRole('table', { name: 'Open questions' }).getByRole('row')
  await rows.filter({ hasText: 'Who chairs?' }).getByText('OPOCT').waitFor()
  await rows.filter({ hasText: 'Data for “People trained”' }).getByText('DHET').waitFor()
  const waiting = rows.filter({ hasText: '“AQ-1 · 1.1 Sites leased” waits for' })
  expect(await waiting.count()).toBe(3)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Who chairs?' }).press('Enter')
  await page.getByRole('dialog').getByText('Members and agreements').first().waitFor()
})

test('RG6 the released roadmap and what a delivery unit reads have the risk, its trigger and all that is open', async () => {
  await release(lab, await lab.join({ role: 'sponsor' }))
  const text = (await lab.api('/roadmaps/1', { cookie: lab.lead.cookie })).text
  const roadmap: Roadmap = roadmapSchema.parse(JSON.parse(text))
  expect(roadmap.risks.find((risk) => risk.text === RISK)).toMatchObject({
    likelihood: 4,
    impact: 5,
    trigger: { kind: 'indicator', indicatorId: S.jobs, operator: 'below', value: '77000' },
  })
  expect(roadmap.openQuestions.map((q) => q.kind).toSorted()).toEqual([
    'data',
    'question',
    'request',
    'request',
    'request',
    'request',
  ])
  const cookie = await server.facilitator()
  const { roadmap: imported } = (await server.api('/api/delivery/roadmaps', { cookie, raw: text })).as(
    importResponse,
  )
  const { page, errors } = await seatedVisitor(browser, { name: 'Fatima', cookie }, server.url)
  await page.goto(`${server.url}/delivery/${imported.id}`)
  await page.getByText('When “Jobs” is below 77\u202f000').waitFor()
  await page.getByText('The team grows to six').first().waitFor()
  await page.getByText('Ask for the list of sites').first().waitFor()
  await page.getByText('Data for “People trained” are not available').waitFor()
  await page.getByText('not answered yet').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect([...errors, ...lead.errors]).toEqual([])
  expect(roadmap.decisions?.map((d) => d.id)).toEqual([R.decision])
})
