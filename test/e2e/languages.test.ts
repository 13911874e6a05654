import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitation } from '#shared/api/identity.ts'
import { axeFindings } from '#test/support/axe.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { textsOf } from '#test/support/languageFiles.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { newVisitor, seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { sideways } from '#test/support/sideways.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let browser: Browser
let code: string

const WORDS = { en: textsOf('en'), fr: textsOf('fr'), ar: textsOf('ar') }
const fr = (key: string) => WORDS.fr.get(key) ?? `no ${key}`
const ar = (key: string) => WORDS.ar.get(key) ?? `no ${key}`

beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab({ workstreams: [{ code: 'MTM', title: 'Marine transport' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  const made = await lab.api('/invitations', { cookie: lab.lead.cookie, body: { role: 'participant' } })
  code = made.as(invitation).code
  const round = { kind: 'ideas', question: 'What stands in the way?', settings: {} }
  expect((await lab.api('/rounds', { cookie: lab.lead.cookie, body: round })).status).toBe(201)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const at = (path: string) => `${server.url}/labs/${lab.slug}${path}`
const pageNow = async (page: Page) => {
  const said = await page.evaluate(() => {
    const { lang, dir } = document.documentElement
    return { lang, dir }
  })
  return { ...said, sideways: await sideways(page) }
}
const isIn = async (page: Page, lang: string, dir: 'ltr' | 'rtl') => {
  await expect.poll(() => pageNow(page)).toEqual({ lang, dir, sideways: 0 })
}
/** The menu of one's seat, opened by its picture. */
const openSeat = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) }).click()

test('JP5 the join page asks for nothing of the other pages, neither scripts nor styles', async () => {
  const html = await (await fetch(`${server.url}/join`)).text()
  const files = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  )
  expect(files.length).toBeGreaterThan(2)
  expect(files.filter((name) => /^(pages|plan|main)-/.test(name))).toEqual([])
})

let thandi: Visitor

test('TR1 TR2 TR4 who joins in French works in French: the table, a round, the agreement', async () => {
  thandi = await newVisitor(browser, 'Thandi')
  const { page } = thandi
  await page.goto(`${server.url}/join/${code}`)
  await page.getByLabel('Your name').fill('Thandi')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr')
  await page.getByRole('button', { name: fr('join:form.join'), exact: true }).waitFor()
  await isIn(page, 'fr', 'ltr')
  // Only what this page says is fetched, and what was typed is still there.
  expect(asked.filter((path) => /\/fr-[\w-]+\.js$/.test(path))).toEqual([])
  expect(await page.getByLabel(fr('join:form.name')).inputValue()).toBe('Thandi')
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel(fr('join:form.organisation')).fill('DAFF')
  await page.getByRole('button', { name: fr('join:form.join'), exact: true }).click()
  await page.getByRole('link', { name: fr('join:joined.go') }).click()
  await isIn(page, 'fr', 'ltr')

  await page.goto(at(`/rooms/${ROOMS.aq}/plan`))
  await page.getByRole('columnheader', { name: fr('plan:columns.responsible') }).waitFor()
  await untilLineSays(page, fr('sync:saved'))
  await page
    .getByRole('gridcell', { name: /31\D03\D2015|31 mars 2015/ })
    .first()
    .waitFor()
  await isIn(page, 'fr', 'ltr')

  await page.goto(at('/rounds'))
  await page.getByRole('link', { name: /What stands in the way/ }).click()
  await page.getByRole('textbox', { name: fr('rounds:ideas.title') }).fill('Les radios ne portent pas')
  await page.getByRole('button', { name: fr('rounds:ideas.add') }).click()
  await page.getByText(fr('rounds:saved')).waitFor()

  await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })
  await page.goto(at('/agreement'))
  await page.getByRole('heading', { name: fr('agreement:title'), exact: true }).waitFor()
  await page.getByText(fr('agreement:lead.frozen')).waitFor()
  const found = await axeFindings(page)
  await lab.api('/reopen', { cookie: lab.lead.cookie, method: 'POST' })
  expect(found).toEqual([])
})

test('TR3 TR6 the board and its tools follow; another browser is in French by the personal link alone', async () => {
  const seats = await lab.api('/seats', { cookie: lab.lead.cookie })
  const seat = (JSON.parse(seats.text) as { seats: { id: string; name: string }[] }).seats.find(
    ({ name }) => name === 'Thandi',
  )
  const made = await lab.api(`/seats/${seat?.id}/link`, { cookie: lab.lead.cookie, body: {} })
  const { personalLink } = JSON.parse(made.text) as { personalLink: string }
  const { page, errors } = await newVisitor(browser, 'Thandi elsewhere')
  await page.goto(personalLink)
  await page.waitForURL(/\/labs\//)
  await isIn(page, 'fr', 'ltr')
  await page.goto(at(`/rooms/${ROOMS.aq}/canvas`))
  // tldraw's own words come in French from this server.
  await page.getByTestId('tools.select').waitFor()
  await expect.poll(() => page.getByTestId('tools.eraser').getAttribute('aria-label')).toMatch(/^Gomme/)
  expect(errors).toEqual([])
})

test('TR5 TR7 a seat of the same lab turns to Arabic at once, right to left, with what was half typed; nobody else does', async () => {
  const { cookie } = await lab.join({ name: 'Layla', organisationId: ROOMS.doer })
  const { page } = await seatedVisitor(browser, { name: 'Layla', cookie }, server.url, {
    width: 390,
    height: 844,
  })
  await page.goto(at('/rounds'))
  await page.getByRole('link', { name: /What stands in the way/ }).click()
  await page.getByRole('textbox', { name: 'Your idea' }).fill('الرادار لا يصل')
  await openSeat(page, 'Layla')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ar')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: ar('rounds:ideas.title') }).waitFor()
  await isIn(page, 'ar', 'rtl')
  expect(await page.getByRole('textbox', { name: ar('rounds:ideas.title') }).inputValue()).toBe(
    'الرادار لا يصل',
  )
  expect(await axeFindings(page)).toEqual([])
  for (const path of ['', '/rounds', '/people', `/rooms/${ROOMS.aq}/list`]) {
    await page.goto(at(path))
    await page.getByRole('banner').waitFor()
    await untilLineSays(page, /./)
    await expect
      .poll(async () => [path, await pageNow(page)])
      .toEqual([path, { lang: 'ar', dir: 'rtl', sideways: 0 }])
  }
  await page.goto(server.url)
  await page.getByRole('heading', { name: ar('lab:home.title') }).waitFor()
  expect(await axeFindings(page)).toEqual([])

  const third = await seatedVisitor(browser, { name: 'Lead', cookie: lab.lead.cookie }, server.url)
  await third.page.goto(at('/rounds'))
  await third.page.getByRole('heading', { name: 'Rounds', exact: true }).waitFor()
  expect(await third.page.evaluate(() => document.documentElement.lang)).toBe('en')
  // Hers is still French.
  await thandi.page.reload()
  await isIn(thandi.page, 'fr', 'ltr')
  expect([...thandi.errors, ...third.errors]).toEqual([])
})
